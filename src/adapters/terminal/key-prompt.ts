import { createPrompt, useEffect, useKeypress, useState } from "@inquirer/core";

interface KeyQuestion {
  readonly message: string;
  readonly keys: readonly string[];
  readonly help: string;
}

interface Keypress {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** One key, no Enter, as in git add -p; `?` and any other key show what there is to press. */
export const keyPrompt = createPrompt<string, KeyQuestion>((question, done) => {
  const [answer, setAnswer] = useState("");
  const [helping, setHelping] = useState(false);
  const [columns, setColumns] = useState(process.stdout.columns || 80);
  useEffect(() => {
    const redraw = (): void => setColumns(process.stdout.columns || 80);
    process.stdout.on("resize", redraw);
    return () => void process.stdout.off("resize", redraw);
  }, []);
  useKeypress((event, readline) => {
    const { name, sequence = "", ctrl, meta } = event as Keypress;
    // Readline would keep what is typed and move its cursor along.
    readline.clearLine(0);
    // It reports `?` by its sequence only; Ctrl-Y and Alt-Y are not y.
    const key = ctrl || meta ? "" : (name ?? sequence);
    if (question.keys.includes(key)) {
      setAnswer(key);
      done(key);
    } else setHelping(true);
  });
  const keys = `[${question.keys.join(",")},?]?`;
  // With room for the answer; a narrow terminal would break the keys anywhere.
  const narrow = question.message.length + keys.length + 2 > columns;
  const line = `${question.message}${narrow ? "\n" : " "}${keys} ${answer}`;
  return helping && answer === "" ? [line, question.help] : line;
});

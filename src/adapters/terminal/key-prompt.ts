import { createPrompt, useKeypress, useState } from "@inquirer/core";

interface KeyQuestion {
  readonly message: string;
  readonly keys: readonly string[];
  readonly help: string;
}

/** One key, no Enter, as in git add -p; `?` and any other key show what there is to press. */
export const keyPrompt = createPrompt<string, KeyQuestion>((question, done) => {
  const [answer, setAnswer] = useState("");
  const [helping, setHelping] = useState(false);
  useKeypress((event) => {
    // readline reports `?` by its sequence only.
    const key = event.name ?? (event as { sequence?: string }).sequence ?? "";
    if (question.keys.includes(key)) {
      setAnswer(key);
      done(key);
    } else setHelping(true);
  });
  const line = `${question.message} [${question.keys.join(",")},?]? ${answer}`;
  return helping && answer === "" ? [line, question.help] : line;
});

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { JournalFolder } from "../../../src/adapters/files/journal-folder.ts";
import { lastLine, MANIFEST, Scene, snapshotOf, WRITER } from "../../files/scene.ts";
import { planned, type Outcome } from "../../files/writer.ts";

export type Verb = "apply" | "undo";

/** A folder as a kill finds it, with what each file may be afterwards. */
export class Stage implements Disposable {
  readonly scene: Scene;
  readonly environment: NodeJS.ProcessEnv;
  readonly #old: Record<string, string>;
  readonly #new: Record<string, string>;

  /** @param verb what is going to be killed: an undo finds the files applied */
  constructor(verb: Verb, files: number) {
    const names = Array.from({ length: files }, (_, i) => (i % 2 ? `sub/${i}.yaml` : `${i}.yaml`));
    this.scene = new Scene(Object.fromEntries(names.map((name, i) => [name, MANIFEST.repeat(i + 1)])));
    fs.chmodSync(join(this.scene.work, "0.yaml"), 0o640);
    fs.symlinkSync("sub/1.yaml", join(this.scene.work, "link.yaml"));
    this.environment = { ...process.env, XDG_STATE_HOME: this.scene.state };
    this.#old = this.scene.snapshot();
    const after = names.map((name) => [
      name,
      Buffer.from(planned(join(this.scene.work, name)).after).toString("latin1"),
    ]);
    this.#new = { ...this.#old, ...Object.fromEntries(after) };
    if (verb === "undo") this.run("apply");
  }

  run(verb: Verb): Outcome {
    const result = spawnSync(process.execPath, this.arguments(verb), { env: this.environment, encoding: "utf8" });
    if (result.status !== 0) throw new Error(result.stderr);
    return lastLine(result.stdout);
  }

  arguments(verb: Verb): string[] {
    return [WRITER, verb, this.scene.work];
  }

  /** Whether a kill left work half done: some files old and some new, or something beside them. */
  isHalfDone(): boolean {
    const now = this.scene.snapshot();
    return !same(now, this.#old) && !same(now, this.#new);
  }

  /** What is wrong after a kill, or undefined: each file old or new, journal readable, undo complete, nothing left. */
  fault(): string | undefined {
    const now = this.scene.snapshot();
    const names = Object.keys(this.#old);
    const odd = names.filter((name) => now[name] !== this.#old[name] && now[name] !== this.#new[name]);
    if (odd.length > 0) return `neither old nor new: ${odd.join(", ")}`;
    const journals = new JournalFolder(this.scene.journals);
    const pending = journals.pending();
    for (const path of pending) journals.read(path);
    if (pending.length === 0 && !same(now, this.#old))
      return "files are new, or something is left, and no journal is there";
    if (pending.length > 0) {
      const outcome = this.run("undo");
      if (outcome.code !== "OK") return `undo ended with ${outcome.code}`;
    }
    return this.#faultAfterUndo();
  }

  #faultAfterUndo(): string | undefined {
    if (!same(this.scene.snapshot(), this.#old)) return "undo did not bring back the old files and nothing else";
    if ((fs.statSync(join(this.scene.work, "0.yaml")).mode & 0o777) !== 0o640) return "the mode is another";
    // What is left in the state folder goes with the next run.
    if (this.run("apply").code !== "OK" || this.run("undo").code !== "OK") return "the next run fails";
    const left = Object.keys(snapshotOf(this.scene.journals)).filter((name) => !name.endsWith(".undone.json"));
    return left.length > 0 ? `left behind: ${left.join(", ")}` : undefined;
  }

  [Symbol.dispose](): void {
    this.scene[Symbol.dispose]();
  }
}

function same(a: Record<string, string>, b: Record<string, string>): boolean {
  return JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
}

/** The fault as a line, a throw included: a campaign goes on. */
export function judge(stage: Stage, point: string): string[] {
  try {
    const fault = stage.fault();
    return fault === undefined ? [] : [`${point}: ${fault}`];
  } catch (error) {
    return [`${point}: ${String(error)}`];
  }
}

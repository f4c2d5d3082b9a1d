import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import type { LocalStack } from "../../infra/local/index.ts";
import { Run } from "../faults/run.ts";
import { atTheSite, runErrands } from "./errands.ts";
import type { Bench } from "./part.ts";
import { root } from "./references.ts";
import { type Found, mark, round, worst } from "./table.ts";

const HOME = join(root, ".build/bench/memory");
const MOST_PERCENT = 60;

/**
 * A bundle in place of a function's own that hands every event to a process of its own with the real bundle, as Lambda runs it,
 * and notes the most memory that process ever held. Lambda's Node gets 90 % of the memory as heap and 5 % for what is young.
 */
const standIn = (bundle: string, notes: string): string => `
import { fork } from "node:child_process";
import { appendFileSync } from "node:fs";
const mb = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
const child = fork(${JSON.stringify(fileURLToPath(new URL("./lambda-process.ts", import.meta.url)))}, [${JSON.stringify(bundle)}], {
  env: process.env,
  serialization: "json",
  execArgv: ["--max-old-space-size=" + Math.floor(mb * 0.9), "--max-semi-space-size=" + Math.floor(mb * 0.05)],
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
const waiting = new Map();
let last = 0;
child.on("message", ({ id, result, error, peakMb }) => {
  appendFileSync(${JSON.stringify(notes)}, mb + " " + peakMb + "\\n");
  const { done, failed } = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) done(result);
  else failed(new Error(error));
});
child.on("exit", (code) => {
  for (const { failed } of waiting.values()) failed(new Error("The process ended with " + code));
});
export const handler = (event, context) =>
  new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    child.send({ id: last, event, context: JSON.parse(JSON.stringify(context)), at: Date.now() });
  });
`;

const putStandIns = (stack: LocalStack): Map<string, string> => {
  rmSync(HOME, { recursive: true, force: true });
  const notes = new Map<string, string>();
  for (const { name, directory } of stack.assembly.bundles) {
    const own = join(HOME, name);
    mkdirSync(own, { recursive: true });
    notes.set(name, join(own, "notes"));
    writeFileSync(join(own, "index.mjs"), standIn(join(directory, "index.mjs"), join(own, "notes")));
    if (!stack.reload(name, own)) throw new Error(`The stack has no function ${name}.`);
  }
  return notes;
};

const noted = z.array(z.tuple([z.coerce.number(), z.coerce.number()]));

interface Held {
  readonly name: string;
  readonly calls: number;
  readonly peakMb: number;
  readonly givenMb: number;
  readonly percent: number;
}

const heldBy = (name: string, notes: string): Held | undefined => {
  const lines = globSync(notes).flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
  const seen = noted.parse(lines.map((line) => line.split(" ")));
  const [given] = seen[0] ?? [];
  if (given === undefined) return undefined;
  const peak = Math.max(...seen.map(([, peakMb]) => peakMb));
  return {
    name,
    calls: seen.length,
    peakMb: round(peak),
    givenMb: given,
    percent: round((100 * peak) / given),
  };
};

/** The most memory that each function held while the stories were told, against what it is given. */
export const measureMemory = async ({
  stack: start,
  quick,
}: Pick<Bench, "stack" | "quick">): Promise<Found> => {
  const stack = await start();
  const notes = putStandIns(stack);
  try {
    if (quick) await atTheSite(new Run(stack, "memory"));
    else await runErrands(stack, "memory");
    await stack.idle();
    if (!quick) await stack.clock({ advance: "P8D" });
  } finally {
    for (const { name, directory } of stack.assembly.bundles) stack.reload(name, directory);
  }
  const held = [...notes].flatMap(([name, path]) => heldBy(name, path) ?? []);
  const unused = notes.size - held.length;
  return {
    title: "Memory: the most a function held, against what it is given",
    note: `Resident memory of a process of its own for each execution environment, with Lambda's limits of the heap, while ${quick ? "the site's forms were sent" : "the stories were told and eight days passed"}. Bar: ${MOST_PERCENT} %. Not called: ${unused}.`,
    rows: held
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ name, calls, peakMb, givenMb, percent }) => ({
        function: name,
        calls,
        "peak MB": peakMb,
        "given MB": givenMb,
        percent,
        [`over ${MOST_PERCENT} %`]: mark(percent, MOST_PERCENT),
      })),
    bars: [
      {
        what: `A function holds at most ${MOST_PERCENT} % of its memory`,
        ...worst(held.map(({ name, percent }) => ({ name, figure: percent, bar: MOST_PERCENT }))),
      },
    ],
  };
};

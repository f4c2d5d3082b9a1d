import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { LocalStack } from "../../infra/local/stack.ts";
import { runErrands } from "./errands.ts";
import { root } from "./references.ts";
import { type Found, mark, round } from "./table.ts";

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

/** The most memory that each function held while the stories were told, against what it is given. */
export const measureMemory = async (stack: LocalStack): Promise<Found> => {
  const notes = putStandIns(stack);
  try {
    await runErrands(stack, "memory");
    await stack.clock({ advance: "P8D" });
  } finally {
    for (const { name, directory } of stack.assembly.bundles) stack.reload(name, directory);
  }
  const rows = [...notes].map(([name, path]) => {
    const lines = globSync(path).flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
    const seen = noted.parse(lines.map((line) => line.split(" ")));
    const peak = Math.max(...seen.map(([, peakMb]) => peakMb));
    const [given] = seen[0] ?? [0];
    const percent = round((100 * peak) / given);
    if (seen.length === 0) return { function: name, "": "was not called" };
    return {
      function: name,
      calls: seen.length,
      "peak MB": round(peak),
      "given MB": given,
      percent,
      [`over ${MOST_PERCENT} %`]: mark(percent, MOST_PERCENT),
    };
  });
  return {
    title: "Memory: the most a function held, against what it is given",
    note: `Resident memory of a process of its own for each execution environment, with Lambda's limits of the heap, while the stories were told and eight days passed. Bar: ${MOST_PERCENT} %.`,
    rows: rows.sort((a, b) => basename(a.function).localeCompare(b.function)),
  };
};

import { parseArgs } from "node:util";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import type { Bench, Part } from "./part.ts";
import { parts } from "./parts.ts";
import { summarize } from "./summary.ts";
import { keep, print } from "./table.ts";

const USE = `npm run bench                  everything, some ten minutes on an idle machine
npm run bench -- quick          everything in small, a minute or so: whether it still runs
npm run bench -- start calls    some parts: ${parts.map(({ name }) => name).join(", ")}
Options: --only site, --runs 11, --registrations 40, --people 500, --places 50, --seed 1`;

const options = {
  runs: { type: "string" },
  registrations: { type: "string" },
  only: { type: "string" },
  people: { type: "string" },
  places: { type: "string" },
  seed: { type: "string" },
} as const;

/** What was asked for. Throws a sentence when it makes no sense. */
const readRequest = () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const quick = positionals.includes("quick");
  const names = positionals.filter((name) => name !== "quick");
  const unknown = names.filter((name) => parts.every((part) => part.name !== name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}.`);
  const whole = (name: Exclude<keyof typeof options, "only">, full: number, small = full): number => {
    const given = values[name] ?? String(quick ? small : full);
    if (!/^\d+$/.test(given)) throw new Error(`--${name} takes a whole number, not ${given}.`);
    return Number(given);
  };
  const asked: Omit<Bench, "stack"> = {
    quick,
    only: values.only,
    runs: whole("runs", 11, 3),
    registrations: whole("registrations", 40, 5),
    people: whole("people", 500, 40),
    places: whole("places", 50, 8),
    seed: whole("seed", Math.floor(Math.random() * 1_000_000)),
  };
  return { asked, chosen: names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name)) };
};

// A working day, whenever it is measured: at night some letters wait, and with them the stories that follow them.
const MORNING = "2026-11-23T09:00:00Z";

let started: Promise<LocalStack> | undefined;

const stack = (): Promise<LocalStack> => {
  started ??= startLocalStack({
    startAt: MORNING,
    onFailure: ({ function: name, outcome, error }) => {
      // A crash is one of the faults of the rush.
      if (outcome !== "crash") console.error(`${name}: ${error?.errorMessage}`);
    },
  });
  return started;
};

/** Measures one part and prints what it found. One that fails says why, and the others go on. */
const run = async ({ name, measure }: Part, bench: Bench) => {
  const from = performance.now();
  try {
    const found = await measure(bench);
    const seconds = Math.round((performance.now() - from) / 1000);
    print({ ...found, note: `${found.note} Took ${seconds} s.` });
    keep(name, found);
    return { part: name, found };
  } catch (error) {
    console.error(`\n${name} could not be measured:`, error);
    const message = error instanceof Error ? error.message : String(error);
    return { part: name, error: message.split("\n")[0] ?? "" };
  }
};

const main = async (): Promise<number> => {
  const { asked, chosen } = readRequest();
  const outcomes = [];
  try {
    for (const part of chosen) outcomes.push(await run(part, { ...asked, stack }));
  } finally {
    await (await started?.catch(() => undefined))?.stop();
  }
  const { table, sound } = summarize(outcomes);
  print(table);
  return sound ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USE}`);
  process.exitCode = 2;
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type LocalStack, startLocalStack } from "../../infra/local/stack.ts";
import { measureCalls } from "./calls.ts";
import { measureMemory } from "./memory.ts";
import { measureOverhead } from "./overhead.ts";
import { root } from "./references.ts";
import { measureRush } from "./rush.ts";
import { measureSizes, measureStart } from "./start.ts";
import { type Found, print } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "11" },
    registrations: { type: "string", default: "40" },
    only: { type: "string" },
    people: { type: "string", default: "500" },
    places: { type: "string", default: "50" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});

let started: Promise<LocalStack> | undefined;

/** The one stack that all parts share which need one. */
const stack = (): Promise<LocalStack> => {
  started ??= startLocalStack({
    onFailure: ({ function: name, outcome, error }) => {
      // A crash is one of the faults of the rush.
      if (outcome !== "crash") console.error(`${name}: ${error?.errorMessage}`);
    },
  });
  return started;
};

const parts: Readonly<Record<string, () => Promise<Found>>> = {
  sizes: () => measureSizes(values.only),
  start: () => measureStart(Number(values.runs), values.only),
  calls: async () => measureCalls(await stack()),
  overhead: async () => measureOverhead(await stack(), Number(values.registrations)),
  memory: async () => measureMemory(await stack()),
  rush: async () =>
    measureRush(await stack(), {
      people: Number(values.people),
      places: Number(values.places),
      seed: Number(values.seed),
    }),
};

const chosen = positionals.length === 0 ? Object.keys(parts) : positionals;
const unknown = chosen.filter((name) => parts[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. The parts are ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}

const kept = join(root, ".build/bench.json");
const earlier = (): object => {
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    return {};
  }
};

try {
  for (const name of chosen) {
    const found = await parts[name]?.();
    if (found === undefined) continue;
    print(found);
    mkdirSync(join(root, ".build"), { recursive: true });
    writeFileSync(kept, JSON.stringify({ ...earlier(), [name]: { at: new Date(), ...found } }, null, 2));
  }
} finally {
  await (await started)?.stop();
}

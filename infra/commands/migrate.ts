import { type Progress, readProgress } from "../migrations/progress.ts";
import { migrations } from "../migrations/registry.ts";
import { runMigrations } from "../migrations/run-and-say.ts";
import { agree, checkOptions, connect, localAddress, type Operator, runCommand, WHERE } from "./operator.ts";

// `npm run migrate`: brings a table that an earlier release wrote to what this one reads.

const USAGE = `npm run migrate -- list               every migration, and whether it was run on this table
npm run migrate -- run ID             what it would change; changes nothing
npm run migrate -- run ID --apply     changes it; asks first (--yes does not)
npm run migrate -- run-all --apply    all that were not finished yet, in their order

May be interrupted: the same command goes on where it stopped. May be run again: what is done is found to be done.

${WHERE}`;

const standing = (progress: Progress | undefined): string => {
  if (progress === undefined) return "not run";
  if (progress.status === "running") return `interrupted: ${progress.parts} of 32 parts done`;
  return `finished ${progress.changedAt}: ${progress.changed} changed of ${progress.seen}`;
};

const list = async ({ needs }: Operator): Promise<void> => {
  for (const { id, about } of migrations) {
    console.log(`${id}  ${standing(await readProgress(needs.table, id))}`);
    console.log(`    ${about}`);
  }
};

const unfinished = async ({ needs }: Operator): Promise<readonly string[]> => {
  const progress = await Promise.all(migrations.map(({ id }) => readProgress(needs.table, id)));
  return migrations.filter((_one, nth) => progress[nth]?.status !== "finished").map(({ id }) => id);
};

await runCommand(async (args) => {
  const [command, id] = args;
  if (command === "--help" || command === undefined) {
    console.log(USAGE);
    return;
  }
  if (command !== "list" && command !== "run" && command !== "run-all")
    throw new Error(`There is no command ${command}.\n\n${USAGE}`);
  checkOptions(args, ["--apply", "--local", "--yes"], USAGE);
  const operator = await connect(localAddress(args));
  if (command === "list") return list(operator);
  if (command === "run" && (id === undefined || id.startsWith("-")))
    throw new Error(`Which migration?\n\n${USAGE}`);
  const ids = command === "run" ? [id ?? ""] : await unfinished(operator);
  const apply = args.includes("--apply");
  if (ids.length === 0) console.log("Every migration was run on this table.");
  else if (!apply || (await agree(`Change the table by ${ids.join(", ")}?`, args)))
    await runMigrations(operator, ids, apply);
  return undefined;
});

import { randomBytes } from "node:crypto";
import { systemClock } from "../../shared/platform/clock.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { eraseAgain } from "./restore/erase-again.ts";

// `npm run erase-again`: after a restore, erases those again who were erased since (docs/runbooks/restore.md).

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`Set ${name} to the name of a table.`);
  return value;
};

const needs = {
  table: openTable(setting("TO")),
  now: systemClock,
  newId,
  random: Math.random,
  randomBytes: (count: number) => randomBytes(count),
  sleep: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
};
const { erased, again, refusals } = await eraseAgain(needs, openTable(setting("FROM")));
for (const refusal of refusals) console.log(`An erasure was refused: ${refusal}.`);
console.log(
  `${erased} records were erased; ${again} of them are in the restored table and are erased again when its clock runs.`,
);

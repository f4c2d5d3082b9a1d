import { randomBytes } from "node:crypto";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { systemClock } from "../../shared/platform/clock.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { recordErasureOf } from "../../shared/privacy/erasure/commands.ts";
import { erasedKey } from "../../shared/privacy/erasure/model.ts";
import { erasedKeysIn } from "../../shared/privacy/erasure/store.ts";

// `npm run erase-again`: after a restore, erases those again who were erased since (docs/runbooks/restore.md).

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`Set ${name} to the name of a table.`);
  return value;
};

const [from, to] = [openTable(setting("FROM")), openTable(setting("TO"))];
const erased = await erasedKeysIn(from);
const needs = {
  table: to,
  now: systemClock,
  random: Math.random,
  randomBytes: (count: number) => randomBytes(count),
  sleep: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
};

let again = 0;
const people = {
  TableName: to.name,
  FilterExpression: "sk = :person",
  ExpressionAttributeValues: { ":person": "PERSON" },
};
for await (const { Items = [] } of paginateScan({ client: to.client }, people))
  for (const { pk } of Items) {
    const person = String(pk).slice("PERSON#".length);
    if (!erased.has(erasedKey(person))) continue;
    const occasion = {
      now: systemClock(),
      newId,
      actor: { kind: "system" } as const,
      correlation: `restore:${person}`,
    };
    const recorded = await recordErasureOf(
      needs,
      { person, askedBy: "restore", hours: 0 },
      { once: `erase-again:${person}`, occasion },
    );
    if ("done" in recorded) again += 1;
    else console.log(`An erasure was refused: ${recorded.refusal}.`);
  }
console.log(
  `${erased.size} people were erased; ${again} of them are in the restored table and are erased again when its clock runs.`,
);

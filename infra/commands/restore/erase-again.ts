import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../../shared/platform/dynamo.ts";
import type { NewId } from "../../../shared/platform/ids.ts";
import { type ErasureNeeds, recordErasureOf } from "../../../shared/privacy/erasure/commands.ts";
import { erasedKey } from "../../../shared/privacy/erasure/model.ts";
import { erasedKeysIn } from "../../../shared/privacy/erasure/store.ts";

/** What came of it: how many records were erased by the one table, how many of them are erased again in the other, and why others are not. */
export interface ErasedAgain {
  readonly erased: number;
  readonly again: number;
  readonly refusals: readonly string[];
}

/**
 * Has those erased again, in a table that was restored, who were erased by what the table `from` says. Their erasures begin when the clock of the restored table runs. Safe to run
 * twice: nobody's is asked for a second time.
 */
export const eraseAgain = async (
  needs: ErasureNeeds & { readonly newId: NewId },
  from: Table,
): Promise<ErasedAgain> => {
  const erased = await erasedKeysIn(from);
  const { table: to } = needs;
  const people = {
    TableName: to.name,
    FilterExpression: "sk = :person",
    ExpressionAttributeValues: { ":person": "PERSON" },
  };
  let again = 0;
  const refusals: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: to.client }, people))
    for (const { pk } of Items) {
      const person = String(pk).slice("PERSON#".length);
      if (!erased.has(erasedKey(person))) continue;
      const occasion = {
        now: needs.now(),
        newId: needs.newId,
        actor: { kind: "system" } as const,
        correlation: `restore:${person}`,
      };
      const recorded = await recordErasureOf(
        needs,
        { person, askedBy: "restore", hours: 0 },
        { once: `erase-again:${person}`, occasion },
      );
      if ("done" in recorded) again += 1;
      else refusals.push(recorded.refusal);
    }
  return { erased: erased.size, again, refusals };
};

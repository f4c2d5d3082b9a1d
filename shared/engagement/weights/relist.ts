import { isDeepStrictEqual } from "node:util";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, readItems, type Table } from "../../platform/dynamo.ts";
import { counted, engagementSchema } from "../engagement.ts";
import { engagementItem, engagementWrite, isSummary, keyOf, toKept } from "../store.ts";
import type { Weights } from "./model.ts";

/** The item of somebody who is not listed as these weights would list them, as it would be written; undefined where they are. */
const rankedAnew = (item: Item, weights: Weights): Write<Overtaken> | undefined => {
  const engagement = engagementSchema.parse(item["engagement"]);
  // The version counts on, so that whoever decides by the weights of before is overtaken and reads again.
  const anew = { ...engagement, version: engagement.version + 1 };
  const { listSort } = engagementItem(engagement, weights);
  return listSort === item["listSort"] ? undefined : engagementWrite(engagement, anew, weights);
};

/** The writes that list these people as these weights have it; none for those who are listed so. One read for every hundred. */
export const rankWrites = async (
  table: Table,
  people: readonly string[],
  weights: Weights,
): Promise<readonly Write<Overtaken>[]> =>
  (
    await readItems(
      table,
      people.map((person) => keyOf(person)),
    )
  ).flatMap((item) => (item === undefined ? [] : (rankedAnew(item, weights) ?? [])));

/**
 * The write that makes what is kept of somebody follow from their activities and these weights again; undefined where it does. `items` are all that is kept of them.
 */
export const derivedWrite = (
  person: string,
  items: readonly Item[],
  weights: Weights,
): Write<Overtaken> | undefined => {
  const { engagement: before, months } = toKept(items);
  const { mergedInto } = before ?? {};
  // Of records that are merged it is counted together, when one of them does something: what others did is not among these items.
  const follows =
    before?.absorbed === undefined
      ? {
          person,
          version: before?.version ?? 1,
          ...(mergedInto !== undefined && { mergedInto }),
          ...counted(months),
        }
      : before;
  const isListed = engagementItem(follows, weights)["listSort"] === items.find(isSummary)?.["listSort"];
  if (isListed && isDeepStrictEqual(follows, before)) return undefined;
  return engagementWrite(before, { ...follows, version: (before?.version ?? 0) + 1 }, weights);
};

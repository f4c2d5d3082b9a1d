import type { Table } from "../platform/dynamo.ts";
import { countsIn } from "./community.ts";
import type { Month } from "./engagement.ts";
import { engagementSource, readWeights } from "./store.ts";
import { weigh } from "./weights/model.ts";

/** People that are looked at in one page: some half a megabyte. */
const PAGE = 500;

/** What a community counts as in a month, and the version of the weights by which it was counted. */
export interface MeasuredCommunity {
  readonly community: Readonly<Record<string, number>>;
  readonly weights: number;
}

/**
 * How many people count as what in the measures of the community for a month that is over (`countsIn`), as it is known now; the team is not counted. Everybody who ever did
 * anything is looked at, page by page: a query for each five hundred. For other features.
 */
export const readCommunity = async (
  table: Table,
  month: Month,
  isOfTeam: (person: string) => boolean,
): Promise<MeasuredCommunity> => {
  const counts = new Map<string, number>();
  const source = engagementSource(table);
  const { version, weights } = await readWeights(table);
  let after: string | undefined;
  for (;;) {
    const page = await source(after, PAGE);
    for (const { thing } of page) {
      if (isOfTeam(thing.person)) continue;
      for (const name of countsIn(weigh(thing.months, weights), month))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    after = page.at(-1)?.place;
    if (page.length < PAGE)
      return {
        community: Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))),
        weights: version,
      };
  }
};

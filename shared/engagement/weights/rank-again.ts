import type { FanOutPart } from "../../journal/fan-out.ts";
import type { Table } from "../../platform/dynamo.ts";
import { engagementSource, readWeights } from "../store.ts";
import { rankWrites } from "./relist.ts";

/** One write each. */
const AT_ONCE = 50;

/**
 * Lists everybody who ever did anything as this version of the weights has it, page by page from the top of the list. Somebody who moves ahead of the page is found
 * to be listed right; after a newer version nothing is done, because that has a walk of its own.
 */
export const rankAgain =
  (table: Table, version: number): FanOutPart =>
  async (cursor) => {
    const [page, current] = await Promise.all([engagementSource(table)(cursor, AT_ONCE), readWeights(table)]);
    if (current.version !== version) return {};
    const people = page.map(({ thing }) => thing.person);
    const next = page.length < AT_ONCE ? undefined : page.at(-1)?.place;
    return { writes: await rankWrites(table, people, current.weights), next };
  };

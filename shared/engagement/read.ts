import type { Table } from "../platform/dynamo.ts";
import type { Months } from "./engagement.ts";
import { readEngagements } from "./store.ts";

/** What each of these people did, by month, in their order; nothing of who did nothing. One read for every hundred. For other features. */
export const monthsOf = async (table: Table, people: readonly string[]): Promise<readonly Months[]> =>
  (await readEngagements(table, people)).map((engagement) => engagement?.months ?? {});

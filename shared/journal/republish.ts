import type { Instant } from "../platform/clock.ts";
import { instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { Fault } from "../platform/keys.ts";
import { logger } from "../platform/logger.ts";
import type { Entry } from "./entry.ts";
import type { FanOutPart } from "./fan-out.ts";
import { type Bus, publishEntries } from "./publish.ts";
import { readEntries } from "./store.ts";
import { RETRY, type RetryNeeds, retryWithBackoff } from "./transact.ts";

/** What republishing needs. */
export interface RepublishNeeds extends RetryNeeds {
  readonly table: Table;
  readonly bus: Bus;
}

/** Entries that ask for something to be done again. Published again they would ask again, without end. */
const NEVER_AGAIN = new Set(["RepublishRequested", "FailureReplayRequested"]);

/** Whether an entry can be published again. */
export const isRepublishable = ({ name }: Pick<Entry, "name">): boolean => !NEVER_AGAIN.has(name);

const publishAll = async (needs: RepublishNeeds, entries: readonly Entry[]): Promise<void> => {
  let left = entries;
  await retryWithBackoff(
    needs,
    async () => {
      const failed = new Set(await publishEntries(needs.bus, left));
      left = left.filter((_, index) => failed.has(index));
      return left.length === 0 ? "published" : RETRY;
    },
    () => new Fault(`The bus did not take ${left.length} entries.`),
  );
};

const cursorOf = ({ at, id }: Entry): string => `${at}#${id}`;

const placeOf = (cursor: string): Pick<Entry, "at" | "id"> => {
  const [at = "", id = ""] = cursor.split("#");
  return { at: instant(at), id };
};

/**
 * Puts the entries between two moments (both included) on the bus again, in order of time, a page at a time. Reactions that were made stay made
 * once, so that a page which is interrupted can come twice. Throws when the bus does not take some of them in twelve tries.
 */
export const publishedAgain =
  (needs: RepublishNeeds, { from, to }: { readonly from: Instant; readonly to: Instant }): FanOutPart =>
  async (cursor) => {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    for await (const entries of readEntries(needs.table, { from, to, after })) {
      const again = entries.filter(isRepublishable);
      await publishAll(needs, again);
      logger.info("Entries were published again", { published: again.length, from, to });
      const last = entries.at(-1);
      return { next: last && cursorOf(last) };
    }
    return {};
  };

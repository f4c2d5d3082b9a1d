import type { Entry } from "../../shared/journal/entry.ts";
import { type Bus, openBus, publishEntries } from "../../shared/journal/publish.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { logger } from "../../shared/platform/logger.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Streamed, type StreamedItem, stream } from "../entry-points/stream.ts";

/** What publishing needs: the bus. */
export interface PublishNeeds {
  readonly bus: Bus;
}

interface Read {
  readonly streamed: StreamedItem;
  readonly entry: Entry;
}

const read = (items: readonly StreamedItem[]): { whole: Read[]; broken: StreamedItem[] } => {
  const whole: Read[] = [];
  const broken: StreamedItem[] = [];
  for (const streamed of items) {
    try {
      whole.push({ streamed, entry: parseEntryItem(streamed.item) });
    } catch {
      broken.push(streamed);
    }
  }
  return { whole, broken };
};

/** Puts every new entry of the journal on the bus, and gives back those that did not go: the only way an entry leaves the table. */
export const streamPublishEntries: Streamed<PublishNeeds> = async ({ bus }, items) => {
  const { whole, broken } = read(items);
  const failed = await publishEntries(
    bus,
    whole.map(({ entry }) => entry),
  );
  if (failed.length + broken.length > 0)
    logger.error("Entries were not published and are tried again", {
      failed: failed.length,
      broken: broken.length,
    });
  return [...broken, ...failed.flatMap((index) => whole[index]?.streamed ?? [])];
};

export const handler = stream(streamPublishEntries, () => ({
  bus: openBus(readSettings(["BUS_NAME"], process.env).BUS_NAME),
}));

import { RepublishRequested } from "../../shared/journal/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { openBus } from "../../shared/journal/publish.ts";
import { type RepublishNeeds, republish } from "../../shared/journal/republish.ts";
import { logger } from "../../shared/platform/logger.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Puts all entries of a period on the bus again. */
export const onRepublishRequested: Reaction<
  DataOf<typeof RepublishRequested>,
  Needs & RepublishNeeds
> = async (needs, { data }) => {
  const published = await republish(needs, data.from, data.to);
  logger.info("Entries were published again", { published, from: data.from, to: data.to });
};

export const handler = reaction(
  "journal/on-republish-requested",
  RepublishRequested,
  onRepublishRequested,
  (needs) => ({
    ...needs,
    bus: openBus(readSettings(settings.pick({ BUS_NAME: true }), process.env).BUS_NAME),
  }),
);

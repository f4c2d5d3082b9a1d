import { RepublishRequested } from "../../shared/journal/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { openBus } from "../../shared/journal/publish.ts";
import { publishedAgain, type RepublishNeeds } from "../../shared/journal/republish.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Puts all entries of a period on the bus again. */
export const onRepublishRequested: FanOutPlan<
  DataOf<typeof RepublishRequested>,
  Needs & RepublishNeeds
> = async (needs, { data }) => [publishedAgain(needs, data)];

export const handler = fanOutReaction(
  "journal/on-republish-requested",
  [RepublishRequested],
  onRepublishRequested,
  (needs) => ({
    ...needs,
    bus: openBus(readSettings(["BUS_NAME"], process.env).BUS_NAME),
  }),
);

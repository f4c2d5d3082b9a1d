import { activityIn, entriesThatCount } from "../../shared/engagement/activities.ts";
import { keepActivity } from "../../shared/engagement/commands.ts";
import { reactionToAny } from "../entry-points/entry.ts";

/** Keeps what people do, so that how they take part is a read. It goes by the entry alone, so it may come late, twice and in any order. */
export const handler = reactionToAny(
  "engagement/on-activity",
  entriesThatCount,
  async (needs, entry, { once }) => {
    const activity = await activityIn(needs.table, entry);
    if (activity === undefined || entry.person === undefined) return;
    await keepActivity(needs, { person: entry.person, activity }, once);
  },
);

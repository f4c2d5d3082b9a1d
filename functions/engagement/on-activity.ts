import { activityIn, entriesThatCount } from "../../shared/engagement/activities.ts";
import { keepActivity, keepTogether } from "../../shared/engagement/commands.ts";
import { PeopleMerged, PeopleSeparated } from "../../shared/members/merges/entries.ts";
import { reactionToAny } from "../entry-points/entry.ts";

const merges = [PeopleMerged, PeopleSeparated];

/**
 * Keeps what people do, so that how they take part is a read. It goes by the entry alone, so it may come late, twice and in any order. Records that are merged, or no longer
 * are, are counted as their persons say at that moment.
 */
export const handler = reactionToAny(
  "engagement/on-activity",
  [...entriesThatCount, ...merges],
  async (needs, entry, { once }) => {
    if (entry.person === undefined) return;
    if (merges.some(({ name }) => name === entry.name)) return keepTogether(needs, entry.person, once);
    const activity = await activityIn(needs.table, entry);
    if (activity !== undefined) await keepActivity(needs, { person: entry.person, activity }, once);
  },
);

import { activityIn } from "../../shared/engagement/activities.ts";
import { keepActivity, wouldKeepActivity } from "../../shared/engagement/commands.ts";
import type { JournalMigration } from "./migration.ts";

/** Keeps what an entry of any age says that somebody did. That it was kept by the reaction before is no reason not to look. */
export const tellActivity: JournalMigration["tells"] = async (needs, entry, apply) => {
  const activity = await activityIn(needs.table, entry);
  if (activity === undefined || entry.person === undefined) return undefined;
  const done = { person: entry.person, activity };
  if (!(await wouldKeepActivity(needs, done))) return "as-it-should-be";
  if (apply) await keepActivity(needs, done, `migration:${needs.newId()}`);
  return "changed";
};

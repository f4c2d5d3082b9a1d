import { activityIn } from "../../shared/engagement/activities.ts";
import { keepActivity, wouldKeepActivity } from "../../shared/engagement/commands.ts";
import { ALL, currentWeightsKey, personOfKey, weightsIn } from "../../shared/engagement/store.ts";
import { derivedWrite } from "../../shared/engagement/weights/relist.ts";
import type { ItemMigration, JournalMigration } from "./migration.ts";

/** Makes what is kept of somebody follow from their activities and the weights of now. Looked at is what is kept of them, or, where that is missing, the first of their months. */
export const deriveEngagement: Pick<ItemMigration, "reads" | "within" | "writes"> = {
  reads: (item) => (personOfKey(item) === undefined ? [] : [currentWeightsKey]),
  within: ALL,
  writes: (item, [weights, ...kept]) => {
    const person = personOfKey(item);
    if (person === undefined || kept[0]?.["sk"] !== item.sk) return [];
    const write = derivedWrite(
      person,
      kept.filter((one) => one !== undefined),
      weightsIn(weights).weights,
    );
    return write === undefined ? [] : [write];
  },
};

/** Keeps what an entry of any age says that somebody did. That it was kept by the reaction before is no reason not to look. */
export const tellActivity: JournalMigration["tells"] = async (needs, entry, apply) => {
  const activity = await activityIn(needs.table, entry);
  if (activity === undefined || entry.person === undefined) return undefined;
  const done = { person: entry.person, activity };
  if (!(await wouldKeepActivity(needs, done))) return "as-it-should-be";
  if (apply) await keepActivity(needs, done, `migration:${needs.newId()}`);
  return "changed";
};

import { activityIn } from "../../shared/engagement/activities.ts";
import { wouldKeepActivity } from "../../shared/engagement/commands.ts";
import { isEntryItem, parseEntryItem } from "../../shared/journal/store.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";

/** The entries of the journal of which it is not kept, or not as they say, that somebody did something. */
export const untoldActivities = async (table: Table, items: readonly Item[]): Promise<string[]> => {
  const untold: string[] = [];
  for (const item of items.filter(({ pk }) => isEntryItem({ pk: String(pk), sk: "" }))) {
    const entry = parseEntryItem(item);
    const activity = await activityIn(table, entry);
    if (activity === undefined || entry.person === undefined) continue;
    if (await wouldKeepActivity({ table }, { person: entry.person, activity }))
      untold.push(`${entry.name} ${entry.id}`);
  }
  return untold;
};

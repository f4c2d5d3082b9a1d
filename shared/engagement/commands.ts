import { changeStored, type StoredChange, savingOf } from "../journal/change.ts";
import { type CommitNeeds, OVERTAKEN, type Overtaken } from "../journal/commit.ts";
import type { Activity } from "./activity.ts";
import { type ActivityDecision, type Kept, noteActivity } from "./decide.ts";
import { activitySaving, readKept } from "./store.ts";

/** Somebody, and what they did. */
interface Done {
  readonly person: string;
  readonly activity: Activity;
}

const keeping = (
  { table }: Pick<CommitNeeds, "table">,
  { person, activity }: Done,
): StoredChange<Kept, ActivityDecision, never, Overtaken> => ({
  read: () => readKept(table, person),
  decide: (kept) => noteActivity(person, kept, activity),
  save: ({ engagement }, decision) => activitySaving(engagement, decision),
});

/** Keeps that somebody did something, once: one query and one transaction, or none when it is kept already. */
export const keepActivity = (
  needs: CommitNeeds,
  done: Done,
  once: string,
): Promise<{ readonly done: true }> => changeStored(needs, { once }, keeping(needs, done));

/** Whether `keepActivity` would change anything. Writes nothing. */
export const wouldKeepActivity = async (needs: Pick<CommitNeeds, "table">, done: Done): Promise<boolean> => {
  const would = await savingOf(keeping(needs, done), 1);
  return would === OVERTAKEN || !("unchanged" in would);
};

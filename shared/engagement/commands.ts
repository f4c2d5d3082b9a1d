import { UNCHANGED } from "../journal/answer.ts";
import { changeStored, type StoredChange, savingOf } from "../journal/change.ts";
import { type CommitNeeds, OVERTAKEN, type Overtaken } from "../journal/commit.ts";
import type { Activity } from "./activity.ts";
import { type ActivityDecision, noteActivity } from "./decide.ts";
import type { Engagement } from "./engagement.ts";
import { activitySaving, engagementWrite, type KeptToWeigh, readKept, readWeights } from "./store.ts";
import { countTogether, readRecords } from "./together.ts";

/** Somebody, and what they did. */
interface Done {
  readonly person: string;
  readonly activity: Activity;
}

const keeping = (
  { table }: Pick<CommitNeeds, "table">,
  { person, activity }: Done,
): StoredChange<KeptToWeigh, ActivityDecision, never, Overtaken> => ({
  read: async () => {
    const [kept, { weights }] = await Promise.all([readKept(table, person), readWeights(table)]);
    return { ...kept, weights };
  },
  decide: (kept) => noteActivity(person, kept, activity),
  save: activitySaving,
});

const isMerged = ({ absorbed, mergedInto }: Engagement): boolean =>
  absorbed !== undefined || mergedInto !== undefined;

/**
 * Counts what the records of one person did as of one, if theirs are merged, and of each for itself where they no longer are. One read, and for each of the records a query; one
 * transaction.
 */
export const keepTogether = async (needs: CommitNeeds, of: string, once: string): Promise<void> => {
  await changeStored(
    needs,
    { once: `${once}/together` },
    {
      read: async () => {
        const [found, { weights }] = await Promise.all([
          readRecords(needs.table, of),
          readWeights(needs.table),
        ]);
        return found && { ...found, weights };
      },
      decide: ({ person, records }) => {
        const changed = countTogether(person, records);
        return changed.length === 0 ? UNCHANGED : { changed };
      },
      save: ({ weights }, { changed }) => ({
        writes: changed.map(({ before, after }) => engagementWrite(before, after, weights)),
      }),
    },
  );
};

/**
 * Keeps that somebody did something, once: one query, one read of the weights and one transaction, or none when it is kept already. Of records that are merged it is counted together then; whether somebody's
 * are who never did anything before is read once.
 */
export const keepActivity = async (
  needs: CommitNeeds,
  done: Done,
  once: string,
): Promise<{ readonly done: true }> => {
  const change = keeping(needs, done);
  const seen: { before?: Engagement | undefined } = {};
  const kept = await changeStored(
    needs,
    { once },
    {
      ...change,
      read: async (attempt) => {
        const found = await change.read(attempt);
        seen.before = found.engagement;
        return found;
      },
    },
  );
  if (seen.before === undefined || isMerged(seen.before)) await keepTogether(needs, done.person, once);
  return kept;
};

/** Whether `keepActivity` would change anything. Writes nothing. */
export const wouldKeepActivity = async (needs: Pick<CommitNeeds, "table">, done: Done): Promise<boolean> => {
  const would = await savingOf(keeping(needs, done), 1);
  return would === OVERTAKEN || !("unchanged" in would);
};

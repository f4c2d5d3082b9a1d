import { type CommitNeeds, commit } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { readLetter } from "../letters/store.ts";
import { NewsStopped } from "../members/choices/entries.ts";
import { countOutcome, type Outcome } from "./results.ts";

const ABOUT = "newsletter:";

const outcomeOf: ReadonlyMap<string, Outcome> = new Map([
  ["LetterSent", "sent"],
  ["LetterNotSent", "not-sent"],
  ["LetterDelivered", "delivered"],
  ["LetterBounced", "bounced"],
  ["LetterComplained", "complained"],
  [NewsStopped.name, "unsubscribed"],
]);

const aboutOf = async ({ table }: CommitNeeds, entry: Entry): Promise<string | undefined> =>
  entry.name === NewsStopped.name
    ? `${ABOUT}${NewsStopped.parse(entry).data.about}`
    : (await readLetter(table, entry.subject.id))?.about;

/** Counts what became of a letter of a newsletter or digest: once for each entry. One read at most, and one transaction. */
export const countReport = async (needs: CommitNeeds, entry: Entry, once: string): Promise<void> => {
  const outcome = outcomeOf.get(entry.name);
  const about = await aboutOf(needs, entry);
  if (outcome === undefined || about?.startsWith(ABOUT) !== true) return;
  await commit(needs, { once, writes: [countOutcome(about.slice(ABOUT.length), outcome)] });
};

import * as z from "zod/mini";
import type { Refused, Unchanged } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import { letter } from "../letters/letter.ts";
import { readCurrentNews } from "../news/current.ts";
import type { Instant } from "../platform/clock.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import {
  approveNewsletter as decideApprove,
  changeNewsletter as decideChange,
  draftNewsletter as decideDraft,
  pauseNewsletter as decidePause,
  readyNewsletter as decideReady,
  reopenNewsletter as decideReopen,
  resumeNewsletter as decideResume,
  stopNewsletter as decideStop,
  type NewsletterDecision,
  type NotNow,
  stepTimer,
} from "./decide.ts";
import { makeIssue } from "./issue.ts";
import { newsletterTest } from "./letters.ts";
import type { Newsletter, NewsletterWords } from "./model.ts";
import { filterOfAudience, issueWrite, newsletterWrite, readNewsletter } from "./store.ts";

type DraftNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

/** Begins a newsletter, and tells its reference. One transaction. */
export const draftNewsletter = (
  needs: DraftNeeds,
  words: NewsletterWords,
  { once, occasion }: Command,
): Promise<Changed<never, { readonly reference: string }>> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => newReference("newsletter", needs.randomBytes),
      decide: (reference) => decideDraft(reference, words, occasion),
      save: (reference, { after, entries }) => ({
        writes: [newsletterWrite(undefined, after)],
        entries,
        result: { reference },
      }),
      told: z.object({ reference: z.string() }),
    },
  );

const change = <Refusal extends string>(
  needs: CommitNeeds,
  reference: string,
  command: Command,
  decide: (before: Newsletter) => NewsletterDecision | Unchanged | Refused<Refusal>,
): Promise<Changed<Refusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readNewsletter(needs.table, reference),
    decide,
    save: (before, { after, entries, setTimers }) => ({
      writes: [newsletterWrite(before, after)],
      entries,
      setTimers,
    }),
  });

/** Changes a draft, unless somebody did since `version`. One read and one transaction. */
export const changeNewsletter = (
  needs: CommitNeeds,
  changed: { readonly reference: string; readonly words: NewsletterWords; readonly version: number },
  command: Command,
) => change(needs, changed.reference, command, (before) => decideChange(before, changed, command.occasion));

/** Asks for approval. One read and one transaction. */
export const readyNewsletter = (needs: CommitNeeds, reference: string, command: Command) =>
  change(needs, reference, command, (before) => decideReady(before, command.occasion));

/** Makes a scheduled newsletter a draft again. One read and one transaction. */
export const reopenNewsletter = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<NotNow | "unknown">> =>
  changeStored(needs, command, {
    read: () => readNewsletter(needs.table, reference),
    decide: (before) => decideReopen(before, command.occasion),
    save: (before, { after, entries }) => ({
      writes: [newsletterWrite(before, after)],
      entries,
      cancelTimers:
        before.sendAt === undefined
          ? []
          : [{ id: stepTimer(before, before.sendAt, command.occasion).id, due: before.sendAt }],
    }),
  });

/** Lets no further letters go out until somebody goes on. One read and one transaction. */
export const pauseNewsletter = (needs: CommitNeeds, reference: string, command: Command) =>
  change(needs, reference, command, (before) => decidePause(before, command.occasion));

/** Goes on with a paused newsletter. One read and one transaction. */
export const resumeNewsletter = (needs: CommitNeeds, reference: string, command: Command) =>
  change(needs, reference, command, (before) => decideResume(before, command.occasion));

/** Ends the sending for good. One read and one transaction. */
export const stopNewsletter = (needs: CommitNeeds, reference: string, command: Command) =>
  change(needs, reference, command, (before) => decideStop(before, command.occasion));

const readWithCurrent = async ({ table }: CommitNeeds, reference: string, now: Instant) => {
  const [newsletter, current] = await Promise.all([
    readNewsletter(table, reference),
    readCurrentNews(table, now),
  ]);
  return newsletter && { newsletter, current };
};

/** Approves a newsletter as it was seen, and freezes how it reads. Reads it with what stands on the site, and one transaction. */
export const approveNewsletter = (
  needs: CommitNeeds,
  approved: {
    readonly reference: string;
    readonly version: number;
    readonly sendAt?: Instant | undefined;
  },
  command: Command,
): Promise<Changed<NotNow | "changed" | "to-replace" | "in-the-past" | "no-segment" | "unknown">> => {
  const { now } = command.occasion;
  return changeStored(needs, command, {
    read: async () => {
      const found = await readWithCurrent(needs, approved.reference, now);
      return found && { ...found, filter: await filterOfAudience(needs.table, found.newsletter.words) };
    },
    decide: ({ newsletter, filter }) => decideApprove(newsletter, { ...approved, filter }, command.occasion),
    save: ({ newsletter, current }, { after, entries, setTimers }) => ({
      writes: [newsletterWrite(newsletter, after), issueWrite(makeIssue(newsletter, current, now))],
      entries,
      setTimers,
    }),
  });
};

/** Sends one of the team the newsletter as it would go out now; false when there is no such newsletter. One transaction. */
export const testNewsletter = async (
  needs: CommitNeeds,
  { reference, person }: { readonly reference: string; readonly person: string },
  { once, occasion }: Command,
): Promise<{ readonly done: true } | { readonly refusal: "unknown" }> => {
  const found = await readWithCurrent(needs, reference, occasion.now);
  if (found === undefined) return { refusal: "unknown" };
  const issue = makeIssue(found.newsletter, found.current, occasion.now);
  const sent = { to: { person }, about: `newsletter:${reference}`, facts: { issue } };
  await commit(needs, { once, letters: [letter(newsletterTest, sent, occasion)] });
  return { done: true };
};

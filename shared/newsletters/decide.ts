import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { placeholdersIn } from "../letters/writing/typed-words.ts";
import type { Instant } from "../platform/clock.ts";
import type { SegmentFilter } from "../segments/filter.ts";
import type { Timer } from "../timers/timer.ts";
import {
  NewsletterApproved,
  NewsletterChanged,
  NewsletterDrafted,
  NewsletterPaused,
  NewsletterReadied,
  NewsletterReopened,
  NewsletterResumed,
  NewsletterStepDue,
  NewsletterStopped,
} from "./entries.ts";
import { type Newsletter, type NewsletterWords, topicOfAudience } from "./model.ts";

/** What becomes of a newsletter, with what is written down of that. */
export interface NewsletterDecision {
  readonly after: Newsletter;
  readonly entries: readonly Entry[];
  readonly setTimers?: readonly Timer[];
}

/** Why a newsletter is not changed: it is not what the person saw any more, or too far on. */
export type NotNow = "not-now";

const next = (before: Newsletter, change: Partial<Newsletter>): Newsletter => ({
  ...before,
  ...change,
  version: before.version + 1,
});

const topicData = ({ audience }: NewsletterWords) => ({ topic: topicOfAudience(audience) });

/** The timer that has the next letters put in the post. Of a step that is no longer due, it does nothing. */
export const stepTimer = (
  { reference, run }: Pick<Newsletter, "reference" | "run">,
  due: Instant,
  occasion: Occasion,
): Timer => ({
  id: `newsletter:${reference}:${run.step}`,
  due,
  entry: record(NewsletterStepDue, { subject: reference, data: { step: run.step } }, occasion),
});

/** A new draft. */
export const draftNewsletter = (
  reference: string,
  words: NewsletterWords,
  occasion: Occasion,
): NewsletterDecision => ({
  after: {
    reference,
    words,
    status: "draft",
    version: 1,
    createdAt: occasion.now,
    createdBy: occasion.actor.id ?? "",
    run: { step: 0, counts: {} },
  },
  entries: [record(NewsletterDrafted, { subject: reference, data: topicData(words) }, occasion)],
});

const isOpen = ({ status }: Newsletter): boolean => status === "draft" || status === "ready";

/** Changes a draft. One that waited for approval is a draft again: nobody approves what they did not see. */
export const changeNewsletter = (
  before: Newsletter,
  { words, version }: { readonly words: NewsletterWords; readonly version: number },
  occasion: Occasion,
): NewsletterDecision | Unchanged | Refused<NotNow | "changed"> => {
  if (!isOpen(before)) return refused("not-now");
  if (JSON.stringify(before.words) === JSON.stringify(words)) return UNCHANGED;
  if (before.version !== version) return refused("changed");
  const after = next(before, { words, status: "draft" });
  const data = topicData(words);
  return { after, entries: [record(NewsletterChanged, { subject: before.reference, data }, occasion)] };
};

/** Asks for the approval of a draft. */
export const readyNewsletter = (
  before: Newsletter,
  occasion: Occasion,
): NewsletterDecision | Unchanged | Refused<NotNow> => {
  if (before.status === "ready") return UNCHANGED;
  if (before.status !== "draft") return refused("not-now");
  const data = topicData(before.words);
  return {
    after: next(before, { status: "ready" }),
    entries: [record(NewsletterReadied, { subject: before.reference, data }, occasion)],
  };
};

/** Approves a newsletter as it was seen: from `sendAt` on, or at once, it goes out. */
export const approveNewsletter = (
  before: Newsletter,
  {
    version,
    sendAt,
    filter,
  }: {
    readonly version: number;
    readonly sendAt?: Instant | undefined;
    readonly filter?: SegmentFilter | undefined;
  },
  occasion: Occasion,
): NewsletterDecision | Refused<NotNow | "changed" | "to-replace" | "in-the-past" | "no-segment"> => {
  if (!isOpen(before)) return refused("not-now");
  if (before.version !== version) return refused("changed");
  const { subject, opening, closing } = before.words;
  if (placeholdersIn(`${subject}\n${opening}\n${closing}`).length > 0) return refused("to-replace");
  if (sendAt !== undefined && sendAt < occasion.now) return refused("in-the-past");
  if (before.words.audience.kind === "segment" && filter === undefined) return refused("no-segment");
  const due = sendAt ?? occasion.now;
  const after = next(before, { status: "scheduled", approvedBy: occasion.actor.id, sendAt: due, filter });
  return {
    after,
    entries: [record(NewsletterApproved, { subject: before.reference, data: { sendAt: due } }, occasion)],
    setTimers: [stepTimer(after, due, occasion)],
  };
};

const nextStep = ({ run }: Newsletter) => ({ ...run, step: run.step + 1 });

/** Makes a newsletter a draft again that has not begun to go out. */
export const reopenNewsletter = (
  before: Newsletter,
  occasion: Occasion,
): NewsletterDecision | Refused<NotNow> => {
  if (before.status !== "scheduled") return refused("not-now");
  const { approvedBy: _approvedBy, sendAt: _sendAt, filter: _filter, ...rest } = before;
  return {
    after: next(before, { ...rest, status: "draft", run: nextStep(before) }),
    entries: [
      record(NewsletterReopened, { subject: before.reference, data: topicData(before.words) }, occasion),
    ],
  };
};

/** Lets no further letters go out until somebody goes on. */
export const pauseNewsletter = (
  before: Newsletter,
  occasion: Occasion,
): NewsletterDecision | Unchanged | Refused<NotNow> => {
  if (before.status === "paused") return UNCHANGED;
  if (before.status !== "sending") return refused("not-now");
  const data = { counts: before.run.counts };
  return {
    after: next(before, { status: "paused", run: nextStep(before) }),
    entries: [record(NewsletterPaused, { subject: before.reference, data }, occasion)],
  };
};

/** Goes on where a newsletter was paused. */
export const resumeNewsletter = (
  before: Newsletter,
  occasion: Occasion,
): NewsletterDecision | Unchanged | Refused<NotNow> => {
  if (before.status === "sending") return UNCHANGED;
  if (before.status !== "paused") return refused("not-now");
  const after = next(before, { status: "sending" });
  const data = { step: after.run.step };
  return {
    after,
    entries: [record(NewsletterResumed, { subject: before.reference, data }, occasion)],
    setTimers: [stepTimer(after, occasion.now, occasion)],
  };
};

/** Ends the sending for good. Who had the newsletter keeps it. */
export const stopNewsletter = (
  before: Newsletter,
  occasion: Occasion,
): NewsletterDecision | Unchanged | Refused<NotNow> => {
  const { status, run } = before;
  if (status === "stopped") return UNCHANGED;
  if (status !== "sending" && status !== "paused") return refused("not-now");
  return {
    after: next(before, { status: "stopped", endedAt: occasion.now, run: nextStep(before) }),
    entries: [
      record(NewsletterStopped, { subject: before.reference, data: { counts: run.counts } }, occasion),
    ],
  };
};

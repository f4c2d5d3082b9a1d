import { RepublishRequested } from "../journal/entries.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { type LetterOrder, parseOrder } from "../letters/sending/order.ts";
import { plusHours } from "../platform/time.ts";
import { FailureRecorded, FailureReplayRequested, FailureSetAside } from "./entries.ts";
import type { Failure } from "./failure.ts";
import { functionNameOf } from "./words.ts";

/** Whether the way from the table to the letters queue failed; any other failure of the stream is of publishing entries. */
const isOfQueueing = ({ functionArn }: Failure): boolean =>
  functionArn !== undefined && /queue/i.test(functionNameOf(functionArn));

/**
 * The entry that says that a failure was recorded. Null for a failure to publish entries: this one would come to the same function, fail
 * there too and be recorded again, for as long as publishing is broken.
 */
export const recordFailure = (failure: Failure, occasion: Occasion): Entry | null => {
  const { kind, functionArn } = failure;
  if (kind === "stream" && !isOfQueueing(failure)) return null;
  const data = { function: functionArn === undefined ? kind : functionNameOf(functionArn) };
  return record(FailureRecorded, { subject: failure.id, data }, occasion);
};

/** Whether there is a way to do the work again. */
export const isReplayable = ({ kind, functionArn }: Failure): boolean =>
  kind === "letter" || kind === "stream" || (kind === "invoked" && functionArn !== undefined);

/** Whether nobody has to look at a failure any more. */
const isClosed = ({ status }: Failure): boolean => status === "replayed" || status === "set-aside";

/** Sets a failure aside, because there is nothing to do again. Null when it was replayed or set aside already. */
export const setAside = (
  failure: Failure,
  occasion: Occasion,
): { readonly failure: Failure; readonly entry: Entry } | null =>
  isClosed(failure)
    ? null
    : {
        failure: { ...failure, status: "set-aside", setAsideAt: occasion.now },
        entry: record(FailureSetAside, { subject: failure.id, data: {} }, occasion),
      };

/** Asks for a failure to be replayed: its new state and the entry that has it done. Null when there is no way, or it was done. */
export const askForReplay = (
  failure: Failure,
  occasion: Occasion,
): { readonly failure: Failure; readonly entry: Entry } | null => {
  if (isClosed(failure) || !isReplayable(failure)) return null;
  const entry = record(
    FailureReplayRequested,
    { subject: failure.id, data: { failure: failure.id } },
    occasion,
  );
  return { failure: { ...failure, status: "asked", askedAt: occasion.now }, entry };
};

/** How a failure's work is done again. */
export type Replay =
  | { readonly way: "invoke"; readonly functionArn: string; readonly payload: string }
  | { readonly way: "queue-letter"; readonly order: LetterOrder }
  | { readonly way: "queue-letters"; readonly from: string; readonly to: string }
  | { readonly way: "republish"; readonly entry: Entry }
  | { readonly way: "replay-other"; readonly failure: string }
  | { readonly way: "none" };

/** Decisions are dated when they begin and reach the stream when they are committed, with pauses and retries in between. */
const EARLIER_HOURS = 15 / 60;
const LATER_HOURS = 1 / 60;

/** Decides how to do a failure's work again. */
export const decideReplay = (failure: Failure, occasion: Occasion): Replay => {
  const { kind, functionArn, payload, period, entry } = failure;
  if (kind === "letter") return { way: "queue-letter", order: parseOrder(payload) };
  if (kind === "stream" && period !== undefined) {
    const from = plusHours(period.from, -EARLIER_HOURS);
    const to = plusHours(period.to, LATER_HOURS);
    if (isOfQueueing(failure)) return { way: "queue-letters", from, to };
    return {
      way: "republish",
      entry: record(RepublishRequested, { subject: failure.id, data: { from, to } }, occasion),
    };
  }
  // The function that replays may not start itself; what it was to replay is replayed instead.
  if (entry?.name === FailureReplayRequested.name)
    return { way: "replay-other", failure: entry.subject.replace(/^failure:/, "") };
  if (kind === "invoked" && functionArn !== undefined) return { way: "invoke", functionArn, payload };
  return { way: "none" };
};

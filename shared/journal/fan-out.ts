import * as z from "zod/mini";
import { Fault } from "../platform/keys.ts";
import { type Saving, type StoredChange, savingOf } from "./change.ts";
import { type CommitNeeds, commit, OVERTAKEN, type Overtaken, resultsOf } from "./commit.ts";
import type { Entry } from "./entry.ts";
import { MOST_TRIES, RETRY, retryWithBackoff } from "./transact.ts";

/** The most transactions of one invocation. Then an entry says where the fan-out stopped, and the function that reacts to that goes on. */
const MOST_TRANSACTIONS = 100;

/** Forty million letters. A fan-out that gets so far does not end, and each of its invocations is paid for. */
const MOST_STEPS = 1_000_000;

/**
 * How far a fan-out is: how many transactions it has made, which of its parts it is at, and the cursor in that part. It stands in an entry,
 * so a cursor is made of ids and instants, never of what somebody typed.
 */
export const fanOutPlaceSchema = z.lazy(() =>
  z.object({
    step: z.int().check(z.nonnegative()),
    part: z.int().check(z.nonnegative()),
    cursor: z.optional(z.string()),
  }),
);

/** How far a fan-out is. */
export type FanOutPlace = z.infer<typeof fanOutPlaceSchema>;

/** Where every fan-out begins. */
export const FAN_OUT_START: FanOutPlace = { step: 0, part: 0 };

/** Says that another run is at the same work and does it: as the answer for a page, or as the refusal of one of its writes. */
export const LEFT_TO_OTHERS = "left-to-others";

/**
 * What one transaction of a fan-out saves, and the cursor of the page after it; without `next` it was the last page of its part. A write that
 * is refused for anything but `LEFT_TO_OTHERS` has the page read and decided anew.
 */
export interface FanOutPage<Refusal extends string = string> extends Omit<Saving<Refusal>, "result"> {
  readonly next?: string | undefined;
}

/** What the page after a cursor (the first one without) is to save, as things are now. */
export type FanOutPart = (
  cursor: string | undefined,
  attempt: number,
) => Promise<FanOutPage | Overtaken | typeof LEFT_TO_OTHERS>;

/** A run of a fan-out: one invocation. */
export interface FanOutRun {
  /** The idempotency key of the whole fan-out, the same in each of its runs: the function and the entry that began it. */
  readonly once: string;
  readonly from: FanOutPlace;
  /** The entry that asks for the next run. */
  readonly continued: (place: FanOutPlace) => Entry;
}

const stepKey = ({ once }: FanOutRun, step: number): string => `${once}:${step}`;

const resultSchema = z.lazy(() => z.object({ next: z.optional(fanOutPlaceSchema) }));

/** After a step that turned out to be made already: where the last one of this run that is made says to go on. One read. */
const skipMade = async (
  needs: CommitNeeds,
  run: FanOutRun,
  next: FanOutPlace | undefined,
  end: number,
): Promise<FanOutPlace | undefined> => {
  if (next === undefined || next.step >= end) return next;
  const steps = Array.from({ length: end - next.step }, (_, index) => stepKey(run, next.step + index));
  const results = await resultsOf(needs.table, steps);
  const missing = results.indexOf(undefined);
  const last = results.at(missing === -1 ? -1 : missing - 1);
  return missing === 0 || last === undefined ? next : resultSchema.parse(last).next;
};

const savesNothing = ({ writes, entries, letters, setTimers, cancelTimers }: FanOutPage): boolean =>
  [writes, entries, letters, setTimers, cancelTimers].every((list) => (list?.length ?? 0) === 0);

const nextPlace = (
  { step, part }: FanOutPlace,
  next: string | undefined,
  parts: readonly FanOutPart[],
): FanOutPlace | undefined => {
  if (next !== undefined) return { step: step + 1, part, cursor: next };
  return part + 1 < parts.length ? { step: step + 1, part: part + 1 } : undefined;
};

interface Step {
  readonly place: FanOutPlace;
  /** The step at which this run ends. */
  readonly end: number;
  readonly attempt: number;
}

/** Tries the step at a place; gives where to go on, or undefined when that was the last or is left to another run. */
const attemptStep = async (
  needs: CommitNeeds,
  run: FanOutRun,
  parts: readonly FanOutPart[],
  { place, end, attempt }: Step,
): Promise<FanOutPlace | undefined | typeof RETRY> => {
  const page = await parts[place.part]?.(place.cursor, attempt);
  if (page === undefined || page === LEFT_TO_OTHERS) return undefined;
  if (page === OVERTAKEN) return RETRY;
  const { next: cursor, ...saving } = page;
  const next = nextPlace(place, cursor, parts);
  // A part with nothing to do costs no transaction, and so no step.
  if (cursor === undefined && savesNothing(saving)) return next && { ...next, step: place.step };
  const entries = [...(saving.entries ?? []), ...(next?.step === end ? [run.continued(next)] : [])];
  const once = stepKey(run, place.step);
  const saved = await commit<string>(needs, { ...saving, entries, once, result: { next } });
  if (saved.outcome === "committed") return next;
  if (saved.outcome === "repeated") return skipMade(needs, run, resultSchema.parse(saved.result).next, end);
  return saved.refusal === LEFT_TO_OTHERS ? undefined : RETRY;
};

/**
 * Makes the transactions of one run: page after page, part after part, at most a hundred. The last of them writes the entry that asks for
 * the next run. Each transaction keeps where the next one begins under an idempotency key of its own, so that a run that died anywhere, comes
 * twice or runs twice at once goes on behind the last one that was made, and none is made twice. Throws when a page is overtaken twelve
 * times, and on any fault.
 */
export const fanOut = async (
  needs: CommitNeeds,
  run: FanOutRun,
  parts: readonly FanOutPart[],
  most = MOST_TRANSACTIONS,
): Promise<void> => {
  const end = run.from.step + most;
  if (end > MOST_STEPS) throw new Fault(`${run.once} does not end.`);
  let place: FanOutPlace | undefined = run.from;
  while (place !== undefined && place.step < end) {
    const at: FanOutPlace = place;
    place = await retryWithBackoff(
      needs,
      (attempt) => attemptStep(needs, run, parts, { place: at, end, attempt }),
      () => new Fault(`A step of ${run.once} was overtaken by others ${MOST_TRIES} times.`),
    );
  }
};

/** A page that is a change of one stored thing, as `changeStored` would make it; one that is so already saves nothing. Throws when it is refused. */
export const changePage = async <
  Found,
  Decision extends object,
  Refusal extends string,
  OfWrites extends string,
>(
  change: StoredChange<Found, Decision, Refusal, OfWrites>,
  { next, attempt }: { readonly next: string | undefined; readonly attempt: number },
): Promise<FanOutPage<OfWrites> | Overtaken> => {
  const answer = await savingOf(change, attempt);
  if (answer === OVERTAKEN) return OVERTAKEN;
  if ("unchanged" in answer) return { next };
  if ("refusal" in answer) throw new Fault(`A step of a fan-out was refused: ${answer.refusal}.`);
  const { result: _result, ...saving } = answer.saving;
  return { ...saving, next };
};

/** A part that takes things one after another, in the order of their names, which are its cursors. A thing that has gone since is passed over. */
export const oneByOne = <Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  page: (
    thing: Thing,
    given: { readonly next: string | undefined; readonly attempt: number },
  ) => Promise<FanOutPage | Overtaken>,
): FanOutPart => {
  const sorted = things.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  return async (cursor, attempt) => {
    const at = cursor === undefined ? 0 : sorted.findIndex((thing) => nameOf(thing) > cursor);
    const thing = sorted[at];
    if (thing === undefined) return {};
    return page(thing, { next: at + 1 < sorted.length ? nameOf(thing) : undefined, attempt });
  };
};

import type * as z from "zod/mini";
import { Fault } from "../platform/keys.ts";
import type { Refused, Unchanged } from "./answer.ts";
import { type Change, type CommitNeeds, commit, OVERTAKEN, type Overtaken, resultOf } from "./commit.ts";
import type { Occasion } from "./entry.ts";
import { MOST_TRIES, RETRY, retryWithBackoff } from "./transact.ts";

/**
 * A wish to change something: when and by whom, and the idempotency key `once`. A form names its request by it, a reaction its function
 * and entry; a second command with the same key has no further effect.
 */
export interface Command {
  readonly once: string;
  readonly occasion: Occasion;
}

/** What became of a command: done (`true`, or what the command tells), or the reason why nothing was changed, if there can be one. */
export type Changed<Refusal extends string = never, Told = true> = [Refusal] extends [never]
  ? { readonly done: Told }
  : { readonly done: Told } | { readonly refusal: Refusal; readonly about?: string | undefined };

/** What a decision leads to, without the idempotency key: that is the command's. */
export type Saving<Refusal extends string = never> = Omit<Change<Refusal>, "once">;

type Present<Found> = Exclude<Found, undefined>;

/** The three steps of a change: one read, one pure decision, one transaction. */
export interface StoredChange<
  Found,
  Decision extends object,
  Refusal extends string,
  OfWrites extends string,
> {
  /** Reads what the decision rests on; undefined when there is no such thing, which is the refusal `unknown`. `attempt` counts from 1. */
  readonly read: (attempt: number) => Promise<Found>;
  /** Decides anew at each attempt: what is to change, a refusal, or `UNCHANGED`. */
  readonly decide: (found: Present<Found>) => Decision | Refused<Refusal> | Unchanged;
  /** The transaction. A write whose condition guards what was read says `otherwise: "overtaken"`. */
  readonly save: (found: Present<Found>, decision: Decision) => Saving<OfWrites>;
}

/** A change that tells something when it is done: the `result` of its transaction, which is kept with the idempotency key. */
interface Telling<Told> {
  readonly told: z.ZodMiniType<Told>;
}

/** Every refusal of a change: the decision's, those of its writes, and `unknown` when there may be nothing to change. */
type RefusalOf<Found, Refusal extends string, OfWrites extends string> =
  | Exclude<Refusal | OfWrites, Overtaken>
  | (undefined extends Found ? "unknown" : never);

type Result = Record<string, unknown>;

type Ended =
  | { readonly done: Result }
  /** `first`: the transaction itself says that no earlier one had this key. */
  | { readonly refusal: string; readonly about?: string | undefined; readonly first: boolean }
  | Overtaken;

const isRefused = <Refusal extends string>(answer: object): answer is Refused<Refusal> => "refusal" in answer;

const isUnchanged = (answer: object): answer is Unchanged => "unchanged" in answer;

const isPresent = <Found>(found: Found): found is Present<Found> => found !== undefined;

/** What a change would save as things are now, or why it would save nothing. */
type WouldSave<Refusal extends string, OfWrites extends string> =
  | { readonly saving: Saving<OfWrites> }
  | Refused<Refusal | "unknown">
  | Unchanged
  | Overtaken;

/** Reads and decides, without saving: for whoever saves it together with something else (a fan-out, where it stopped). */
export const savingOf = async <
  Found,
  Decision extends object,
  Refusal extends string,
  OfWrites extends string,
>(
  change: StoredChange<Found, Decision, Refusal, OfWrites>,
  attempt: number,
): Promise<WouldSave<Refusal, OfWrites>> => {
  const found = await change.read(attempt);
  if (!isPresent(found)) return { refusal: "unknown" };
  const answer = change.decide(found);
  if (isRefused<Refusal>(answer)) return answer.refusal === OVERTAKEN ? OVERTAKEN : answer;
  return isUnchanged(answer) ? answer : { saving: change.save(found, answer) };
};

const attemptChange = async <Found, Decision extends object, Refusal extends string, OfWrites extends string>(
  needs: CommitNeeds,
  once: string,
  change: StoredChange<Found, Decision, Refusal, OfWrites>,
  attempt: number,
): Promise<Ended> => {
  const would = await savingOf(change, attempt);
  if (would === OVERTAKEN) return OVERTAKEN;
  if ("refusal" in would) return { ...would, first: false };
  if ("unchanged" in would) return { done: would.result ?? {} };
  const { saving } = would;
  const saved = await commit<string>(needs, { ...saving, once });
  if (saved.outcome === "committed") return { done: saving.result ?? {} };
  if (saved.outcome === "repeated") return { done: saved.result };
  return saved.refusal === OVERTAKEN ? OVERTAKEN : { refusal: saved.refusal, first: true };
};

/**
 * The one way to change something stored: reads, decides and saves in one transaction, and retries with backoff while others are quicker.
 * The same command twice (a double click, a lost answer) is done, never a refusal: a refusal is told only when it was not this very
 * command that made it so. Throws when it was overtaken twelve times, and on any fault.
 */
export function changeStored<
  Found,
  Decision extends object,
  Refusal extends string = never,
  OfWrites extends string = never,
  Told = never,
>(
  needs: CommitNeeds,
  command: Pick<Command, "once">,
  change: StoredChange<Found, Decision, Refusal, OfWrites> & Telling<Told>,
): Promise<Changed<RefusalOf<Found, Refusal, OfWrites>, Told>>;
export function changeStored<
  Found,
  Decision extends object,
  Refusal extends string = never,
  OfWrites extends string = never,
>(
  needs: CommitNeeds,
  command: Pick<Command, "once">,
  change: StoredChange<Found, Decision, Refusal, OfWrites>,
): Promise<Changed<RefusalOf<Found, Refusal, OfWrites>>>;
export async function changeStored<
  Found,
  Decision extends object,
  Refusal extends string,
  OfWrites extends string,
  Told,
>(
  needs: CommitNeeds,
  { once }: Pick<Command, "once">,
  change: StoredChange<Found, Decision, Refusal, OfWrites> & Partial<Telling<Told>>,
): Promise<Changed<string, Told | true>> {
  const tell = (result: Result): { readonly done: Told | true } => ({
    done: change.told === undefined ? true : change.told.parse(result),
  });
  const ended = await retryWithBackoff(
    needs,
    async (attempt) => {
      const answer = await attemptChange(needs, once, change, attempt);
      return answer === OVERTAKEN ? RETRY : answer;
    },
    () => new Fault(`A change was overtaken by others ${MOST_TRIES} times.`),
  );
  if ("done" in ended) return tell(ended.done);
  const { first, ...why } = ended;
  const earlier = first ? undefined : await resultOf(needs.table, once);
  return earlier === undefined ? why : tell(earlier);
}

/** Throws unless the change was done: for reactions, where a refusal is a defect that must be retried and end in the failures queue. */
export const expectDone = <Told>(changed: Changed<string, Told>, what: string): Told => {
  if ("refusal" in changed) throw new Fault(`${what} was refused: ${changed.refusal}.`);
  return changed.done;
};

import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../platform/dynamo.ts";

/** How a retry waits: `random` gives 0 to 1, `sleep` takes milliseconds. */
export interface RetryNeeds {
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** How often anything is tried that others may get in the way of. With the pauses below that is three seconds at most. */
export const MOST_TRIES = 12;

/** What an attempt answers that others got in the way of: it is to be retried. */
export const RETRY: unique symbol = Symbol("retry");

/**
 * The one retry policy: tries until an attempt answers anything but `RETRY`, with exponential backoff and full jitter between the attempts,
 * at most half a second each. Jitter, because two people who change the same thing at once would otherwise meet again at every retry.
 * `attempt` is told its number, which counts from 1. Throws what an attempt throws, at once; and `exhausted()` after the last try.
 */
export const retryWithBackoff = async <Answer>(
  { random, sleep }: RetryNeeds,
  attempt: (count: number) => Promise<Answer | typeof RETRY>,
  exhausted: () => unknown,
): Promise<Answer> => {
  for (let count = 1; count <= MOST_TRIES; count += 1) {
    if (count > 1) await sleep(random() * Math.min(500, 10 * 2 ** count));
    const answer = await attempt(count);
    if (answer !== RETRY) return answer;
  }
  throw exhausted();
};

/** What a transaction needs from the outside. */
export interface TransactNeeds extends RetryNeeds {
  readonly table: Table;
}

/** The writes of one transaction as DynamoDB takes them. */
export type TransactItems = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** Whether others only got in the way: a conflict with another transaction, or a throttle. */
const isPassing = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(
    ({ Code }) => Code === "TransactionConflict" || Code?.includes("Throttl") || Code?.includes("Throughput"),
  );

/**
 * Makes one transaction, all or nothing: the only place that sends one. A conflict with another change is tried again with growing random
 * pauses, twelve times at most. `refused` says what a refusal on its merits means, null when it means nothing: then, after the last try and
 * on any other fault, it throws.
 */
export const transact = async <Refused>(
  needs: TransactNeeds,
  items: TransactItems,
  refused: (refusal: TransactionCanceledException) => Refused | null,
): Promise<Refused | undefined> => {
  let conflict: unknown;
  return retryWithBackoff<Refused | undefined>(
    needs,
    async () => {
      try {
        await needs.table.client.send(new TransactWriteCommand({ TransactItems: items }));
        return undefined;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const answer = refused(error);
        if (answer !== null) return answer;
        if (!isPassing(error)) throw error;
        conflict = error;
        return RETRY;
      }
    },
    () => conflict,
  );
};

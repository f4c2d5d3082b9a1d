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

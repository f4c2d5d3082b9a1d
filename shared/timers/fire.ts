import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import type { Item } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import { readDueTimers } from "./store.ts";
import { firedEntry, parseTimer, type Timer, timerKey } from "./timer.ts";

/** What firing timers needs. `milliseconds` counts up from any start; the clock on the wall may be moved, this one may not. */
export interface FireNeeds extends CommitNeeds {
  readonly newId: NewId;
  readonly milliseconds: () => number;
}

/** What became of a round: how many timers wrote their entry, and the keys of those that could not. */
export interface Fired {
  readonly fired: number;
  readonly failed: readonly string[];
}

/** The next minute goes on where this one stopped; the function must end before it is ended. */
const MOST_MILLISECONDS = 35_000;

/** Fires one timer: takes it away and writes its entry, both or neither. `gone` when it was cancelled or fired in the meantime. */
export const fireTimer = (
  needs: CommitNeeds & { readonly newId: NewId },
  timer: Timer,
): Promise<Committed<"gone">> =>
  commit<"gone">(needs, {
    // The entry's id was made when the timer was set, so a timer of the same name that is set again fires again.
    once: `timers/fire:${timer.entry.id}`,
    writes: [{ delete: timerKey(timer), when: { expression: "attribute_exists(pk)" }, otherwise: "gone" }],
    entries: [firedEntry(timer, needs.newId)],
  });

const keyOf = (item: Item): string => `${item["pk"]} ${item["sk"]}`;

/**
 * Fires every timer due at `until`, in order of due time, for half a minute at most, reading `page` of each partition at a time. One that
 * cannot be fired is passed over, so that it does not hold up the others, and is named in the answer.
 */
export const fireDueTimers = async (needs: FireNeeds, until: Instant, page = 250): Promise<Fired> => {
  const started = needs.milliseconds();
  const failed: string[] = [];
  // What was tried once is not tried again in this round, even if it is still there to be read.
  const tried = new Set<string>();
  let fired = 0;
  for (;;) {
    const due = await readDueTimers(needs.table, until, page);
    const fresh = due.items.filter((item) => !tried.has(keyOf(item)));
    for (const item of fresh) {
      if (needs.milliseconds() - started > MOST_MILLISECONDS) return { fired, failed };
      tried.add(keyOf(item));
      try {
        const { outcome } = await fireTimer(needs, parseTimer(item));
        if (outcome === "committed") fired += 1;
      } catch {
        failed.push(keyOf(item));
      }
    }
    if (!due.more || fresh.length === 0) return { fired, failed };
  }
};

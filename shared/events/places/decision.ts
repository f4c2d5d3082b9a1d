import type { Entry } from "../../journal/entry.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import type { PlaceCounts } from "../event/model.ts";
import type { Registration } from "./model.ts";

/**
 * What besides the counts themselves a decision rested on and must still hold when it is saved: that nobody waits, that there is
 * no place for a newcomer because of the waiting list, or that there is none at all.
 */
export type Premise = "nobody-waits" | "full-or-queue" | "full";

/** What a decision about one registration makes true. `shift` is added to the event's counts. */
export interface PlaceDecision {
  readonly registration: Registration;
  readonly shift: PlaceCounts;
  readonly premise?: Premise;
  readonly entries: readonly Entry[];
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

/** Counts that stay as they are, to say only which of them move. */
export const NO_SHIFT: PlaceCounts = { free: 0, taken: 0, offered: 0, waiting: 0 };

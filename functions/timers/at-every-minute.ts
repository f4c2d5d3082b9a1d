import { Fault } from "../../shared/platform/keys.ts";
import { logger } from "../../shared/platform/logger.ts";
import { type FireNeeds, fireDueTimers } from "../../shared/timers/fire.ts";
import type { Needs } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Fires the timers that are due at this minute. Throws, after all others have fired, when one could not: it stays and the alarm goes off. */
export const atEveryMinute: Scheduled<Needs & FireNeeds> = async (needs, scheduledAt) => {
  const { fired, failed } = await fireDueTimers(needs, scheduledAt);
  if (fired > 0) logger.info("Timers fired", { fired });
  if (failed.length > 0) throw new Fault(`${failed.length} timers could not be fired: ${failed.join(", ")}`);
};

export const handler = schedule(atEveryMinute, (needs) => ({
  ...needs,
  milliseconds: () => performance.now(),
}));

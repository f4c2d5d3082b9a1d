import { logger } from "../../shared/platform/logger.ts";
import { addDays, localDate, plus } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** A minute less than the function may run. What is left then is done the next night, or when the schedule tries again. */
const LONGEST_RUN = "PT4M";

/** Sums up the day that ended at midnight, every day before it that was missed, and the days that got entries after the fact. */
export const atNight: Scheduled = async (needs, scheduledAt) => {
  const yesterday = addDays(localDate(scheduledAt), -1);
  const { counted, through, finished } = await rollUpDays(needs, yesterday, plus(needs.now(), LONGEST_RUN));
  if (finished) logger.info("Days summed up", { counted, through });
  else logger.warn("There were more days than one night could sum up", { counted, through, yesterday });
};

export const handler = schedule(atNight, (needs) => needs);

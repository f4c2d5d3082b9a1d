import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { keepOutcomes } from "../../shared/reports/outcomes/keep.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Keeps what came of the programme as it stands, as how it stood at the end of the day that ended at midnight. Run again it writes the same over it. */
export const atOutcomesNight: Scheduled = (needs, scheduledAt) =>
  keepOutcomes(needs.table, addDays(localDate(scheduledAt), -1));

export const handler = schedule(atOutcomesNight, (needs) => needs);

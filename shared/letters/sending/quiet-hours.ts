import type { Instant } from "../../platform/clock.ts";
import { addDays, fromLocal, toLocal } from "../../platform/wall-clock.ts";

/** News arrives by day only: between these hours of the home zone's clock. */
const DAY_BEGINS = "08:00";
const DAY_ENDS = "20:00";

/** The moment from which news may be sent again, or null when it may be sent now: never from 20:00 to 08:00 in the home zone. */
export const quietUntil = (now: Instant): Instant | null => {
  const [date = "", time = ""] = toLocal(now).split("T");
  if (time >= DAY_BEGINS && time < DAY_ENDS) return null;
  return fromLocal(`${time < DAY_BEGINS ? date : addDays(date, 1)}T${DAY_BEGINS}`);
};

import type { PlainDate } from "../../platform/clock.ts";
import { type IsHoliday, onWorkingDay } from "../../platform/working-days.ts";
import type { AccessRequest } from "./model.ts";

/** What the law gives us: a month, and two more where a request is complex (UK GDPR, article 12(3)). */
const MONTHS = 1;
const MONTHS_MORE = 2;

/**
 * The corresponding date so many months later; the last day of that month where it has none. So the ICO counts: from the day of receipt, whether
 * people work on it or not.
 */
export const correspondingDate = (date: PlainDate, months: number): PlainDate => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** When the month began: on the day of receipt or, where we had to ask who it was, on the day on which we knew. */
export const clockStart = ({
  receivedOn,
  identifiedOn,
}: Pick<AccessRequest, "receivedOn" | "identifiedOn">): PlainDate =>
  identifiedOn !== undefined && identifiedOn > receivedOn ? identifiedOn : receivedOn;

/** By when a request must be answered: the corresponding date or, if nobody works then, the next working day. Undefined while it stands still, because we do not know who it was. */
export const accessDue = (
  request: Pick<AccessRequest, "receivedOn" | "identifiedOn" | "extended" | "status">,
  isHoliday: IsHoliday,
): PlainDate | undefined => {
  if (request.status === "identity") return undefined;
  const months = request.extended === undefined ? MONTHS : MONTHS + MONTHS_MORE;
  return onWorkingDay(correspondingDate(clockStart(request), months), isHoliday);
};

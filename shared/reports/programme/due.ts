import { isBankHoliday } from "../../platform/bank-holidays.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { onWorkingDay } from "../../platform/working-days.ts";
import { periodBefore, periodOf } from "../figures/period.ts";
import { type ReportName, reportKindNames, reportKinds } from "./model.ts";
import { isPaused, type ReportSettings, readersOf } from "./settings.ts";

/** A report that did not go out for so long goes out no more by itself: nobody who is listed later is sent old news by surprise. It can be sent from its page. */
const DAYS_STILL_SENT = 7;

/**
 * The reports that are to go out on a London date: those on the period that ended last, from the first working day after it on, for a week. None while reports pause, none
 * that nobody reads. Which of them went out already is not asked here.
 */
export const reportsDue = (settings: ReportSettings, today: string): readonly ReportName[] => {
  const { pause } = settings;
  if (isPaused(settings, today)) return [];
  return reportKindNames.flatMap((kind) => {
    const period = periodBefore(periodOf(reportKinds[kind].unit, today));
    const first = onWorkingDay(addDays(period.last, 1), isBankHoliday);
    const begins = pause !== undefined && isPaused(settings, first) ? addDays(pause.to, 1) : first;
    const isDue = begins <= today && today <= addDays(begins, DAYS_STILL_SENT);
    return isDue && readersOf(settings, kind).length > 0 ? [{ kind, period }] : [];
  });
};

import { answerBy, closeBy, type Targets } from "../../shared/enquiries/targets.ts";
import { readSetTargets } from "../../shared/enquiries/targets-store.ts";
import { readPeople } from "../../shared/people/store.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import targetsPage from "./desk-enquiry-targets.njk";

const NINE = "T09:00:00.000Z";
const MOST_HOLIDAYS = 4;
const A_YEAR = 370;

/** England's next bank holidays from a date on, so that people see what the arithmetic goes by. */
const nextHolidays = (today: string): string[] =>
  Array.from({ length: A_YEAR }, (_, days) => addDays(today, days))
    .filter(isBankHoliday)
    .slice(0, MOST_HOLIDAYS)
    .map((date) => date + NINE);

const asText = (targets: Targets): Record<string, string> =>
  Object.fromEntries(Object.entries(targets).map(([name, value]) => [name, String(value)]));

/** The targets in a form, with what they mean for an enquiry that comes in today. */
export const showTargets = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: object;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { targets, version, setAt, setBy } = await readSetTargets(needs.table);
  const [who] = setBy === undefined ? [] : await readPeople(needs.table, [setBy]);
  const planning = { targets, isHoliday: isBankHoliday };
  const context = {
    version,
    setAt,
    setBy: who?.name ?? "somebody who left",
    holidays: nextHolidays(localDate(needs.now())),
    answerBy: answerBy(needs.now(), planning) + NINE,
    closeBy: closeBy(needs.now(), planning) + NINE,
    ...more,
    answers: more.answers ?? asText(targets),
  };
  return visit.show(targetsPage, context, status);
};

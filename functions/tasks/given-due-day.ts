import { isDate, mustBeToCome } from "../../shared/pages/typed.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { taskDueDay } from "../../shared/tasks/standing.ts";
import type { Fields } from "../entry-points/typed-fields.ts";

interface Chosen {
  readonly dueOn?: string | undefined;
}

/** The due day that follows from the one that was chosen, and what the page keeps in its address to say so where it is another. */
export const dueDayOf = (
  { dueOn }: Chosen,
  now: Instant,
): { readonly dueOn: string | undefined; readonly keep: Fields } => {
  const due = dueOn === undefined ? undefined : taskDueDay(dueOn, localDate(now));
  return { dueOn: due, keep: due === undefined || due === dueOn ? {} : { due } };
};

/** What is said when a task is saved; with the due day where nobody works on the one that was chosen. */
export const savedTask =
  (said: string) =>
  ({ due = "" }: Fields): string =>
    isDate(due) ? `${said} It is due on ${sayDate(due)}: nobody works on the day you chose.` : said;

/** What is said when the due day of a task is over. */
export const dueDayIsOver = mustBeToCome("dueOn", "Due date");

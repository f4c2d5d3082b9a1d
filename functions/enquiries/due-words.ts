import { dueOn, type Enquiry, type EnquiryStatus, urgency } from "../../shared/enquiries/enquiry.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";

/** A tag of the design system. */
export interface Tag {
  readonly text: string;
  readonly classes: string;
}

/** An enquiry's status as a tag. */
export const statusTags: Readonly<Record<EnquiryStatus, Tag>> = {
  new: { text: "New", classes: "nhsuk-tag--blue" },
  open: { text: "Open", classes: "nhsuk-tag--aqua-green" },
  waiting: { text: "Waiting for them", classes: "nhsuk-tag--yellow" },
  answered: { text: "Answered", classes: "nhsuk-tag--green" },
  closed: { text: "Closed", classes: "nhsuk-tag--grey" },
};

/** How a date is written where it is none of the days around today: whole on a page, short in a list. */
type SayDate = (date: string) => string;

/** A London date as people say it on another one: `today`, `tomorrow`, `yesterday`, otherwise the whole date. */
export const sayDay = (date: string, today: string, say: SayDate = sayDate): string => {
  if (date === today) return "today";
  if (date === addDays(today, 1)) return "tomorrow";
  if (date === addDays(today, -1)) return "yesterday";
  return `on ${say(date)}`;
};

/** How urgent an enquiry is, as a tag; undefined while there is time. */
export const urgencyTag = (enquiry: Enquiry, today: string): Tag | undefined => {
  const how = urgency(enquiry, today);
  if (how === "late") return { text: "Late", classes: "nhsuk-tag--red" };
  return how === "today" ? { text: "Due today", classes: "nhsuk-tag--orange" } : undefined;
};

/** What is next to happen with an enquiry and by when, in words. */
export const sayDue = (enquiry: Enquiry, today: string, say: SayDate = sayDate): string => {
  const due = dueOn(enquiry);
  const since = sayDay(localDate(enquiry.statusSince), today, say);
  if (enquiry.merged !== undefined) return `Merged ${since}`;
  if (due === undefined) return `Closed ${since}`;
  const verb = due < today ? "was due" : "is due";
  if (enquiry.answerBy !== undefined) return `Answer ${verb} ${sayDay(due, today, say)}`;
  const before = enquiry.status === "waiting" ? `We asked them ${since}` : `Answered ${since}`;
  return `${before}. To be closed by ${say(due)}`;
};

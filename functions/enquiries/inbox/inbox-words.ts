import type { Enquiry } from "../../../shared/enquiries/enquiry.ts";
import type { InboxView } from "../../../shared/enquiries/inbox.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import type { CellLine } from "../../lists/cell.ts";

/** The tabs of the inbox. */
export const viewWords: Readonly<Record<InboxView, string>> = {
  "to-do": "To answer",
  mine: "Mine",
  nobody: "Nobody’s",
  waiting: "Waiting for them",
  answered: "Answered",
  closed: "Closed",
  all: "All",
};

/** How an enquiry came, as a list says it. */
export const channelWords: Readonly<Record<Enquiry["channel"], string>> = {
  form: "by form",
  "e-mail": "by email",
  desk: "written by the team",
};

/** What is said of a tab in which nothing is. */
export const emptyWords: Readonly<Record<InboxView, string>> = {
  "to-do": "Nobody is waiting for an answer.",
  mine: "You have no enquiry. Take one from “Nobody’s”.",
  nobody: "Every enquiry has someone who looks after it.",
  waiting: "No enquiry is waiting for a reply.",
  answered: "No enquiry is answered and still open.",
  closed: "No enquiry has been closed yet.",
  all: "No enquiry has come in yet.",
};

/** Who asks, and of which organisation. */
export const whoOf = ({ name, person, organisation }: Enquiry): CellLine => ({
  text: name,
  href: toPath(paths.deskPerson, { person }),
  after: organisation === "" ? undefined : ` · ${organisation}`,
});

const EXCERPT_LETTERS = 120;

/** The beginning of what they wrote, where the subject does not say it already. */
export const excerptOf = ({ excerpt, subject }: Enquiry): string | undefined => {
  if (excerpt === "" || excerpt === subject) return undefined;
  const { shown, all } = firstOf([...excerpt], EXCERPT_LETTERS);
  return all > EXCERPT_LETTERS ? `${shown.join("")}…` : excerpt;
};

import type { EnquiryStatus } from "../../../shared/enquiries/enquiry.ts";
import * as entries from "../../../shared/enquiries/entries.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import type { Entry } from "../../../shared/journal/entry.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import { insideSentence } from "../../../shared/platform/text.ts";
import { statusTags } from "../due-words.ts";
import { conversionWords } from "./conversion-words.ts";

/** Gives the name of one of the team by their id. */
export type NameOf = (id: string | undefined) => string;

const why = {
  answer: " with the answer",
  message: " because they wrote",
  person: "",
  time: " because nothing was heard",
  merge: " by a merge",
  letter: "",
} as const;

const nameOfStatus = (status: EnquiryStatus): string => `“${statusTags[status].text}”`;

const sayAnswer = (entry: Entry): string => {
  const { first, hoursOpen, via } = entries.EnquiryAnswered.parse(entry).data;
  const where = { desk: "at the desk", "e-mail": "by email", elsewhere: "elsewhere" }[via];
  return `Answered ${where}${first ? `, for the first time, after ${hoursOpen} ${hoursOpen === 1 ? "hour" : "hours"}` : ""}`;
};

const assigneeIn = (entry: Entry): string | undefined => entries.EnquiryAssigned.parse(entry).data.assignee;

const sayAssignment = (entry: Entry): string => {
  const assignee = assigneeIn(entry);
  if (assignee === undefined) return "Unassigned";
  return assignee === entry.actor.id ? "Taken" : "Assigned to";
};

/** To whom of the team an enquiry was given by another: the line ends with their name. */
const givenTo = (entry: Entry): string | undefined => {
  const assignee = entry.name === entries.EnquiryAssigned.name ? assigneeIn(entry) : undefined;
  return assignee === entry.actor.id ? undefined : assignee;
};

const sayConversion = (entry: Entry): string => {
  const { to, done } = entries.EnquiryConverted.parse(entry).data;
  const words = conversionWords[to];
  return done ? words.done : words.begun;
};

const sayMove = (entry: Entry): string => {
  const { from, to, because } = entries.EnquiryMoved.parse(entry).data;
  return `Moved from ${nameOfStatus(from)} to ${nameOfStatus(to)}${why[because]}`;
};

const words: Readonly<Record<string, (entry: Entry) => string>> = {
  EnquiryReceived: (entry) =>
    `Came in ${entries.EnquiryReceived.parse(entry).data.channel === "form" ? "by the form" : "by email"}`,
  ConversationBegun: () => "The team wrote first",
  EnquiryMessageReceived: (entry) =>
    entries.EnquiryMessageReceived.parse(entry).data.automatic === undefined
      ? "A message came in"
      : "An automatic mail came in",
  EnquiryAnswered: sayAnswer,
  EnquiryAnswerFailed: () => "An answer did not arrive",
  EnquiryMoved: sayMove,
  EnquiryAssigned: sayAssignment,
  EnquirySorted: (entry) => {
    const { kind } = entries.EnquirySorted.parse(entry).data;
    return `Looked at and sorted: ${insideSentence(enquiryKinds[kind])}`;
  },
  EnquiryNoted: () => "Note written",
  EnquiryReminderDue: () => "A reminder was due",
  EnquiryClosingDue: () => "Closing was due",
  EnquiryMerged: (entry) => `Merged into ${entries.EnquiryMerged.parse(entry).data.into}`,
  EnquirySeparated: (entry) => `Taken out of ${entries.EnquirySeparated.parse(entry).data.from} again`,
  EnquiryConverted: sayConversion,
};

const namedBy = (id: string | undefined, nameOf: NameOf) =>
  id === undefined ? undefined : { id, name: nameOf(id) };

/** An enquiry's history for its page, the latest first, with the names of those of the team who did something. */
export const tellEnquiry = (history: readonly Entry[], nameOf: NameOf) =>
  history.toReversed().map((entry) => ({
    at: entry.at,
    what: ownValue(words, entry.name)?.(entry) ?? entry.name,
    to: namedBy(givenTo(entry), nameOf),
    about: entry.subject.id,
    who: entry.actor.kind === "team" ? nameOf(entry.actor.id) : "",
    whoId: entry.actor.kind === "team" ? entry.actor.id : undefined,
  }));

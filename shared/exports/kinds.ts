import type { Key } from "../platform/dynamo.ts";
import type { LeftOutKind } from "../privacy/catalogue/catalogue.ts";
import { communityKinds } from "./community-kinds.ts";
import { type ExportKind, OTHER } from "./kind.ts";
import { workKinds } from "./work-kinds.ts";

/**
 * Every kind of record that is exported. A new feature adds its kinds to one of the two lists; until it does, its items go to `other` and a test says so.
 */
export const exportKinds: readonly ExportKind[] = [...communityKinds, ...workKinds];

/** What is left out, and why. */
interface LeftOut {
  readonly keys: RegExp;
  readonly what: LeftOutKind;
  readonly why: string;
}

/** Items that are left out. */
export const leftOut: readonly LeftOut[] = [
  {
    keys: /^ONCE#/,
    what: "Marks of requests that were carried out",
    why: "They keep the system from doing the same twice and say nothing else.",
  },
  {
    keys: /^FORM#/,
    what: "Answers of forms that were not sent yet",
    why: "They wait for the form’s next page and are forgotten after a day.",
  },
  {
    keys: /^LIMIT#/,
    what: "Counts of forms sent",
    why: "They hold off robots for two days; the addresses in them cannot be read back.",
  },
  {
    keys: /^ADDRESS#/,
    what: "The index of people by email address",
    why: "It is made from the people, who are exported.",
  },
  {
    keys: /^PERSON#\S+ (FORMER-ADDRESS#\S+|ADDRESS-CHANGE)$/,
    what: "Addresses that were changed, and which change of address counts",
    why: "They carry the last letter to the old address; what became of each change is exported.",
  },
  {
    keys: /^ALIKE#/,
    what: "Marks by which records of one person are found",
    why: "They are made from the people, who are exported.",
  },
  {
    keys: /^MEMBER#\S+ (DIRECTORY|BLOCK#\S+)$/,
    what: "Which members other members see, and who they have blocked",
    why: "The directory is made from the memberships, which are exported; a block is its member’s own affair.",
  },
  {
    keys: /^PERSON-SEEN#/,
    what: "Who of the team looked at the page of a person",
    why: "It is for administrators alone, is shown at the desk, and goes after twelve months.",
  },
  {
    keys: /^ENGAGEMENT#\S+ ENGAGEMENT$/,
    what: "How people take part, ranked",
    why: "It is made from their activities, which are exported.",
  },
  {
    keys: /^SURVEY#\S+ TALLY#/,
    what: "What the answers to a survey add up to",
    why: "It is made from the answers, which are exported.",
  },
  {
    keys: /^SURVEY#\S+ FUNNEL$/,
    what: "What becomes of a survey, counted",
    why: "It is made from the invitations and leads, which are exported.",
  },
  {
    keys: /^DIARY#/,
    what: "What is taken of the days of the team",
    why: "It is made from the bookings, which are exported.",
  },
  {
    keys: /^SURVEY-WAITING#/,
    what: "Anonymous answers that wait for others",
    why: "Nobody sees them before there are five to be shown together.",
  },
  {
    keys: /^ACCOUNT#/,
    what: "The index of the team by account at the sign-in service",
    why: "It is made from the team, which is exported.",
  },
  {
    keys: /^MAIL-ID#/,
    what: "The index of messages by mail id",
    why: "It is made from the messages, which are exported.",
  },
  {
    keys: /^(USE-OF#|RE-USE#\S+ OF-)/,
    what: "The index of re-uses by item, project and organisation",
    why: "It is made from the re-uses, which are exported.",
  },
  {
    keys: /^PROJECT#\S+ OF-ORGANISATION#/,
    what: "The index of projects by partner organisation",
    why: "It is made from the projects, which are exported.",
  },
  {
    keys: /^(WORK|OWNED)#/,
    what: "What waits for each of the team, and what each of them owns",
    why: "It is made from enquiries, tasks, projects and the rest, which are exported.",
  },
  {
    keys: /^NEWSLETTER#\S+ AUDIENCE$/,
    what: "Counts of who would get a newsletter",
    why: "They are made from the members, who are exported.",
  },
  {
    keys: /^OUTBOX-COUNTS COUNTS$/,
    what: "The count of letters that wait for approval",
    why: "It is made from the letters, which are exported.",
  },
  {
    keys: /^FOLLOW-UP-EVENT#/,
    what: "The index of follow-ups by the event that they wait for",
    why: "It is made from the follow-ups, which are exported.",
  },
  {
    keys: /^FILE#/,
    what: "Notes of files that are not scanned yet, or were refused",
    why: "They say why a file cannot be opened; the files that can be are exported.",
  },
  {
    keys: /^FILE-IMPORT#\S+ (SOURCE|PART|MADE)#/,
    what: "Files that were imported, their rows, and records as they were before",
    why: "They serve to look at an import and to undo it, for 90 days; the records are exported.",
  },
  {
    keys: /^BULK-CHANGE#/,
    what: "What was changed at the desk for several things at once",
    why: "It serves to undo that, for seven days; the things and their history are exported.",
  },
  {
    keys: /^BULK-RUN#/,
    what: "What was changed at the desk for all that fitted a list",
    why: "It serves to undo that, for seven days; the things and their history are exported.",
  },
  {
    keys: /^HAND-OVER#/,
    what: "What was handed over from one of the team to another",
    why: "It serves to take that back, for 90 days; the things and their history are exported.",
  },
  {
    keys: /^PICTURE#/,
    what: "Pictures in letters",
    why: "They are drawn from the rollups, which are exported, and go after 90 days.",
  },
  {
    keys: /^FIGURE-PEOPLE#/,
    what: "Who did something in a day or month, packed, from which different people are counted",
    why: "It is made from the journal, which is exported.",
  },
  {
    keys: /^(ENQUIRY#\S+ ASSIGNED|ENQUIRY-COUNTS#\S+ COUNTS|HELD-MAIL-COUNTS#\S+ COUNTS|CATALOGUE-COUNTS COUNTS)$/,
    what: "Counts of enquiries, held mail and items, and enquiries by who has them",
    why: "They are made from the enquiries, the mail and the items.",
  },
  {
    keys: /^(WORD|SOUND)#/,
    what: "The index of the search",
    why: "It is made from the records, which are exported; npm run migrate makes it again.",
  },
  {
    keys: /^DERIVED#/,
    what: "Notes of what is derived from which record",
    why: "They are made from the records, which are exported; npm run migrate makes them again.",
  },
  {
    keys: /^ORGANISATION-LIST /,
    what: "The published list of organisations",
    why: "It is made from the organisations, which are exported.",
  },
  {
    keys: /^ACCESS#\S+ RECORD#/,
    what: "What was gathered for someone who asked for a copy",
    why: "It is a copy of records that are exported, and goes after 90 days.",
  },
  {
    keys: /^ERASURE-OF#/,
    what: "The index of erasures under way by person",
    why: "It is made from the erasures, which are exported.",
  },
  {
    keys: /^MIGRATION#/,
    what: "How far migrations of the table are",
    why: "They are of this table alone.",
  },
  { keys: /^LATE-DAYS /, what: "Days to sum up again", why: "They are the next night’s work list." },
];

/** What becomes of an item: the kind it is exported as (`other` where none fits), or why it is left out. */
export const sortOut = ({ pk, sk }: Key): { readonly kind: ExportKind } | { readonly leftOut: string } => {
  const key = `${pk} ${sk}`;
  const left = leftOut.find(({ keys }) => keys.test(key));
  if (left !== undefined) return { leftOut: left.what };
  const kind = exportKinds.find(({ keys }) => keys.test(key));
  return { kind: kind ?? { name: OTHER, about: "Records of no kind known here.", keys: /./ } };
};

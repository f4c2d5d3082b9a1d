import type * as z from "zod";
import { itemSchema } from "../catalogue/item.ts";
import { tagSchema } from "../catalogue/tag.ts";
import { enquirySchema } from "../enquiries/enquiry.ts";
import { heldMailSchema } from "../enquiries/held-mail.ts";
import { messageSchema } from "../enquiries/message.ts";
import { readyAnswerSchema } from "../enquiries/ready-answer.ts";
import { targetsSchema } from "../enquiries/targets.ts";
import { eventSchema } from "../events/event.ts";
import { registrationSchema } from "../events/registration.ts";
import { failureSchema } from "../failures/failure.ts";
import { homeWordsSchema } from "../home/words.ts";
import { linkSchema } from "../links/link.ts";
import { memberSchema } from "../members/member.ts";
import { importSchema } from "../organisations/import.ts";
import { mappedNameSchema } from "../organisations/mapping.ts";
import { organisationSchema } from "../organisations/organisation.ts";
import type { Key } from "../platform/dynamo.ts";
import { assessmentSchema } from "../problems/assessment.ts";
import { callSchema } from "../problems/call.ts";
import { problemSchema } from "../problems/problem.ts";
import { projectSchema } from "../projects/project.ts";
import { askingSchema, noteSchema, reUseSchema } from "../re-uses/re-use.ts";
import { rollupSchema } from "../reports/rollup.ts";
import { weekNoteSchema } from "../week-notes/week-note.ts";
import { exportSchema } from "./export.ts";

/** A kind of record as it is exported: the file it goes to, what it is in plain words, and which items of the table are of it. */
export interface ExportKind {
  /** The name of its files. */
  readonly name: string;
  readonly about: string;
  /** What the keys of its items look like, `<pk> <sk>`. */
  readonly keys: RegExp;
  /** The attribute that holds the record; an item without one is the record itself. */
  readonly record?: string;
  /** The shape of the record, for the data dictionary. */
  readonly shape?: z.ZodType;
}

/** Every kind of record that is exported. A new feature adds its kinds here; until it does, its items go to `other` and a test says so. */
export const exportKinds: readonly ExportKind[] = [
  {
    name: "people",
    about: "Everybody the programme knows by name. Other records name them by their id.",
    keys: /^PERSON#\S+ PERSON$/,
  },
  { name: "team", about: "Who of them is of the team, and in which role.", keys: /^TEAM /, record: "team" },
  {
    name: "members",
    about: "Memberships of the community, with the consents given.",
    keys: /^MEMBER#/,
    record: "member",
    shape: memberSchema,
  },
  {
    name: "organisations",
    about: "Organisations, as imported and as the team has changed them.",
    keys: /^ORGANISATION#/,
    record: "organisation",
    shape: organisationSchema,
  },
  {
    name: "organisation-names",
    about: "Names that people typed, and which organisation each means.",
    keys: /^MAPPED-NAME#/,
    record: "mapped",
    shape: mappedNameSchema,
  },
  {
    name: "organisation-imports",
    about: "Lists of organisations that were imported, and what came of each.",
    keys: /^ORGANISATION-IMPORT#\S+ IMPORT$/,
    record: "import",
    shape: importSchema,
  },
  {
    name: "enquiries",
    about: "Enquiries: what was asked, by whom, and where each stands.",
    keys: /^ENQUIRY#\S+ ENQUIRY$/,
    record: "enquiry",
    shape: enquirySchema,
  },
  {
    name: "messages",
    about: "The messages of the enquiries' conversations, in and out, and the team's notes.",
    keys: /^ENQUIRY#\S+ MESSAGE#/,
    record: "message",
    shape: messageSchema,
  },
  {
    name: "held-mail",
    about: "Mail that belonged to no conversation when it came, and what was decided.",
    keys: /^HELD-MAIL#/,
    record: "held",
    shape: heldMailSchema,
  },
  {
    name: "ready-answers",
    about: "The team's ready answers.",
    keys: /^READY-ANSWERS /,
    record: "readyAnswer",
    shape: readyAnswerSchema,
  },
  {
    name: "enquiry-targets",
    about: "How soon the team wants to answer.",
    keys: /^ENQUIRY-TARGETS /,
    record: "targets",
    shape: targetsSchema,
  },
  {
    name: "events",
    about: "Events that people attend, with the counts of their places.",
    keys: /^EVENT#\S+ EVENT$/,
    record: "event",
    shape: eventSchema,
  },
  {
    name: "registrations",
    about: "Who registered for which event, and whether they came.",
    keys: /^EVENT#\S+ REGISTRATION#/,
    record: "registration",
    shape: registrationSchema,
  },
  {
    name: "waiting-list",
    about: "Who waits for a place, in order.",
    keys: /^EVENT#\S+ WAITING#/,
    record: "waiter",
  },
  { name: "calls", about: "Calls for problems.", keys: /^CALL#/, record: "call", shape: callSchema },
  {
    name: "problems",
    about: "Problems that were submitted or begun, with what was decided.",
    keys: /^PROBLEM#\S+ PROBLEM$/,
    record: "problem",
    shape: problemSchema,
  },
  {
    name: "assessments",
    about: "What each assessor thought of each problem.",
    keys: /^PROBLEM#\S+ ASSESSMENT#/,
    record: "assessment",
    shape: assessmentSchema,
  },
  {
    name: "projects",
    about: "Projects: what they are, who works on them, and where they stand.",
    keys: /^PROJECT#\S+ PROJECT$/,
    record: "project",
    shape: projectSchema,
  },
  {
    name: "week-notes",
    about: "What owners wrote of their projects week by week.",
    keys: /^PROJECT#\S+ WEEK-NOTE#/,
    record: "weekNote",
    shape: weekNoteSchema,
  },
  {
    name: "catalogue-items",
    about: "Items of the catalogue as the team works on them. The folder catalogue/ has each as a page.",
    keys: /^ITEM#\S+ ITEM$/,
    record: "item",
    shape: itemSchema,
  },
  {
    name: "catalogue-published",
    about: "The items in the version that the public sees.",
    keys: /^ITEM#\S+ SHOWN$/,
    record: "item",
    shape: itemSchema,
  },
  {
    name: "catalogue-addresses",
    about: "Every address that an item has or had.",
    keys: /^CATALOGUE-ADDRESS#/,
    record: "address",
  },
  {
    name: "catalogue-tags",
    about: "Tags that were added or changed since the product came.",
    keys: /^CATALOGUE-TAG#/,
    record: "tag",
    shape: tagSchema,
  },
  {
    name: "re-uses",
    about: "Who uses what the programme made, and how far they have come.",
    keys: /^RE-USE#\S+ RE-USE$/,
    record: "reUse",
    shape: reUseSchema,
  },
  {
    name: "re-use-askings",
    about: "What organisations wrote when they asked to use something.",
    keys: /^RE-USE#\S+ ASKING#/,
    record: "asking",
    shape: askingSchema,
  },
  {
    name: "re-use-notes",
    about: "Notes on re-uses.",
    keys: /^RE-USE#\S+ NOTE#/,
    record: "note",
    shape: noteSchema,
  },
  {
    name: "letters",
    about: "Every email that was sent or held back, what it told, and what became of it.",
    keys: /^LETTER#/,
  },
  {
    name: "journal",
    about: "What happened, when and by whom: the entries of the journal, by id and without personal data.",
    keys: /^JOURNAL#/,
    record: "entry",
  },
  { name: "timers", about: "What was still to happen by the clock.", keys: /^TIMERS#/ },
  { name: "rollups", about: "Sums of each day.", keys: /^ROLLUP#/, record: "rollup", shape: rollupSchema },
  {
    name: "links",
    about: "Addresses that projects and the catalogue point to, and whether they answer.",
    keys: /^LINK#/,
    record: "link",
    shape: linkSchema,
  },
  {
    name: "home-page",
    about: "The words of the home page, now and before.",
    keys: /^PAGE#/,
    record: "home",
    shape: homeWordsSchema,
  },
  {
    name: "failures",
    about: "Work of the system that failed and waited to be done again.",
    keys: /^FAILURE#/,
    record: "failure",
    shape: failureSchema,
  },
  {
    name: "exports",
    about: "Exports like this one: who asked for each and when.",
    keys: /^EXPORT#/,
    record: "export",
    shape: exportSchema,
  },
];

/** Items that are left out, and why. */
export const leftOut: readonly { readonly keys: RegExp; readonly what: string; readonly why: string }[] = [
  {
    keys: /^ONCE#/,
    what: "Marks of requests that were carried out",
    why: "They keep the system from doing the same twice and say nothing else.",
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
    keys: /^ORGANISATION-IMPORT#\S+ ROWS#/,
    what: "Rows of imports under way",
    why: "They go when the import is done; what came of them is exported.",
  },
  {
    keys: /^PICTURE#/,
    what: "Pictures in letters",
    why: "They are drawn from the rollups, which are exported, and go after 90 days.",
  },
  { keys: /^LATE-DAYS /, what: "Days to sum up again", why: "They are the next night's work list." },
];

/** Where items go of which neither list knows. */
export const OTHER = "other";

/** What becomes of an item: the kind it is exported as (`other` where none fits), or why it is left out. */
export const sortOut = ({ pk, sk }: Key): { readonly kind: ExportKind } | { readonly leftOut: string } => {
  const key = `${pk} ${sk}`;
  const left = leftOut.find(({ keys }) => keys.test(key));
  if (left !== undefined) return { leftOut: left.what };
  const kind = exportKinds.find(({ keys }) => keys.test(key));
  return { kind: kind ?? { name: OTHER, about: "Records of no kind known here.", keys: /./ } };
};

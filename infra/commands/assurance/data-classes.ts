/** How carefully a record is to be kept. Each class has its rules in `docs/assurance/data.md`. */
export type DataClass = "personal" | "work" | "ids" | "open" | "system";

/** Who sees a record in the product. */
export type SeenBy = "team" | "administrators" | "its person" | "everybody" | "nobody";

/** What is said of a kind of record: it is not in the code, so it is written here, and a kind without it is an error. */
export type Said = {
  readonly dataClass: DataClass;
  readonly seenBy: readonly SeenBy[];
  /** How long it is kept, where it is not kept until somebody takes it out. */
  readonly kept?: string;
};

const personal: Said = { dataClass: "personal", seenBy: ["team"] };
const ownToo: Said = { dataClass: "personal", seenBy: ["team", "its person"] };
const work: Said = { dataClass: "work", seenBy: ["team"] };
const open: Said = { dataClass: "open", seenBy: ["team", "everybody"] };
const system: Said = { dataClass: "system", seenBy: ["nobody"] };

/** Every kind of record of the export (`shared/exports/kinds.ts`), by its name. */
export const saidOfKinds: Readonly<Record<string, Said>> = {
  people: ownToo,
  "earlier-details": personal,
  "notes-of-people": personal,
  relationships: personal,
  activities: personal,
  team: { dataClass: "personal", seenBy: ["team", "administrators", "its person"] },
  members: ownToo,
  "earlier-consents": ownToo,
  topics: open,
  segments: work,
  organisations: open,
  "organisation-names": work,
  enquiries: personal,
  messages: personal,
  "held-mail": personal,
  "ready-answers": work,
  "enquiry-targets": work,
  events: open,
  registrations: ownToo,
  "event-messages": work,
  "waiting-list": ownToo,
  calls: open,
  applications: ownToo,
  assessments: personal,
  projects: work,
  tasks: work,
  "project-tasks": work,
  "week-notes": work,
  "impact-surveys": ownToo,
  "project-roles": personal,
  "project-plans": work,
  "project-risks": work,
  "project-decisions": work,
  "project-outputs": work,
  "project-publishing": work,
  "project-parts": work,
  "follow-ups": work,
  recipes: work,
  "follow-up-roles": work,
  "catalogue-items": work,
  "catalogue-published": open,
  "catalogue-addresses": open,
  "catalogue-tags": open,
  // A view may look for words that are a name.
  "saved-views": personal,
  // A list of members that was sent is kept as it came until it can no longer be undone.
  "file-imports": personal,
  "re-uses": personal,
  "re-use-askings": personal,
  "re-use-notes": personal,
  letters: personal,
  journal: { dataClass: "ids", seenBy: ["team"] },
  timers: { dataClass: "ids", seenBy: ["nobody"] },
  rollups: { dataClass: "ids", seenBy: ["team"] },
  "week-rollups": { dataClass: "ids", seenBy: ["team"] },
  links: work,
  "home-page": open,
  "email-domains": work,
  "member-approval": work,
  failures: { dataClass: "ids", seenBy: ["team"] },
  exports: { dataClass: "ids", seenBy: ["team"] },
};

/** What an export leaves out, by what it is called there. */
export const saidOfLeftOut: Readonly<Record<string, Said>> = {
  "Marks of requests that were carried out": { ...system, kept: "400 days" },
  "Answers of forms that were not sent yet": {
    dataClass: "personal",
    seenBy: ["its person"],
    kept: "a day",
  },
  "Notes of files that are not scanned yet, or were refused": {
    ...system,
    kept: "until the file is found clean or erased",
  },
  "Counts of forms sent": { ...system, kept: "two days" },
  "Who of the team looked at the page of a person": {
    dataClass: "personal",
    seenBy: ["administrators"],
    kept: "twelve months",
  },
  "The index of people by email address": system,
  "The index of the team by account at the sign-in service": system,
  "The index of messages by mail id": system,
  "The index of re-uses by item, project and organisation": system,
  "The index of projects by partner organisation": system,
  "The index of follow-ups by the event that they wait for": system,
  "Files that were imported, their rows, and records as they were before": {
    dataClass: "personal",
    seenBy: ["team"],
    kept: "90 days",
  },
  "What was changed at the desk for all that fitted a list": system,
  "What was changed at the desk for several things at once": {
    dataClass: "ids",
    seenBy: ["team"],
    kept: "7 days",
  },
  "What was handed over from one of the team to another": {
    dataClass: "ids",
    seenBy: ["team"],
    kept: "90 days",
  },
  "Pictures in letters": { dataClass: "ids", seenBy: ["team"], kept: "90 days" },
  "Counts of enquiries, held mail and items, and enquiries by who has them": {
    dataClass: "ids",
    seenBy: ["team"],
  },
  "How people take part, ranked": { dataClass: "ids", seenBy: ["team"] },
  "The index of the search": { dataClass: "personal", seenBy: ["team"], kept: "as long as what it is of" },
  "Notes of what is derived from which record": { ...system, kept: "as long as the record, and a week" },
  "What waits for each of the team, and what each of them owns": {
    dataClass: "ids",
    seenBy: ["team"],
    kept: "until it is done",
  },
  "The count of letters that wait for approval": { dataClass: "ids", seenBy: ["team"] },
  "The published list of organisations": open,
  "How far migrations of the table are": system,
  "Days to sum up again": { ...system, kept: "until the next night" },
};

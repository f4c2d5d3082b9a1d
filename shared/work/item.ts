import * as z from "zod/mini";
import type { Item } from "../platform/dynamo.ts";
import { keysOf } from "../platform/keys.ts";
import type { DerivedItem } from "../projections/projection.ts";

/** What waits for a person, by its kind, and where it stands among what is the team's: that of which there may be thousands comes last. */
const ranks = {
  enquiry: 1,
  undelivered: 1,
  task: 1,
  "follow-up": 1,
  "week-note": 1,
  "project-end": 1,
  outputs: 1,
  "application-staff": 1,
  "application-score": 1,
  "application-decide": 1,
  review: 1,
  attendance: 1,
  "re-use": 1,
  membership: 2,
  champion: 2,
  "copy-request": 1,
  contribution: 2,
  "member-report": 1,
  note: 1,
  talk: 1,
  conversation: 1,
  link: 8,
  failure: 9,
  relationship: "9r",
} as const;

/** The kinds of what waits as a list. */
export const workKindNames = keysOf(ranks);

/** What each kind is called: what is to be done. */
export const workTitles: Readonly<Record<WorkKind, string>> = {
  enquiry: "Answer",
  undelivered: "Answer again",
  task: "Task",
  "follow-up": "Follow-up",
  "week-note": "Week note",
  "project-end": "Planned end",
  outputs: "Outputs",
  "application-staff": "Find assessors",
  "application-score": "Score",
  "application-decide": "Decide",
  review: "Review",
  attendance: "Attendance",
  "re-use": "Contact",
  membership: "Approve member",
  champion: "Ask champion",
  "copy-request": "Answer a request for a copy",
  contribution: "Look at an offer",
  "member-report": "Reported message",
  note: "Look again",
  talk: "Talk to",
  conversation: "Talk with",
  link: "Dead link",
  failure: "Failure",
  relationship: "Without an owner",
};

/** A kind of what waits. */
export type WorkKind = keyof typeof ranks;

const workSchema = z.lazy(() =>
  z.object({
    kind: z.enum(workKindNames),
    /** What it is about: `enquiry:ENQ-...`. */
    about: z.string(),
    /** What of it, where that is not the whole: a task, a step, a week. */
    part: z.optional(z.string()),
    /** The day by which it is due, or from which on it waits. */
    dueOn: z.optional(z.iso.date()),
    /** Of whoever has this role of the programme, if anybody has. */
    role: z.optional(z.enum(["community", "lead"])),
    /** Somebody who may not do it, because they did what comes before. */
    not: z.optional(z.uuid()),
  }),
);

/** Something that waits for a person, or for nobody yet. Ids and days only. */
export type Work = z.infer<typeof workSchema>;

// Dates come first: what has none begins with a letter.
const NO_DAY = "no-day";

const TEAM = "team";

/** The key under which lies what waits for somebody, or for nobody in particular. */
const partitionOf = (person: string | undefined): string => `WORK#${person ?? TEAM}`;

/** An item of the projection: something that waits for this person, or for the team where there is none. */
export const workItem = (
  person: string | undefined,
  { kind, about, part, dueOn, role, not }: Work,
): DerivedItem => {
  const place = `${dueOn ?? NO_DAY}#${kind}#${about}${part === undefined ? "" : `#${part}`}`;
  return {
    pk: partitionOf(person),
    sk: person === undefined ? `${ranks[kind]}#${place}` : place,
    work: { kind, about, part, dueOn, role, not },
  };
};

/** What waits, in an item of the projection. */
export const toWork = (item: Item): Work => workSchema.parse(item["work"]);

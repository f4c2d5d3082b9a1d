import * as z from "zod/mini";

/** How a request reached us. */
export const waysToAsk = {
  "my-page": "On their page",
  email: "By email",
  telephone: "By telephone",
  letter: "By letter",
  "in-person": "In person",
} as const;

/** How a request for a copy stands. `identity`: it waits until we know that it was them. */
export const accessStatuses = [
  "identity",
  "gathering",
  "reviewing",
  "packing",
  "released",
  "closed",
] as const;

/** So long the copy can be fetched once it is released: the bucket’s own rule takes it away then. */
export const COPY_DAYS = 7;

/** So long what was gathered is kept, from when it was gathered on, so that it can be shown what was left out. */
export const GATHERED_DAYS = 90;

/** A request for a copy of what is kept about somebody. */
export const accessRequestSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    person: z.uuid(),
    how: z.enum(["my-page", "email", "telephone", "letter", "in-person"]),
    /** The London date on which it reached us. */
    receivedOn: z.iso.date(),
    /** When we knew that it was them: the month runs from then where we had to ask. */
    identifiedOn: z.optional(z.iso.date()),
    /** Two months more, with the reason that they were told. */
    extended: z.optional(z.object({ on: z.iso.date(), by: z.optional(z.string()), why: z.string() })),
    status: z.enum(accessStatuses),
    recordedAt: z.iso.datetime(),
    recordedBy: z.optional(z.string()),
    /** How many records were gathered, and how many of them somebody is to look at and has looked at. */
    gathered: z.optional(z.object({ at: z.iso.datetime(), records: z.int(), toReview: z.int() })),
    releasedAt: z.optional(z.iso.datetime()),
    releasedBy: z.optional(z.string()),
    packed: z.optional(z.object({ at: z.iso.datetime(), bytes: z.int(), until: z.iso.datetime() })),
    openedAt: z.optional(z.iso.datetime()),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** A request for a copy of what is kept about somebody. */
export type AccessRequest = z.infer<typeof accessRequestSchema>;

/** A record as it was gathered, with what somebody decided about its passages. */
export const gatheredSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    kind: z.string(),
    record: z.record(z.string(), z.unknown()),
    /** The passages that may be about others, in order; none where nobody need look. */
    passages: z.optional(z.array(z.string())),
    /** Which of them are left out, who decided, and when. */
    reviewed: z.optional(
      z.object({ leftOut: z.array(z.int()), by: z.optional(z.string()), at: z.iso.datetime() }),
    ),
  }),
);

/** A record as it was gathered. */
export type Gathered = z.infer<typeof gatheredSchema>;

/** Whether somebody still has to look at a record before it is released. */
export const isToReview = ({ passages, reviewed }: Gathered): boolean =>
  passages !== undefined && reviewed === undefined;

/** A text as passages to decide on: its paragraphs, long ones by their sentences. */
export const passagesOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .flatMap((paragraph) =>
      paragraph.length < 300 ? [paragraph] : paragraph.split(/(?<=[.!?])\s+(?=[\p{Lu}"“])/u),
    )
    .map((passage) => passage.trim())
    .filter((passage) => passage !== "");

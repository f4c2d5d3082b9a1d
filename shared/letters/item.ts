import * as z from "zod/mini";
import type { Item, Key } from "../platform/dynamo.ts";
import { type Letter, letterStatuses } from "./letter.ts";

const recipientSchema = z.lazy(() =>
  z.union([z.object({ person: z.uuid() }), z.object({ team: z.literal(true) })]),
);

const letterSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    kind: z.string(),
    to: recipientSchema,
    facts: z.unknown(),
    status: z.enum(letterStatuses),
    queuedAt: z.iso.datetime(),
    correlation: z.string(),
    about: z.string(),
    encloses: z.optional(z.object({ pk: z.string(), sk: z.string() })),
    usefulUntil: z.optional(z.iso.datetime()),
    attempt: z.optional(z.object({ id: z.string(), at: z.iso.datetime() })),
    trial: z.optional(z.literal(true)),
    sentAt: z.optional(z.iso.datetime()),
    messageId: z.optional(z.string()),
    reason: z.optional(z.string()),
    failure: z.optional(z.string()),
    again: z.optional(z.int().check(z.positive())),
    earlier: z.optional(z.array(z.string())),
    news: z.optional(z.literal(true)),
    revision: z.optional(z.int().check(z.positive())),
    readers: z.optional(z.int().check(z.nonnegative())),
    settledBy: z.optional(z.string()),
  }),
);

/** The list of the letters that wait for a person to approve them. */
export const OUTBOX = "OUTBOX";

/** The key of a letter. */
export const letterKey = (id: string): Key => ({ pk: `LETTER#${id}`, sk: "LETTER" });

/** A letter as stored: found by its id, by the thing it is about, by its reader, and by the day it was queued, or in the outbox while it waits. */
export const letterItem = (letter: Letter): Item => ({
  ...letterKey(letter.id),
  ...letter,
  subject: letter.about,
  subjectSort: `LETTER#${letter.queuedAt}#${letter.id}`,
  ...("person" in letter.to
    ? { person: `PERSON#${letter.to.person}`, personSort: `LETTER#${letter.queuedAt}#${letter.id}` }
    : {}),
  list: letter.status === "waiting" ? OUTBOX : `LETTERS#${letter.queuedAt.slice(0, 10)}`,
  listSort: `${letter.queuedAt}#${letter.id}`,
});

/** The letter in an item. Throws a ZodError on anything else. */
export const parseLetter = (item: unknown): Letter => letterSchema.parse(item);

/**
 * The write that says of a letter that sending it was given up, after several tries, and which failure tells of it. Refused when the letter has gone
 * out or is settled: then there is no failure.
 */
export const letterFailed = <Refusal extends string>(id: string, failure: string, otherwise: Refusal) => ({
  update: letterKey(id),
  set: "SET #status = :failed, failure = :failure",
  names: { "#status": "status" },
  values: { ":failed": "failed", ":failure": failure, ":queued": "queued", ":sending": "sending" },
  when: { expression: "#status IN (:queued, :sending, :failed)" },
  otherwise,
});

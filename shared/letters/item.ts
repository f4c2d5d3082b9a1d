import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import type { Item, Key } from "../platform/dynamo.ts";
import { type Letter, letterStatuses } from "./letter.ts";

const recipientSchema = z.lazy(() =>
  z.union([
    z.object({ person: z.uuid() }),
    z.object({ team: z.literal(true) }),
    z.object({ address: z.object({ pk: z.string(), sk: z.string() }) }),
  ]),
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
    digest: z.optional(z.array(z.uuid())),
    inDigest: z.optional(z.uuid()),
    notice: z.optional(z.literal(true)),
    news: z.optional(z.literal(true)),
    topic: z.optional(z.string()),
    revision: z.optional(z.int().check(z.positive())),
    readers: z.optional(z.int().check(z.nonnegative())),
    settledBy: z.optional(z.string()),
  }),
);

/** The list of the letters that wait for a person to approve them. */
export const OUTBOX = "OUTBOX";

/** The key of a letter. */
export const letterKey = (id: string): Key => ({ pk: `LETTER#${id}`, sk: "LETTER" });

/** The place in the index by person of whoever reads a letter. Of those to the team's inbox only notices have one: others are looked for beside them. An address that nobody has proved is nobody's. */
export const placeOfReader = ({ to, notice }: Pick<Letter, "to" | "notice">): string | undefined => {
  if ("person" in to) return `PERSON#${to.person}`;
  if ("address" in to) return undefined;
  return notice === true ? "TEAM-INBOX" : undefined;
};

/** Where a letter queued at a moment stands among those to its reader. */
export const placeAmongLetters = (queuedAt: Instant, id = ""): string => `LETTER#${queuedAt}#${id}`;

/** A letter as stored: found by its id, by the thing it is about, by its reader, and by the day it was queued, or in the outbox while it waits. */
export const letterItem = (letter: Letter): Item => ({
  ...letterKey(letter.id),
  ...letter,
  subject: letter.about,
  subjectSort: placeAmongLetters(letter.queuedAt, letter.id),
  ...(placeOfReader(letter) !== undefined && {
    person: placeOfReader(letter),
    personSort: placeAmongLetters(letter.queuedAt, letter.id),
  }),
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

const givenAddressSchema = z.lazy(() =>
  z.object({ email: z.string(), bouncedAt: z.optional(z.iso.datetime()) }),
);

/** An address that somebody gave and nobody has proved to be theirs yet: part of the item of whatever feature asked for it. */
export type GivenAddress = z.infer<typeof givenAddressSchema>;

/** The address in an item that a letter goes to. Throws a ZodError when the item holds none. */
export const parseGivenAddress = (item: unknown): GivenAddress => givenAddressSchema.parse(item);

/** The write by which a given address is known not to take letters: what came back is said of it and of nobody. */
export const givenAddressBounced = <Refusal extends string>(
  address: Key,
  now: Instant,
  otherwise: Refusal,
) => ({
  update: address,
  set: "SET bouncedAt = :now",
  values: { ":now": now },
  when: { expression: "attribute_exists(pk)" },
  otherwise,
});

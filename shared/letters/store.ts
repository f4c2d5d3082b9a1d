import * as z from "zod";
import type { Item, Key } from "../platform/dynamo.ts";
import { type Letter, letterStatuses } from "./letter.ts";

const recipientSchema = z.union([z.object({ person: z.uuid() }), z.object({ team: z.literal(true) })]);

const letterSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  to: recipientSchema,
  facts: z.unknown(),
  status: z.enum(letterStatuses),
  queuedAt: z.iso.datetime(),
  correlation: z.string(),
  about: z.string(),
  usefulUntil: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  messageId: z.string().optional(),
  reason: z.string().optional(),
});

/** The key of a letter. */
export const letterKey = (id: string): Key => ({ pk: `LETTER#${id}`, sk: "LETTER" });

/** A letter as stored: found by its id, by the thing it is about, by its reader, and by the day it was queued. */
export const letterItem = (letter: Letter): Item => ({
  ...letterKey(letter.id),
  ...letter,
  subject: letter.about,
  subjectSort: `LETTER#${letter.queuedAt}#${letter.id}`,
  ...("person" in letter.to
    ? { person: `PERSON#${letter.to.person}`, personSort: `LETTER#${letter.queuedAt}#${letter.id}` }
    : {}),
  list: `LETTERS#${letter.queuedAt.slice(0, 10)}`,
  listSort: `${letter.queuedAt}#${letter.id}`,
});

/** The letter in an item. Throws a ZodError on anything else. */
export const parseLetter = (item: unknown): Letter => letterSchema.parse(item);

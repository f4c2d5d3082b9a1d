import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";

/** How an erasure stands. `asked`: the link in the letter was not followed yet. `confirmed`: it waits for its time and can be taken back. */
export const erasureStatuses = ["asked", "confirmed", "running", "finished", "withdrawn"] as const;

/** So long an erasure can be taken back once it is confirmed, in hours. */
export const WAIT_HOURS = 24;

/** How long the link to confirm one works, in hours. */
export const CONFIRM_HOURS = 48;

const erasedPersonSchema = z.object({ person: z.uuid(), name: z.string(), email: z.string() });

/** An erasure of a person, and in the end the certificate of it: that holds nothing about them. */
export const erasureSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    /** Who is erased, with what they are found by in records that are filed under nobody. Gone once all is done. */
    subject: z.optional(erasedPersonSchema),
    /** The records that are merged into theirs, which go with it. Gone once all is done. */
    merged: z.optional(z.array(erasedPersonSchema)),
    /** Digests of the ids of those. */
    mergedKeys: z.optional(z.array(z.string())),
    /** A digest of the person’s id: in a table that was restored, they are found by it again. */
    key: z.string(),
    status: z.enum(erasureStatuses),
    askedAt: z.iso.datetime(),
    askedBy: z.enum(["person", "team", "restore"]),
    /** Who of the team recorded it. */
    by: z.optional(z.string()),
    /** When it begins. */
    dueAt: z.optional(z.iso.datetime()),
    finishedAt: z.optional(z.iso.datetime()),
    /** Why it was not done: somebody of the team is erased once they have left it. */
    stopped: z.optional(z.literal("of-team")),
    /** Archives of the whole programme that still held them, and when each is deleted. */
    exports: z.optional(z.array(z.object({ id: z.string(), until: z.iso.datetime() }))),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** An erasure of a person. */
export type Erasure = z.infer<typeof erasureSchema>;

/** Who is erased, and what they are found by. */
export type ErasedPerson = NonNullable<Erasure["subject"]>;

/** What an erasure did to records of a kind: how many went, how many were emptied. */
export interface DoneToKind {
  readonly kind: string;
  readonly deleted: number;
  readonly emptied: number;
}

/** What had to stay, and why. */
export const staysSchema = z.lazy(() => z.object({ about: z.string(), why: z.enum(["agreed-project"]) }));

/** What had to stay, and why. */
export type Stays = z.infer<typeof staysSchema>;

/** The digest under which it is known that somebody was erased. Ids are random, so nobody is found by it who is not there. */
export const erasedKey = (person: string): string =>
  createHash("sha256").update(`erased:${person}`).digest("hex");

/** Whether an erasure can still be taken back. */
export const mayBeWithdrawn = ({ status, dueAt }: Erasure, now: Instant): boolean =>
  status === "asked" || (status === "confirmed" && dueAt !== undefined && dueAt > now);

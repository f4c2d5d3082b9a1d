import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import type { RandomBytes } from "../platform/references.ts";
import { isSigned, type SigningKeys, sign } from "../platform/signing.ts";

const MINUTE = 60_000;

/** After so many minutes without a request a session is over (ASVS 5.0, 7.3.1; docs/decisions/0056-sessions.md says why these). */
export const MINUTES_IDLE = 30;

/** After so many hours a session is over, however busy it was (ASVS 5.0, 7.3.2). */
export const HOURS_SIGNED_IN = 10;

/** The time of the last request is written down at most this often, so that most requests write nothing. */
const MINUTES_BETWEEN_NOTES = 5;

/** How many sessions one person has at a time: a further one ends the one that was idle for longest (ASVS 5.0, 7.1.2). */
export const MOST_SESSIONS = 5;

/** How long after signing in somebody is taken to be who they were then, where that matters (ASVS 5.0, 7.5.2). */
const MINUTES_FRESH = 15;

/** One sign-in of one person in one browser, as the team's item keeps it. */
export const sessionSchema = z.lazy(() =>
  z.object({
    startedAt: z.iso.datetime(),
    seenAt: z.iso.datetime(),
    /** The browser in words, so that people know their sessions apart. */
    browser: z.string(),
  }),
);

/** See `sessionSchema`. */
export type KeptSession = z.infer<typeof sessionSchema>;

/** What the desk's cookie says: which session of which person. What that person may do is in the table alone. */
export interface SessionName {
  readonly id: string;
  readonly person: string;
}

const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / MINUTE;

/** Whether a session is over: idle for too long, or too old. */
export const isOver = ({ startedAt, seenAt }: KeptSession, now: Instant): boolean =>
  minutesBetween(seenAt, now) >= MINUTES_IDLE || minutesBetween(startedAt, now) >= HOURS_SIGNED_IN * 60;

/** Whether it is time to write down that a session was used. */
export const isSeenAnew = ({ seenAt }: KeptSession, now: Instant): boolean =>
  minutesBetween(seenAt, now) >= MINUTES_BETWEEN_NOTES;

/** The same number for all uses of a session that are noted as one. */
export const useNumber = (now: Instant): number =>
  Math.floor(Date.parse(now) / (MINUTES_BETWEEN_NOTES * MINUTE));

/** Whether somebody signed in only just now. */
export const isFresh = (startedAt: Instant, now: Instant): boolean =>
  minutesBetween(startedAt, now) < MINUTES_FRESH;

/** The id of a new session: 128 random bits (ASVS 5.0, 7.2.3). */
export const newSessionId = (randomBytes: RandomBytes): string =>
  Buffer.from(randomBytes(16)).toString("base64url");

const ID = /^[\w-]{22}$/;
const PERSON = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The name of a session as a cookie's value. */
export const sealSession = (keys: SigningKeys, { id, person }: SessionName): string =>
  `${id}.${person}.${sign(keys, "session", `${id}.${person}`)}`;

/** The name of a session in a cookie's value; null when it was altered or was never one. Whether it is still open only the table knows. */
export const openSession = (keys: SigningKeys, sealed: string | undefined): SessionName | null => {
  const [id, person, signature, ...rest] = (sealed ?? "").split(".");
  if (id === undefined || person === undefined || signature === undefined || rest.length > 0) return null;
  if (!ID.test(id) || !PERSON.test(person)) return null;
  return isSigned(keys, "session", `${id}.${person}`, signature) ? { id, person } : null;
};

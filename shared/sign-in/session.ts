import * as z from "zod";
import type { Instant } from "../platform/clock.ts";
import { isSigned, type SigningKeys, sign } from "../platform/signing.ts";

/** What somebody of the team may do. Each role may do all that the ones before it may. */
export const roles = ["viewer", "team", "admin"] as const;

/** A role at the desk. */
export type Role = (typeof roles)[number];

const sessionSchema = z.object({
  person: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  expires: z.iso.datetime(),
});

/** Somebody of the team, signed in. Lives in a signed cookie of their own browser and nowhere else. */
export type Session = z.infer<typeof sessionSchema>;

/** Whether a role includes another. */
export const mayActAs = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** The highest role among the groups that the sign-in service names; null for somebody who is in none of ours. */
export const roleOf = (groups: readonly string[]): Role | null =>
  [...roles].reverse().find((role) => groups.includes(role)) ?? null;

/** A session as a cookie's value. */
export const sealSession = (keys: SigningKeys, session: Session): string => {
  const text = Buffer.from(JSON.stringify(session)).toString("base64url");
  return `${text}.${sign(keys, "session", text)}`;
};

/** The session in a cookie's value; null when it is over, altered, or was never one. */
export const openSession = (keys: SigningKeys, sealed: string | undefined, now: Instant): Session | null => {
  const [text, signature, ...rest] = (sealed ?? "").split(".");
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  if (!isSigned(keys, "session", text, signature)) return null;
  const session = sessionSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  return session.success && session.data.expires > now ? session.data : null;
};

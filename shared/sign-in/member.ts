import * as z from "zod/mini";
import { lesserRole, mayActAs, type Role, roles } from "./role.ts";
import { sessionSchema } from "./session.ts";

/** An account at a sign-in service: its issuer, and the subject that the issuer never gives to somebody else (OpenID Connect Core, 2). */
export interface Account {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody of the team, or who was: what the sign-in service said last, what an administrator decided, and their open sessions. */
export const memberSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    /** The role that the sign-in service gave at the last sign-in. */
    role: z.enum(roles),
    /** What an administrator lets them do at most, whatever the sign-in service says. */
    atMost: z.optional(z.enum(roles)),
    signedInAt: z.iso.datetime(),
    /** The account that they sign in with; its key leads from the account to them. None until the first sign-in, or when an administrator lets another one in. */
    account: z.optional(z.object({ issuer: z.string(), key: z.string() })),
    /** At most `MOST_SESSIONS`, by their ids. */
    sessions: z._default(z.record(z.string(), sessionSchema), {}),
    /** Since when they are not in the team any more. They stay out, whatever the sign-in service says, until an administrator lets them back in. */
    removedAt: z.optional(z.iso.datetime()),
    /** Counts the changes: the optimistic lock. */
    version: z._default(z.int(), 0),
  }),
);

/** See `memberSchema`. */
export type Member = z.infer<typeof memberSchema>;

/** What somebody may do now: the lesser of what the sign-in service gave and what an administrator allows. */
export const presentRole = ({ role, atMost }: Pick<Member, "role" | "atMost">): Role =>
  atMost === undefined ? role : lesserRole(role, atMost);

/** Whether somebody is in the team now. */
export const isPresent = (member: Member | undefined): member is Member =>
  member !== undefined && member.removedAt === undefined;

/** Whether somebody is in the team now and their role includes this one. */
export const mayNow = (member: Member | undefined, needed: Role): boolean =>
  isPresent(member) && mayActAs(presentRole(member), needed);

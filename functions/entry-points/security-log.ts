import type { LinkPurpose } from "../../shared/platform/links.ts";
import { logger } from "../../shared/platform/logger.ts";
import type { Role } from "../../shared/sign-in/role.ts";

/**
 * What is written down about security, so that an attack is seen and it can be told who was in (ASVS 5.0, 16.3): ids, roles and the addresses of
 * pages as the routes have them. Never an address of a person, a network, or anything that somebody typed. docs/decisions/0057-security-log.md says
 * how to find them.
 */
interface SecurityEvents {
  readonly "signed in": { readonly person: string; readonly role: Role };
  readonly "sign-in refused": { readonly why: SignInRefusal };
  readonly "signed out": { readonly person: string };
  readonly "session refused": {
    readonly route: string;
    readonly why: SessionRefusal;
    readonly person?: string;
  };
  readonly "sessions ended": { readonly person: string; readonly by: string };
  readonly "role refused": {
    readonly route: string;
    readonly method: string;
    readonly person: string;
    readonly role: Role;
    readonly needed: Role;
  };
  readonly "form refused": { readonly route: string };
  readonly "link refused": { readonly purpose: LinkPurpose | "reply address" };
  /** Somebody of the team saved a mail as it came: `of` is the enquiry or the held mail. */
  readonly "mail downloaded": { readonly person: string; readonly of: string };
  /** Malware was found in a file that somebody sent, or nobody could look into it. */
  readonly "file refused": { readonly file: string; readonly why: "malware" | "not-checkable" };
  readonly "limit reached": { readonly route: string };
  readonly "front door passed by": Readonly<Record<never, never>>;
}

/** Why somebody was not signed in. */
export type SignInRefusal =
  | "expired"
  | "refused"
  | "unverified"
  | "no-name"
  | "no-role"
  | "removed"
  | "other-account";

/** Why a session lets nobody in: its cookie is none of ours, it is over or was ended, or its person is not in the team. */
export type SessionRefusal = "altered" | "over" | "left";

const QUIET: ReadonlySet<keyof SecurityEvents> = new Set([
  "signed in",
  "signed out",
  "sessions ended",
  "mail downloaded",
]);

/** Writes down something about security. The request's correlation id is in the line by itself. */
export const logSecurity = <Event extends keyof SecurityEvents>(
  event: Event,
  facts: SecurityEvents[Event],
): void => {
  const line = { security: event, ...facts };
  if (QUIET.has(event)) logger.info("Security", line);
  else logger.warn("Security", line);
};

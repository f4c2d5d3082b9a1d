import type { SigningKeys } from "../../shared/platform/signing.ts";
import type { Visit } from "../entry-points/page.ts";

/** A visit to a page on the way into the desk or out of it: anybody's, with the keys that sessions are signed with. */
export interface SignInVisit extends Visit {
  readonly deskKeys: SigningKeys;
}

/** How long somebody may take to sign in at the sign-in service. */
export const MINUTES_TO_SIGN_IN = 15;

import { authorizationCodeGrant, type IDToken } from "openid-client";
import * as z from "zod/mini";
import { paths } from "../../shared/pages/paths.ts";
import { openAttempt, type SignInAttempt } from "../../shared/sign-in/attempt.ts";
import { browserWords } from "../../shared/sign-in/browser-words.ts";
import { type Claimed, endMemberSessions, signInMember } from "../../shared/sign-in/commands.ts";
import { roleOf } from "../../shared/sign-in/role.ts";
import { newSessionId, openSession, sealSession } from "../../shared/sign-in/session.ts";
import { cookie, type PageAnswer } from "../entry-points/answer.ts";
import type { Page, PageNeeds } from "../entry-points/page.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { logSecurity, type SignInRefusal } from "../entry-points/security-log.ts";
import { signInProvider } from "./provider.ts";
import signInFailed from "./sign-in-failed.njk";
import { MINUTES_TO_SIGN_IN, type SignInVisit } from "./visit.ts";

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1)),
  email: z.email(),
  email_verified: z.optional(z.unknown()),
  name: z.optional(z.string().check(z.trim())),
  "cognito:groups": z._default(z.array(z.string()), []),
});

const statuses: Readonly<Partial<Record<SignInRefusal, number>>> = {
  expired: 400,
  refused: 400,
};

const refuse = (visit: SignInVisit, why: SignInRefusal): PageAnswer => {
  logSecurity("sign-in refused", { why });
  return visit.show(signInFailed, { reason: why }, statuses[why] ?? 403);
};

/** What the sign-in service says of whoever comes back; null when it says nothing that we believe. */
const readClaims = async (
  needs: PageNeeds,
  { query }: PageRequest,
  attempt: SignInAttempt,
): Promise<IDToken | null> => {
  const back = new URL(`${needs.siteUrl}${paths.signedIn}?${new URLSearchParams(query)}`);
  try {
    const tokens = await authorizationCodeGrant(await signInProvider(), back, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      // They signed in for this, just now: the service's word for it is `auth_time`.
      maxAge: MINUTES_TO_SIGN_IN * 60,
    });
    return tokens.claims() ?? null;
  } catch {
    // What the service or the library says of it may hold what came in the address; that it was refused is logged with the answer.
    return null;
  }
};

/** Whom the claims are about, or why they are not let in. An address counts only if the service has checked it. */
const readClaimed = (told: IDToken | null): Claimed | SignInRefusal => {
  const claims = claimsSchema.safeParse(told);
  if (!claims.success) return "refused";
  const { iss, sub, email, name = "" } = claims.data;
  if (claims.data.email_verified !== true) return "unverified";
  const role = roleOf(claims.data["cognito:groups"]);
  if (role === null) return "no-role";
  if (name === "") return "no-name";
  return { account: { issuer: iss, subject: sub }, name, email, role };
};

const answer: Page<SignInVisit> = async (needs, request, visit) => {
  const { deskKeys, occasion } = visit;
  const attempt = openAttempt(deskKeys, request.cookies["__Host-sign-in"]);
  if (attempt === null) return refuse(visit, "expired");
  const claimed = readClaimed(await readClaims(needs, request, attempt));
  if (typeof claimed === "string") return refuse(visit, claimed);
  const session = {
    id: newSessionId(needs.randomBytes),
    browser: browserWords(request.headers["user-agent"]),
  };
  const once = `sign-in:${attempt.state}`;
  const signedIn = await signInMember(needs, { claimed, session }, { once, occasion });
  if ("refusal" in signedIn) return refuse(visit, signedIn.refusal);
  const { person } = signedIn.done;
  const earlier = openSession(deskKeys, request.cookies["__Host-desk"]);
  // The session that this browser had before, whoever's it was (ASVS 5.0, 7.2.4).
  if (earlier !== null)
    await endMemberSessions(
      needs,
      { person: earlier.person, which: { id: earlier.id } },
      { once: `${once}:earlier`, occasion: { ...occasion, actor: { kind: "team", id: earlier.person } } },
    );
  logSecurity("signed in", { person, role: claimed.role });
  const sealed = sealSession(deskKeys, { id: session.id, person });
  return { redirect: attempt.to, cookies: [cookie("desk", sealed), cookie("sign-in", "", 0)] };
};

/** Takes somebody of the team back from the sign-in service, and into the desk if they are in one of its groups. */
export const page = pageWithoutForm(paths.signedIn, answer);

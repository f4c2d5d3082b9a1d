import { authorizationCodeGrant } from "openid-client";
import * as z from "zod";
import { paths } from "../../shared/pages/paths.ts";
import { logger } from "../../shared/platform/logger.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { openAttempt } from "../../shared/sign-in/attempt.ts";
import { roleOf, sealSession } from "../../shared/sign-in/session.ts";
import { welcomeTeamMember } from "../../shared/sign-in/team.ts";
import { cookie } from "../entry-points/answer.ts";
import type { Page } from "../entry-points/page.ts";
import { signInProvider } from "./provider.ts";
import signInFailed from "./sign-in-failed.njk";

const HOURS_SIGNED_IN = 10;

const claimsSchema = z.object({
  email: z.email(),
  name: z.string().min(1).optional(),
  "cognito:groups": z.array(z.string()).default([]),
});

/** Takes somebody of the team back from the sign-in service, and into the desk if they are in one of its groups. */
export const getSignedIn: Page = async (needs, request, visit) => {
  const attempt = openAttempt(needs.keys, request.cookies["__Host-sign-in"]);
  if (attempt === null) return visit.show(signInFailed, { reason: "expired" }, 400);
  const back = new URL(`${needs.siteUrl}${paths.signedIn}?${new URLSearchParams(request.query)}`);
  const tokens = await authorizationCodeGrant(await signInProvider(), back, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
  }).catch((error: unknown) => {
    logger.warn("A sign-in was refused", { error: error instanceof Error ? error.name : "unknown" });
    return null;
  });
  const claims = claimsSchema.safeParse(tokens?.claims());
  if (!claims.success) return visit.show(signInFailed, { reason: "refused" }, 400);
  const role = roleOf(claims.data["cognito:groups"]);
  if (role === null) return visit.show(signInFailed, { reason: "no-role" }, 403);
  const name = claims.data.name ?? claims.data.email;
  const person = await welcomeTeamMember(
    needs,
    { name, email: claims.data.email, role },
    `sign-in:${attempt.state}`,
  );
  const session = { person, name, role, expires: plus(needs.now(), `PT${HOURS_SIGNED_IN}H`) };
  return {
    redirect: attempt.to,
    cookies: [cookie("desk", sealSession(needs.keys, session)), cookie("sign-in", "", 0)],
  };
};

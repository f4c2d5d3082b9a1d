import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { paths } from "../../shared/pages/paths.ts";
import { safeReturn, sealAttempt } from "../../shared/sign-in/attempt.ts";
import { cookie } from "../entry-points/answer.ts";
import type { Page } from "../entry-points/page.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import { signInProvider } from "./provider.ts";
import { MINUTES_TO_SIGN_IN, type SignInVisit } from "./visit.ts";

const answer: Page<SignInVisit> = async (needs, request, visit) => {
  const attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    to: safeReturn(request.query["to"]),
  };
  const address = buildAuthorizationUrl(await signInProvider(), {
    redirect_uri: `${needs.siteUrl}${paths.signedIn}`,
    scope: "openid email profile",
    // The service's own session is none of ours: who comes back after half an hour's pause signs in anew.
    prompt: "login",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  });
  return {
    redirect: address.href,
    cookies: [cookie("sign-in", sealAttempt(visit.deskKeys, attempt), MINUTES_TO_SIGN_IN * 60)],
  };
};

/** Sends somebody of the team to the sign-in service (OpenID Connect, authorization code with PKCE). */
export const page = pageWithoutForm(paths.signIn, answer);

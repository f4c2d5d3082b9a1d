import { buildEndSessionUrl } from "openid-client";
import { paths } from "../../shared/pages/paths.ts";
import type { Page } from "../entry-points/page.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import { signInProvider } from "./provider.ts";
import signingOut from "./signing-out.njk";
import type { SignInVisit } from "./visit.ts";

const answer: Page<SignInVisit> = async (needs, _request, visit) => {
  const provider = await signInProvider();
  if (provider.serverMetadata().end_session_endpoint === undefined) return { redirect: paths.signedOut };
  const back = `${needs.siteUrl}${paths.signedOut}`;
  // Cognito asks for `logout_uri`; the standard (OpenID Connect RP-Initiated Logout 1.0) calls it otherwise.
  const address = buildEndSessionUrl(provider, { post_logout_redirect_uri: back, logout_uri: back });
  return visit.show(signingOut, { address: address.href });
};

/**
 * Leads a browser that was signed out here to the sign-in service, to be signed out there too. By a page that leads on by itself, since a
 * browser lets no form end at another site (`form-action` holds for its redirects as well).
 */
export const page = pageWithoutForm(paths.signingOut, answer);

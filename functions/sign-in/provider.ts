import { allowInsecureRequests, type Configuration, discovery, None } from "openid-client";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily } from "../entry-points/needs.ts";

/** The team's sign-in service, found by OpenID Connect discovery. Plain HTTP is accepted from this very machine only. */
export const signInProvider = lazily(async (): Promise<Configuration> => {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = readSettings(["OIDC_ISSUER", "OIDC_CLIENT_ID"], process.env);
  const local = ["localhost", "127.0.0.1"].includes(new URL(OIDC_ISSUER).hostname);
  return discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, undefined, None(), {
    execute: local ? [allowInsecureRequests] : [],
  });
});

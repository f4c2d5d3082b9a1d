import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import { lazily, realNeeds } from "./needs.ts";
import type { PageNeeds } from "./page.ts";

/** What all pages of the site and the desk are given, from the settings and the secret; made on the first request. */
export const pageNeeds = lazily(async (): Promise<PageNeeds> => {
  const { SECRET_ID, PROGRAMME_NAME, SITE_URL, ASSETS_PATH, ENQUIRY_ADDRESS } = readSettings(
    settings.pick({
      SECRET_ID: true,
      PROGRAMME_NAME: true,
      SITE_URL: true,
      ASSETS_PATH: true,
      ENQUIRY_ADDRESS: true,
    }),
    process.env,
  );
  return {
    ...realNeeds(),
    keys: await fetchSigningKeys(SECRET_ID),
    programme: PROGRAMME_NAME,
    siteUrl: SITE_URL,
    assets: ASSETS_PATH,
    enquiryAddress: ENQUIRY_ADDRESS,
    askLink: async (url) => {
      // Loaded when first used: few pages ask for an address.
      const [{ checkLink }, { publicInternet }] = await Promise.all([
        import("../../shared/links/check.ts"),
        import("../../shared/links/public-internet.ts"),
      ]);
      return checkLink(url, publicInternet(PROGRAMME_NAME, SITE_URL));
    },
  };
});

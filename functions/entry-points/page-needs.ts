import { uploadsOrigin } from "../../shared/files/uploads-origin.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily, realNeeds } from "./needs.ts";
import type { PageNeeds } from "./page.ts";
import type { DeskNeeds } from "./session.ts";

/** What all pages of the site and the desk are given, from the settings and the secret that links are signed with. */
const pageNeeds = async (): Promise<Omit<PageNeeds, "formKeys">> => {
  const { SECRET_ID, PROGRAMME_NAME, SITE_URL, ASSETS_PATH, ENQUIRY_ADDRESS, UPLOADS_BUCKET } = readSettings(
    ["SECRET_ID", "PROGRAMME_NAME", "SITE_URL", "ASSETS_PATH", "ENQUIRY_ADDRESS", "UPLOADS_BUCKET"],
    process.env,
  );
  return {
    ...realNeeds(),
    keys: await fetchSigningKeys(SECRET_ID),
    programme: PROGRAMME_NAME,
    siteUrl: SITE_URL,
    assets: ASSETS_PATH,
    enquiryAddress: ENQUIRY_ADDRESS,
    uploadsOrigin: uploadsOrigin(UPLOADS_BUCKET, process.env),
    askLink: async (url) => {
      // Loaded when first used: few pages ask for an address.
      const [{ checkLink }, { publicInternet }] = await Promise.all([
        import("../../shared/links/check.ts"),
        import("../../shared/links/public-internet.ts"),
      ]);
      return checkLink(url, publicInternet(PROGRAMME_NAME, SITE_URL));
    },
  };
};

/** What the site's pages are given; made on the first request. */
export const siteNeeds = lazily(async (): Promise<PageNeeds> => {
  const needs = await pageNeeds();
  return { ...needs, formKeys: needs.keys };
});

/** What the desk's pages are given; made on the first request. Its own secret is read by no other function. */
export const deskNeeds = lazily(async (): Promise<DeskNeeds> => {
  const { DESK_SECRET_ID } = readSettings(["DESK_SECRET_ID"], process.env);
  const [needs, deskKeys] = await Promise.all([pageNeeds(), fetchSigningKeys(DESK_SECRET_ID)]);
  return { ...needs, deskKeys, formKeys: deskKeys };
});

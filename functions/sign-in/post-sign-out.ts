import { paths } from "../../shared/pages/paths.ts";
import { cookie } from "../entry-points/answer.ts";
import type { Page } from "../entry-points/page.ts";

/** Ends the session in this browser. */
export const postSignOut: Page = async () => ({
  redirect: paths.signedOut,
  cookies: [cookie("desk", "", 0)],
});

import { paths } from "../../shared/pages/paths.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import signedOut from "./signed-out.njk";
import type { SignInVisit } from "./visit.ts";

/** Says that the session is over. */
export const page: PageFile<SignInVisit, typeof paths.signedOut> = {
  path: paths.signedOut,
  get: async (_needs, _request, visit) => visit.show(signedOut),
};

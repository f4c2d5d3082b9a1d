import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** What somebody does about their own data, by the links in their letters. */
export const privacySiteRoutes = [
  page(paths.myData, () => import("./own/my-data.ts")),
  page(paths.openCopy, () => import("./access/open-copy.ts")),
  page(paths.confirmErasure, () => import("./erasure/confirm-erasure.ts")),
];

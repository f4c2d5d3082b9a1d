import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of re-use. */
export const reUseSiteRoutes = [
  page(paths.reUse, () => import("./request/re-use.ts"), { checked: true }),
  page(paths.reUseSent, () => import("./request/re-use-sent.ts")),
  page(paths.reUseNews, () => import("./news/re-use-news.ts")),
];

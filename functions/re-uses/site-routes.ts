import { paths } from "../../shared/pages/paths.ts";
import type { Route } from "../entry-points/page.ts";

/** The public pages of re-use. */
export const reUseSiteRoutes: readonly Route[] = [
  {
    method: "GET",
    path: paths.reUse,
    checked: true,
    page: async () => (await import("./get-re-use.ts")).getReUse,
  },
  {
    method: "POST",
    path: paths.reUse,
    checked: true,
    page: async () => (await import("./post-re-use.ts")).postReUse,
  },
  {
    method: "GET",
    path: paths.reUseSent,
    page: async () => (await import("./get-re-use-sent.ts")).getReUseSent,
  },
  {
    method: "GET",
    path: paths.reUseNews,
    page: async () => (await import("./get-re-use-news.ts")).getReUseNews,
  },
  {
    method: "POST",
    path: paths.reUseNews,
    page: async () => (await import("./post-re-use-news.ts")).postReUseNews,
  },
];

import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of newsletters, and the feeds of what they tell. */
export const newsletterSiteRoutes = [
  page(paths.newsletters, () => import("./newsletters.ts")),
  page(paths.newslettersFeed, () => import("./newsletters-feed.ts")),
  page(paths.newsletterByLink, () => import("./newsletter-by-link.ts")),
  page(paths.newsletter, () => import("./newsletter.ts")),
  page(paths.newsLink, () => import("./news-link.ts")),
  page(paths.eventsFeed, () => import("./events-feed.ts")),
  page(paths.callsFeed, () => import("./calls-feed.ts")),
];

import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of newsletters. */
export const newsletterDeskRoutes = [
  page(paths.deskNewsletters, () => import("./desk-newsletters.ts")),
  page(paths.deskNewNewsletter, () => import("./desk-new-newsletter.ts")),
  page(paths.deskNewsSettings, () => import("./desk-news-settings.ts")),
  page(paths.deskNewsletter, () => import("./desk-newsletter.ts")),
  page(paths.deskEditNewsletter, () => import("./desk-edit-newsletter.ts")),
  page(paths.deskNewsletterResults, () => import("./desk-newsletter-results.ts")),
  page(paths.deskNewsletterResultsFile, () => import("./desk-newsletter-results-file.ts")),
];

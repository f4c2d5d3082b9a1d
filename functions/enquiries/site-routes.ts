import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of enquiries. */
export const enquirySiteRoutes = [
  page(paths.enquiry, () => import("./form/enquiry.ts"), { checked: true }),
  page(paths.enquirySent, () => import("./form/enquiry-sent.ts")),
];

import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about personal data. */
export const privacyDeskRoutes = [
  page(paths.deskPrivacy, () => import("./desk-privacy.ts")),
  page(paths.deskProcessing, () => import("./processing/desk-processing.ts")),
  page(paths.deskProcessingDocx, () => import("./processing/desk-processing-docx.ts")),
  page(paths.deskProcessingPdf, () => import("./processing/desk-processing-pdf.ts")),
  page(paths.deskProcessingCsv, () => import("./processing/desk-processing-csv.ts")),
  page(paths.deskRetention, () => import("./retention/desk-retention.ts"), { change: "admin" }),
  page(paths.deskController, () => import("./controller/desk-controller.ts"), { change: "admin" }),
  page(paths.deskErasures, () => import("./erasure/desk-erasures.ts")),
  page(paths.deskErasure, () => import("./erasure/desk-erasure.ts")),
  page(paths.deskAccessRequests, () => import("./access/desk-access-requests.ts")),
  page(paths.deskNewAccessRequest, () => import("./access/desk-new-access-request.ts"), { look: "team" }),
  page(paths.deskAccessRequest, () => import("./access/desk-access-request.ts"), { look: "team" }),
  page(paths.deskErasePerson, () => import("./erasure/desk-erase-person.ts"), { look: "team" }),
];

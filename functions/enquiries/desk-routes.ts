import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of enquiries: the inbox, conversations, held mail, ready answers and targets. */
export const enquiryDeskRoutes = [
  page(paths.deskEnquiries, () => import("./inbox/desk-enquiries.ts")),
  page(paths.deskEnquiry, () => import("./conversation/desk-enquiry.ts")),
  page(paths.deskEnquiryTargets, () => import("./targets/desk-enquiry-targets.ts")),
  page(paths.deskReadyAnswers, () => import("./ready-answers/desk-ready-answers.ts")),
  page(paths.deskWriteToPerson, () => import("./first-letter/desk-first-letter.ts"), { look: "team" }),
  page(paths.deskMerge, () => import("./merging/desk-merge.ts"), { look: "team" }),
  page(paths.deskHeldMails, () => import("./held-mail/desk-held-mails.ts")),
  page(paths.deskHeldMail, () => import("./held-mail/desk-held-mail.ts")),
  page(paths.deskHeldMailAsItCame, () => import("./held-mail/desk-held-mail-as-it-came.ts"), {
    look: "team",
  }),
  page(paths.deskMessageAsItCame, () => import("./conversation/desk-message-as-it-came.ts"), {
    look: "team",
  }),
];

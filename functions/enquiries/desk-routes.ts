import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about enquiries: the inbox, conversations, held mail, ready answers and targets. */
export const enquiryRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskEnquiries,
    role: "viewer",
    page: async () => (await import("./get-desk-enquiries.ts")).getDeskEnquiries,
  },
  {
    method: "GET",
    path: paths.deskEnquiry,
    role: "viewer",
    page: async () => (await import("./get-desk-enquiry.ts")).getDeskEnquiry,
  },
  {
    method: "POST",
    path: paths.deskEnquiry,
    role: "team",
    page: async () => (await import("./post-desk-enquiry.ts")).postDeskEnquiry,
  },
  {
    method: "GET",
    path: paths.deskEnquiryTargets,
    role: "viewer",
    page: async () => (await import("./get-desk-enquiry-targets.ts")).getDeskEnquiryTargets,
  },
  {
    method: "POST",
    path: paths.deskEnquiryTargets,
    role: "team",
    page: async () => (await import("./post-desk-enquiry-targets.ts")).postDeskEnquiryTargets,
  },
  {
    method: "GET",
    path: paths.deskReadyAnswers,
    role: "viewer",
    page: async () => (await import("./get-desk-ready-answers.ts")).getDeskReadyAnswers,
  },
  {
    method: "POST",
    path: paths.deskReadyAnswers,
    role: "team",
    page: async () => (await import("./post-desk-ready-answers.ts")).postDeskReadyAnswers,
  },
  {
    method: "GET",
    path: paths.deskMerge,
    role: "team",
    page: async () => (await import("./get-desk-merge.ts")).getDeskMerge,
  },
  {
    method: "POST",
    path: paths.deskMerge,
    role: "team",
    page: async () => (await import("./post-desk-merge.ts")).postDeskMerge,
  },
  {
    method: "GET",
    path: paths.deskHeldMails,
    role: "viewer",
    page: async () => (await import("./get-desk-held-mails.ts")).getDeskHeldMails,
  },
  {
    method: "GET",
    path: paths.deskHeldMail,
    role: "viewer",
    page: async () => (await import("./get-desk-held-mail.ts")).getDeskHeldMail,
  },
  {
    method: "POST",
    path: paths.deskHeldMail,
    role: "team",
    page: async () => (await import("./post-desk-held-mail.ts")).postDeskHeldMail,
  },
];

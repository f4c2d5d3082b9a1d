import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages of re-use. */
export const reUseDeskRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskReUses,
    role: "viewer",
    page: async () => (await import("./get-desk-re-uses.ts")).getDeskReUses,
  },
  {
    method: "GET",
    path: paths.deskReUsesFile,
    role: "viewer",
    page: async () => (await import("./get-desk-re-uses-file.ts")).getDeskReUsesFile,
  },
  {
    method: "GET",
    path: paths.deskNewReUse,
    role: "team",
    page: async () => (await import("./get-desk-new-re-use.ts")).getDeskNewReUse,
  },
  {
    method: "POST",
    path: paths.deskNewReUse,
    role: "team",
    page: async () => (await import("./post-desk-new-re-use.ts")).postDeskNewReUse,
  },
  {
    method: "GET",
    path: paths.deskReUse,
    role: "viewer",
    page: async () => (await import("./get-desk-re-use.ts")).getDeskReUse,
  },
  {
    method: "POST",
    path: paths.deskReUse,
    role: "team",
    page: async () => (await import("./post-desk-re-use.ts")).postDeskReUse,
  },
];

import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages of letters that wait for approval. */
export const outboxRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskOutbox,
    role: "viewer",
    page: async () => (await import("./get-desk-outbox.ts")).getDeskOutbox,
  },
  {
    method: "POST",
    path: paths.deskOutbox,
    role: "team",
    page: async () => (await import("./post-desk-outbox.ts")).postDeskOutbox,
  },
  {
    method: "GET",
    path: paths.deskOutboxLetter,
    role: "viewer",
    page: async () => (await import("./get-desk-outbox-letter.ts")).getDeskOutboxLetter,
  },
  {
    method: "POST",
    path: paths.deskOutboxLetter,
    role: "team",
    page: async () => (await import("./post-desk-outbox-letter.ts")).postDeskOutboxLetter,
  },
];

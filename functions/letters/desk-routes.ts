import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of letters. */
export const letterDeskRoutes = [
  page(paths.deskLetters, () => import("./desk-letters.ts")),
  page(paths.deskLetterKinds, () => import("./desk-letter-kinds.ts")),
  page(paths.deskLetter, () => import("./desk-letter.ts")),
  page(paths.deskAddress, () => import("./address/desk-address.ts"), { change: "admin" }),
  page(paths.deskOutbox, () => import("./outbox/desk-outbox.ts")),
  page(paths.deskOutboxLetter, () => import("./outbox/desk-outbox-letter.ts")),
];

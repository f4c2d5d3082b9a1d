import { paths } from "../../shared/pages/paths.ts";
import { byLink, idOf } from "../entry-points/by-link.ts";

/** Where somebody goes on whose link to their page does not work. */
export const askAgain = { href: paths.askForMyPage, text: "Send me a new link" } as const;

/** What the address of every part of somebody's own page names: the person whose link it is. */
export const byMyPageLink = byLink("my-page", idOf, askAgain);

import { listHeldMail } from "../../shared/enquiries/held-mail-store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import listPage from "./desk-held-mails.njk";
import { describeHeld } from "./held-mail-words.ts";

const views = ["held", "set-aside", "filed", "discarded"] as const;

/** Mail that is in no conversation: what a person is to decide on, unless `?view=` asks for what machines wrote or what was decided. One query. */
export const getDeskHeldMails: DeskPage = async (needs, request, visit) => {
  const view = views.find((name) => name === request.query["view"]) ?? "held";
  const mails = await listHeldMail(needs.table, view);
  return visit.show(listPage, {
    view,
    mails: mails.map((held) => ({
      ...describeHeld(held),
      href: toPath(paths.deskHeldMail, { id: held.id }),
    })),
  });
};

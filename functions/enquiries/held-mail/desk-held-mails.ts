import { listHeldMail } from "../../../shared/enquiries/held-mail/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import listPage from "./desk-held-mails.njk";
import { describeHeld } from "./held-mail-words.ts";

const statuses = ["held", "set-aside", "filed", "discarded"] as const;

/** Mail that is in no conversation: what a person is to decide on, unless `?view=` asks for what machines wrote or what was decided. One query. */
export const page = deskPage({
  path: paths.deskHeldMails,
  names: nothing,
  load: (_needs, named) => named,
  show: async ({ table }, _found, { request }) => {
    const status = statuses.find((name) => name === request.query["view"]) ?? "held";
    const mails = await listHeldMail(table, status);
    return view(listPage, {
      view: status,
      part: mails,
      mails: mails.shown.map((held) => ({
        ...describeHeld(held),
        href: toPath(paths.deskHeldMail, { id: held.id }),
      })),
    });
  },
});

import * as z from "zod/mini";
import { readHeldMail } from "../../../shared/enquiries/held-mail/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { mailAsItCame } from "../mail-as-it-came.ts";

const mailId = z.uuid();

/** A held mail as it came, for the team to save. */
export const page = deskPage({
  path: paths.deskHeldMailAsItCame,
  names: (_needs, { request }) => mailId.safeParse(request.parameters.id).data,
  load: ({ table }, id) => readHeldMail(table, id),
  show: (_needs, { id, original }, { visit }) =>
    mailAsItCame({ key: original, of: `held-mail-${id}`, person: visit.session.person }),
});

import * as z from "zod/mini";
import { readConversation } from "../../../shared/enquiries/conversation/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { mailAsItCame } from "../mail-as-it-came.ts";

const messageId = z.uuid();

/** The mail that a message came by, as it came, for the team to save. */
export const page = deskPage({
  path: paths.deskMessageAsItCame,
  names: byReference("enquiry"),
  load: async ({ table }, reference, { request }) => {
    const id = messageId.safeParse(request.parameters.message).data;
    const found = await readConversation(table, reference);
    const message = found?.messages.find((one) => one.id === id);
    return message === undefined ? undefined : { reference, original: message.original };
  },
  show: (_needs, { reference, original }, { visit }) =>
    mailAsItCame({ key: original, of: reference, person: visit.session.person }),
});

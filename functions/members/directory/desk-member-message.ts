import * as z from "zod/mini";
import { settleMemberReport } from "../../../shared/members/directory/commands.ts";
import { readMessage } from "../../../shared/members/directory/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import messagePage from "./desk-member-message.njk";

const idSchema = z.lazy(() => z.uuid());

/** A message between members that its reader reported. The team sees no other: what members write to each other is theirs. */
export const page = deskPage({
  path: paths.deskMemberMessage,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.id).data,
  load: async ({ table }, id) => {
    const message = await readMessage(table, id);
    return message?.reported === undefined ? undefined : { message, reported: message.reported };
  },
  show: (_needs, { message, reported }) =>
    view(messagePage, {
      message,
      reported,
      from: { name: message.fromName, id: message.from },
      to: { name: message.toName, id: message.to },
    }),
  steps: (step) => ({
    settle: step({
      run: (needs, id, given) => settleMemberReport(needs, id, given),
      done: "Settled. It no longer stands on Today.",
    }),
  }),
  refusals: { "not-reported": "This message was not reported." },
});

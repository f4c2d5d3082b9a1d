import * as z from "zod/mini";
import { sendToMember } from "../../../shared/members/directory/commands.ts";
import { MOST_A_DAY } from "../../../shared/members/directory/model.ts";
import { readSeen } from "../../../shared/members/directory/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { prose } from "../../../shared/pages/typed.ts";
import { countOne } from "../../../shared/protection/rate-limit.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { byMyPageLink } from "../../my-page/own-page.ts";
import { onlyMembers } from "./directory-needs.ts";
import memberPage from "./my-directory-member.njk";

const messageForm = z.object({
  text: prose({ missing: "Enter your message", name: "Your message", most: 2000 }),
});

const idSchema = z.lazy(() => z.uuid());

/** Writes to a member of the directory, without either learning the other's address. */
export const page = sitePage({
  path: paths.myDirectoryMember,
  names: (needs, asked) => {
    const from = byMyPageLink(needs, asked);
    const to = idSchema.safeParse(asked.request.parameters.person).data;
    if (typeof from !== "string") return from;
    return to === undefined ? undefined : { from, to };
  },
  load: async ({ table }, { from, to }, { request }) => {
    const [barred, [member]] = await Promise.all([
      onlyMembers(table, from, request.parameters.token),
      readSeen(table, [to]),
    ]);
    return barred ?? member;
  },
  show: (_needs, member, { request }) =>
    view(memberPage, {
      back: {
        href: toPath(paths.myDirectory, { token: request.parameters.token }),
        text: "Members’ directory",
      },
      member,
      most: MOST_A_DAY,
      answers: { text: "" },
    }),
  steps: (step) => ({
    write: step({
      form: messageForm,
      run: async (needs, { from, to }, given) => {
        const limit = { name: "member-message", perHour: MOST_A_DAY, perDay: MOST_A_DAY };
        const counting = { keys: needs.keys, now: given.occasion.now, random: needs.random };
        const counts = [countOne(limit, from, "too-many" as const, counting)];
        const sent = await sendToMember(needs, { from, to, text: given.form.text, counts }, given);
        return "refusal" in sent ? sent : { done: true };
      },
      done: "Your message is on its way. If they answer, you get their answer by email.",
    }),
  }),
  refusals: {
    "not-a-member": "You are not a member of the community any more. You can join again.",
    "not-seen": "This member cannot be written to at present.",
    yourself: "This is you.",
    "too-many": {
      text: `You have written to ${MOST_A_DAY} members today. What you typed is still here: send it tomorrow`,
      field: "text",
      status: 429,
    },
  },
});

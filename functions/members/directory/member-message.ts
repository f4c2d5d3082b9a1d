import * as z from "zod/mini";
import { answerMember, blockMember, reportMember } from "../../../shared/members/directory/commands.ts";
import { readMessage } from "../../../shared/members/directory/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { optionalProse, prose } from "../../../shared/pages/typed.ts";
import { badLinkPage, byLink, idOf } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import messagePage from "./member-message.njk";

const answerForm = z.object({
  text: prose({ missing: "Enter your answer", name: "Your answer", most: 2000 }),
});
const reportForm = z.object({ why: optionalProse({ name: "What is wrong", most: 1000 }) });

/** What another member wrote, by the link in the letter: answered once, reported to the team, or the end of messages from its writer. */
export const page = sitePage({
  path: paths.memberMessage,
  names: byLink("member-message", idOf),
  load: async ({ table }, id: string, { visit }) =>
    (await readMessage(table, id)) ?? badLinkPage(visit, "altered"),
  show: (_needs, { fromName, text, answer, reported, blocked }) =>
    view(messagePage, { fromName, message: text, answer, reported, blocked, answers: { text: "", why: "" } }),
  steps: (step) => ({
    answer: step({
      form: answerForm,
      run: (needs, id, given) => answerMember(needs, { id, text: given.form.text }, given),
      done: "Your answer is on its way to them.",
    }),
    report: step({
      form: reportForm,
      run: (needs, id, given) => reportMember(needs, { id, why: given.form.why }, given),
      done: "Thank you. The team looks at it, and this member cannot write to you any more.",
    }),
    block: step({
      run: (needs, id, given) => blockMember(needs, id, given),
      done: "This member cannot write to you any more. They are not told.",
    }),
  }),
  refusals: { answered: "You have answered this message already." },
});

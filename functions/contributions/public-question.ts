import { readWithAnswers } from "../../shared/contributions/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import questionPage from "./public-question.njk";

/** A question of a member with the answers whose writers agreed, without names. One query. */
export const page = sitePage({
  path: paths.publicQuestion,
  names: byReference("contribution"),
  load: async ({ table }, reference) => {
    const found = await readWithAnswers(table, reference);
    return found?.contribution.publishedAt === undefined ? undefined : found;
  },
  show: (_needs, { contribution, answers }) =>
    view(questionPage, {
      title: contribution.title,
      text: contribution.text,
      at: contribution.publishedAt,
      given: answers.filter(({ mayPublish }) => mayPublish === true).map(({ text }) => text),
    }),
});

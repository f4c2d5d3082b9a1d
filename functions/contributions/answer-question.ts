import { giveAnswer } from "../../shared/contributions/commands.ts";
import { answerForm, openAnswerLinkId, takesAnswers } from "../../shared/contributions/model.ts";
import { readContribution } from "../../shared/contributions/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { badLinkPage, byLink } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import answerPage from "./answer-question.njk";

const byAnswerLink = byLink("answer-question", openAnswerLinkId);

/** A member answers another's question by the link in the letter. An answer that is given again takes the place of the first. */
export const page = sitePage({
  path: paths.answerQuestion,
  names: byAnswerLink,
  load: async ({ table, now }, { reference }, { visit }) => {
    const question = await readContribution(table, reference);
    return question === undefined
      ? badLinkPage(visit, "altered")
      : { question, isOpen: takesAnswers(question, now()) };
  },
  show: (_needs, { question, isOpen }) => view(answerPage, { question, isOpen, answers: {} }),
  steps: (step) => ({
    answer: step({
      form: answerForm,
      run: (needs, { reference, person }, given) =>
        giveAnswer(needs, { ...given.form, question: reference, person }, given),
      done: "Thank you. Your answer goes to the member who asked.",
    }),
  }),
  refusals: { over: { text: "This question is closed. Thank you for wanting to answer it.", status: 410 } },
});

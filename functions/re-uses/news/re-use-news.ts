import { paths } from "../../../shared/pages/paths.ts";
import { giveNews } from "../../../shared/re-uses/commands.ts";
import { newsForm } from "../../../shared/re-uses/input.ts";
import { type NewsLink, parseNewsLinkId } from "../../../shared/re-uses/news/link.ts";
import { titleOf } from "../../../shared/re-uses/re-use.ts";
import { type NewsAnswer, newsAnswerNames, newsAnswers } from "../../../shared/re-uses/stages.ts";
import { readReUse } from "../../../shared/re-uses/store.ts";
import { badLinkPage, byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { refusals } from "../refusals.ts";
import newsPage from "./re-use-news.njk";

/** The answer that somebody clicked, if the address or the form names one. */
const clicked = (text: string | undefined): NewsAnswer | undefined =>
  newsAnswerNames.find((name) => name === text);

const answerItems = newsAnswerNames.map((value) => ({ value, text: newsAnswers[value].text }));

/**
 * How far have you come? The answer that was clicked in the letter stands there and is saved by the button; a mail program that follows
 * links changes nothing. Another answer takes the place of an earlier one.
 */
export const page = sitePage({
  path: paths.reUseNews,
  names: byLink("tell-re-use", parseNewsLinkId),
  load: async ({ table }, link: NewsLink, { visit }) => {
    const reUse = await readReUse(table, link.reference);
    return reUse === undefined ? badLinkPage(visit, "altered") : { reUse, link };
  },
  show: (_needs, { reUse, link }, { request }) => {
    const given = reUse.news?.asked.find(({ day }) => day === link.day)?.answer;
    const answer = clicked(field(request.form, "answer")) ?? clicked(request.query["answer"]) ?? given;
    return view(newsPage, {
      thing: titleOf(reUse),
      reference: reUse.reference,
      merged: reUse.mergedInto !== undefined,
      given: given === undefined ? undefined : newsAnswers[given].text,
      clicked: answer === undefined ? undefined : newsAnswers[answer].text,
      items: answerItems,
      answer,
      answers: { answer },
    });
  },
  steps: (step) => ({
    saved: step({
      form: newsForm,
      run: (needs, { reference, day, person }, { once, occasion, form }) => {
        const { answer, words, benefit } = form;
        const command = { once, occasion: { ...occasion, actor: { kind: "person", id: person } as const } };
        return giveNews(needs, { reference, given: { day, answer, benefit }, words }, command);
      },
      done: "Thank you. Your answer is saved.",
    }),
  }),
  refusals: { merged: refusals.merged, "not-asked": refusals["not-asked"] },
});

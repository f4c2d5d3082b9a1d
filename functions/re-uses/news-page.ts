import badLink from "../../shared/pages/bad-link.njk";
import { openLink } from "../../shared/platform/links.ts";
import { type NewsLink, parseNewsLinkId } from "../../shared/re-uses/news-link.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { type NewsAnswer, newsAnswerNames, newsAnswers } from "../../shared/re-uses/stages.ts";
import { readReUse } from "../../shared/re-uses/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import newsPage from "./re-use-news.njk";

/** The re-use that a question was about, and who was asked. */
export interface FoundQuestion {
  readonly reUse: ReUse;
  readonly link: NewsLink;
}

/** The question that the link in a letter leads to; or the page that says why it leads to none. One read, or two where the re-use goes on in another. */
export const findQuestion = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
): Promise<FoundQuestion | PageAnswer> => {
  const opened = openLink(needs.keys, "tell-re-use", request.parameters["token"] ?? "", needs.now());
  const link = opened.state === "good" ? parseNewsLinkId(opened.id) : undefined;
  const reUse = link === undefined ? undefined : await readReUse(needs.table, link.reference);
  if (link !== undefined && reUse !== undefined) return { reUse, link };
  return visit.show(badLink, { state: opened.state === "expired" ? "expired" : "altered" }, 404);
};

/** The answer that somebody clicked, if the address names one. */
export const clicked = (text: string | undefined): NewsAnswer | undefined =>
  newsAnswerNames.find((name) => name === text);

const answerItems = newsAnswerNames.map((value) => ({ value, text: newsAnswers[value].text }));

/** The page of a question: the answer that was clicked, or given before, and one button. Looking changes nothing. */
export const showQuestion = (
  visit: Visit,
  { reUse, link }: FoundQuestion,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly answer?: NewsAnswer | undefined;
    readonly [name: string]: unknown;
  },
  status = 200,
): PageAnswer => {
  const given = reUse.news?.asked.find(({ day }) => day === link.day)?.answer;
  const answer = more.answer ?? given;
  return visit.show(
    newsPage,
    {
      thing: titleOf(reUse),
      reference: reUse.reference,
      merged: reUse.mergedInto !== undefined,
      given: given === undefined ? undefined : newsAnswers[given].text,
      clicked: answer === undefined ? undefined : newsAnswers[answer].text,
      items: answerItems,
      ...more,
      answers: { answer, ...more.answers },
    },
    status,
  );
};

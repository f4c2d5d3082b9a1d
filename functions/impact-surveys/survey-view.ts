import { isOpen } from "../../shared/impact-surveys/decide.ts";
import { MOST_CHARACTERS } from "../../shared/impact-surveys/input.ts";
import { parseSurveyLinkId } from "../../shared/impact-surveys/link.ts";
import { readInvitation } from "../../shared/impact-surveys/store.ts";
import {
  type Answer,
  CANNOT_SAY,
  type Invitation,
  type InvitationName,
  scale,
  statementNames,
  statements,
} from "../../shared/impact-surveys/survey.ts";
import badLink from "../../shared/pages/bad-link.njk";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { openLink } from "../../shared/platform/links.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import surveyPage from "./impact-survey.njk";

/** Somebody's own survey, by the link in their email. */
export interface FoundSurvey {
  readonly name: InvitationName;
  readonly invitation: Invitation;
  readonly token: string;
}

/** The survey that the link in the address leads to, or the page that says why it leads to none. One read; changes nothing. */
export const followSurvey = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
): Promise<FoundSurvey | PageAnswer> => {
  const token = request.parameters["token"] ?? "";
  const link = openLink(needs.keys, "answer-impact-survey", token, needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const name = parseSurveyLinkId(link.id);
  const invitation = name === undefined ? undefined : await readInvitation(needs.table, name);
  if (name === undefined || invitation === undefined) return visit.show(notFound, {}, 404);
  return { name, invitation, token };
};

const savedAnswers = (answer: Answer | undefined): Readonly<Record<string, string>> =>
  answer === undefined
    ? {}
    : {
        ...Object.fromEntries(
          statementNames.map((name) => [name, String(answer.scores[name] ?? CANNOT_SAY)] as const),
        ),
        hours: answer.hours === undefined ? "" : String(answer.hours),
        comment: answer.comment,
      };

const choices = [
  ...Object.entries(scale)
    .map(([value, text]) => ({ value, text }))
    .reverse(),
  { value: CANNOT_SAY, text: "I cannot say" },
];

/** The questions with what somebody answered before, or what they typed now. */
export const showSurvey = (
  needs: PageNeeds,
  visit: Visit,
  { invitation }: FoundSurvey,
  shown: { readonly answers?: Readonly<Record<string, string>>; readonly errors?: FormErrors } = {},
  status = 200,
): PageAnswer =>
  visit.show(
    surveyPage,
    {
      invitation,
      open: isOpen(invitation, needs.now()),
      statements: statementNames.map((name) => ({ name, text: statements[name].text })),
      choices,
      most: MOST_CHARACTERS,
      answers: savedAnswers(invitation.answer),
      ...shown,
    },
    status,
  );

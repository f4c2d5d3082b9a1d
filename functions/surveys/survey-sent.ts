import { paths, toPath } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { agree, readContact, withdraw } from "../../shared/surveys/leads/commands.ts";
import { isOpen } from "../../shared/surveys/survey/model.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { followSurvey } from "./survey-link.ts";
import sentPage from "./survey-sent.njk";

/** Thanks for the answers, and asks whether the team may get in touch: a page of its own, so that nothing links that to what was answered. */
export const page = sitePage({
  path: paths.surveySent,
  names: followSurvey,
  load: ({ table }, { name }) => readContact(table, name),
  show: ({ now }, { survey, invitation, lead }, { request }) => {
    const answerHref = toPath(paths.survey, request.parameters);
    if (!invitation.answered) return { redirect: answerHref };
    const isAnonymous = survey.privacy === "anonymous";
    const mayChange = !isAnonymous && isOpen(survey, localDate(now()));
    return view(sentPage, {
      survey,
      isAnonymous,
      changeHref: mayChange ? answerHref : undefined,
      asks: survey.asksForContact,
      agreed: lead !== undefined,
    });
  },
  steps: (step) => ({
    agree: step({
      run: (needs, { name }, given) => agree(needs, name, given),
      done: "Thank you. Someone of the team may get in touch.",
    }),
    refuse: step({
      run: (needs, { name }, given) => withdraw(needs, name, given),
      done: "We will not get in touch because of this survey.",
    }),
  }),
  refusals: {
    "not-asked": "This survey does not ask to get in touch.",
    "talked-already": "You have talked with the team already. To have what was noted taken out, write to us.",
  },
});

import { readInvitation } from "../../shared/impact-surveys/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import sentPage from "./impact-survey-sent.njk";
import { followSurvey } from "./survey-link.ts";

/** Thanks for the answers, with the way to change them. */
export const page = sitePage({
  path: paths.impactSurveySent,
  names: followSurvey,
  load: ({ table }, { name }) => readInvitation(table, name),
  show: (_needs, invitation, { request }) => {
    const changeHref = toPath(paths.impactSurvey, request.parameters);
    return invitation.answer === undefined
      ? { redirect: changeHref }
      : view(sentPage, { invitation, changeHref });
  },
});

import { paths, toPath } from "../../shared/pages/paths.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import { close, open, writeSurvey } from "../../shared/surveys/survey/commands.ts";
import { readFunnel } from "../../shared/surveys/survey/funnel.ts";
import { detailsForm } from "../../shared/surveys/survey/input.ts";
import { privacies, privacyNames, type Survey, surveyStates } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import surveyPage from "./desk-survey.njk";
import { funnelView } from "./funnel-view.ts";
import { surveyRefusals } from "./refusals.ts";

/** More than a team has. */
const MOST_READERS = 50;

const linksOf = ({ reference, byAddress, asked }: Survey, siteUrl: string) => ({
  href: toPath(paths.deskSurvey, { reference }),
  questionsHref: toPath(paths.deskSurveyQuestions, { reference }),
  previewHref: toPath(paths.deskSurveyPreview, { reference }),
  sendHref: toPath(paths.deskSendSurvey, { reference }),
  resultsHref: toPath(paths.deskSurveyResults, { reference }),
  leadsHref: toPath(paths.deskSurveyLeads, { reference }),
  copyHref: `${paths.deskNewSurvey}?from=${reference}`,
  addressHref:
    byAddress && asked > 0 ? new URL(toPath(paths.openSurvey, { reference }), siteUrl).href : undefined,
});

/** One survey: how it stands, what is said of it, and where it is opened, sent and closed. */
export const page = deskPage({
  path: paths.deskSurvey,
  names: byReference("survey"),
  load: async (needs, reference) => {
    const [survey, tally, team, funnel] = await Promise.all([
      readSurvey(needs.table, reference),
      readTally(needs.table, reference),
      readTeam(needs),
      readFunnel(needs.table, reference),
    ]);
    return survey && { survey, tally, team, funnel };
  },
  show: ({ siteUrl }, { survey, tally, team, funnel }) =>
    view(surveyPage, {
      survey,
      ...linksOf(survey, siteUrl),
      stateText: surveyStates[survey.state],
      privacy: privacies[survey.privacy],
      answered: tally.people,
      funnel: survey.asked === 0 ? undefined : funnelView(funnel, tally.people),
      privacies: privacyNames.map((value) => ({
        value,
        text: privacies[value].title,
        disabled: survey.asked > 0 && value !== survey.privacy,
      })),
      team: team.who("team").map(({ id, name }) => ({ value: id, text: name })),
    }),
  steps: (step) => ({
    open: step({
      run: (needs, reference, given) => open(needs, reference, given),
      done: "The survey is open. Nothing was sent.",
    }),
    close: step({
      run: (needs, reference, given) => close(needs, { reference, because: "team" }, given),
      done: "The survey is closed. You can open it again.",
    }),
    save: step({
      form: detailsForm,
      run: (needs, reference, { form: { _version: version, ...details }, ...given }) =>
        writeSurvey(
          needs,
          {
            reference,
            version,
            details: {
              ...details,
              readers: [...firstOf(given.request.form.get("readers") ?? [], MOST_READERS).shown],
            },
          },
          given,
        ),
      done: "Saved.",
    }),
  }),
  refusals: surveyRefusals,
});

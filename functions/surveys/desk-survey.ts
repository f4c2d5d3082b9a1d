import { paths, toPath } from "../../shared/pages/paths.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { reachOf } from "../../shared/surveys/invitations/reach.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import type { Audience } from "../../shared/surveys/survey/audience.ts";
import { close, open, send, writeSurvey } from "../../shared/surveys/survey/commands.ts";
import { detailsForm } from "../../shared/surveys/survey/input.ts";
import { privacies, privacyNames, type Survey, surveyStates } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import sendPage from "./desk-send-survey.njk";
import surveyPage from "./desk-survey.njk";
import { surveyRefusals } from "./refusals.ts";

/** To whom an address or a form says that a survey goes. */
const audienceIn = (to: string, code: string): Audience =>
  to === "organisation" ? { kind: "organisation", code: code.trim().toUpperCase() } : { kind: "everybody" };

const audienceInForm = ({ form }: PageRequest): Audience =>
  audienceIn(field(form, "to"), field(form, "code").slice(0, 20));

const linksOf = ({ reference, byAddress, asked }: Survey, siteUrl: string) => ({
  href: toPath(paths.deskSurvey, { reference }),
  questionsHref: toPath(paths.deskSurveyQuestions, { reference }),
  previewHref: toPath(paths.deskSurveyPreview, { reference }),
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
    const [survey, tally, team] = await Promise.all([
      readSurvey(needs.table, reference),
      readTally(needs.table, reference),
      readTeam(needs),
    ]);
    return survey && { survey, tally, team };
  },
  show: ({ siteUrl }, { survey, tally, team }) =>
    view(surveyPage, {
      survey,
      ...linksOf(survey, siteUrl),
      stateText: surveyStates[survey.state],
      privacy: privacies[survey.privacy],
      answered: tally.people,
      audiences: [
        { value: "everybody", text: "All members" },
        { value: "organisation", text: "One organisation" },
      ],
      privacies: privacyNames.map((value) => ({
        value,
        text: privacies[value].title,
        disabled: survey.asked > 0 && value !== survey.privacy,
      })),
      team: team.who("team").map(({ id, name }) => ({ value: id, text: name })),
    }),
  asks: {
    send: async ({ table, siteUrl }, { survey }, { request }) => {
      const { to = "", code = "" } = request.query;
      const audience = audienceIn(to, code.slice(0, 20));
      return view(sendPage, {
        survey,
        ...linksOf(survey, siteUrl),
        kind: audience.kind,
        code: audience.kind === "organisation" ? audience.code : "",
        to: audience.kind === "organisation" ? `the organisation ${audience.code}` : "all members",
        count: await reachOf(table, audience),
      });
    },
  },
  steps: (step) => ({
    open: step({
      run: (needs, reference, given) => open(needs, reference, given),
      done: "The survey is open. Nothing was sent.",
    }),
    close: step({
      run: (needs, reference, given) => close(needs, { reference, because: "team" }, given),
      done: "The survey is closed. You can open it again.",
    }),
    send: step({
      run: (needs, reference, given) =>
        send(needs, { reference, audience: audienceInForm(given.request) }, given),
      done: "The survey is on its way.",
    }),
    save: step({
      form: detailsForm,
      run: (needs, reference, { form: { _version: version, ...details }, ...given }) =>
        writeSurvey(
          needs,
          {
            reference,
            version,
            details: { ...details, readers: [...(given.request.form.get("readers") ?? [])].slice(0, 50) },
          },
          given,
        ),
      done: "Saved.",
    }),
  }),
  refusals: surveyRefusals,
});

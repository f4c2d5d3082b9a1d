import { type Application, titleOf } from "../../../shared/applications/application.ts";
import type { Assessing } from "../../../shared/applications/assessment/decide.ts";
import {
  type Assessment,
  assessmentState,
  scoredOnes,
} from "../../../shared/applications/assessment/model.ts";
import { decisionWays, outcomes, redirections } from "../../../shared/applications/gate/model.ts";
import { sectionNames, sections } from "../../../shared/applications/submission/sections.ts";
import { type Visibility, visibility } from "../../../shared/applications/visibility.ts";
import { readFileStates, type StateOfFile } from "../../../shared/files/read.ts";
import { sizeInWords } from "../../../shared/files/words.ts";
import { readAbout } from "../../../shared/letters/about-store.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import { projectOfApplication } from "../../../shared/projects/of-application.ts";
import { type NameOf, readNames } from "../../../shared/sign-in/names.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { type View, view } from "../../entry-points/page-definition.ts";
import { tasksPanelView } from "../../tasks/tasks-panel.ts";
import { statusTags } from "../calls/call-tags.ts";
import applicationPage from "./desk-application.njk";
import { tellHistory } from "./history.ts";

/** What the applicant wrote, as rows. */
export const writtenRows = ({ application }: Pick<Assessing, "application">) =>
  sectionNames.map((name) => ({
    title: sections[name].title,
    rows: sections[name].questions.map((question) => {
      const answer = ownValue(application.sections[name]?.answers, question.name) ?? "";
      return {
        label: question.label,
        value: question.as === "commitment" && answer === "yes" ? "Yes" : answer,
      };
    }),
  }));

/** The others' and one's own scores by criterion, for those who may see them. */
export const scoreRows = ({ call, assessments }: Assessing, nameOf: NameOf) =>
  call.criteria.map((criterion) => ({
    ...criterion,
    given: scoredOnes(assessments).flatMap(({ assessor, scores = [] }) =>
      scores
        .filter((score) => score.criterion === criterion.id)
        .map(({ score, reason }) => ({ who: nameOf(assessor), whoId: assessor, score, reason })),
    ),
  }));

const states = {
  "to-score": "still to score",
  conflict: "declared an interest",
  scored: "has scored",
} as const;

/** Whether somebody has scored or still can: not who declared an interest, and not who may score no more. */
const counts = (assessment: Assessment, team: Team): boolean => {
  const state = assessmentState(assessment);
  return state === "scored" || (state === "to-score" && mayScore(assessment, team));
};

const mayScore = ({ assessor }: Assessment, team: Team): boolean =>
  team.who("team").some(({ id }) => id === assessor);

const stateOf = (assessment: Assessment, team: Team): string => {
  const state = assessmentState(assessment);
  return state === "to-score" && !mayScore(assessment, team) ? "cannot score any more" : states[state];
};

const assessorRows = (assessments: readonly Assessment[], nameOf: NameOf, team: Team) =>
  assessments.map((assessment) => ({
    id: assessment.assessor,
    name: nameOf(assessment.assessor),
    state: stateOf(assessment, team),
    conflict: assessment.conflict?.what,
    releasable: assessmentState(assessment) === "to-score",
  }));

const decisionView = ({ application, call }: Assessing, nameOf: NameOf) => {
  const { decision } = application;
  if (decision === undefined) return undefined;
  return {
    ...decision,
    what: outcomes[decision.outcome],
    how: decisionWays[decision.way],
    who: nameOf(decision.decidedBy),
    redirectedTo:
      decision.redirection && `${redirections[decision.redirection.kind]}: ${decision.redirection.what}`,
    reasons: decision.reasons.map(({ criterion, text }) => ({
      name: call.criteria.find(({ id }) => id === criterion)?.name ?? "In general",
      text,
    })),
    letterHref: decision.letter && toPath(paths.deskOutboxLetter, { id: decision.letter }),
    undoable: decision.answeredAt === undefined,
  };
};

/** Where the pages of an application are. */
export const applicationPaths = ({ reference, call }: Pick<Application, "reference" | "call">) => ({
  own: toPath(paths.deskApplication, { reference }),
  scores: toPath(paths.deskScores, { reference }),
  gate: toPath(paths.deskGate, { reference }),
  call: toPath(paths.deskCall, { reference: call }),
});

/** The project that an accepted application has become. One query, for those that have. */
const projectView = async (needs: PageNeeds, { reference, decision }: Application) => {
  if (decision?.outcome !== "accepted" || decision.answeredAt === undefined) return undefined;
  const project = await projectOfApplication(needs.table, reference);
  return project && { title: project.title, href: toPath(paths.deskProject, project) };
};

const applicantOf = ({ application }: Assessing, seen: Visibility) =>
  seen.names
    ? {
        name: application.name,
        organisation: application.organisation,
        segment: organisationKinds[application.segment],
      }
    : undefined;

/** The files, by number where names are hidden: a name may say who wrote it. What is downloaded never bears the name. */
export const filesView = (
  { application }: Pick<Assessing, "application">,
  { names }: Pick<Visibility, "names">,
  stateOf: StateOfFile,
) =>
  application.files.map(({ id, name, size }, index) => ({
    href: toPath(paths.deskFile, { id }),
    name: names ? name : `File ${index + 1}`,
    size: sizeInWords(size),
    state: stateOf(id),
  }));

/** One application at the desk: what was written, who scores it, the scores for those who may see them, and the decision. */
export const deskApplicationView = async (needs: PageNeeds, visit: DeskVisit, assessing: Assessing) => {
  const { call, application, assessments } = assessing;
  const seen = visibility(call, application, assessments, visit.session.person);
  const [{ entries: history, tasks }, team] = await Promise.all([
    readAbout(needs.table, `application:${application.reference}`),
    readTeam(needs),
  ]);
  const mentioned = [
    ...assessments.map(({ assessor }) => assessor),
    application.decision?.decidedBy,
    ...history.map(({ actor }) => (actor.kind === "team" ? actor.id : undefined)),
  ];
  const [nameOf, stateOf] = await Promise.all([
    readNames(needs, mentioned),
    readFileStates(
      needs,
      application.files.map(({ id }) => id),
    ),
  ]);
  const asked = new Set(assessments.map(({ assessor }) => assessor));
  return {
    call,
    application,
    applicationTitle: titleOf(application),
    statusTag: statusTags[application.status],
    seen,
    ownState: seen.own === undefined ? undefined : assessmentState(seen.own),
    applicant: applicantOf(assessing, seen),
    written: writtenRows(assessing),
    files: filesView(assessing, seen, stateOf),
    scores: scoreRows(assessing, nameOf),
    assessors: assessorRows(assessments, nameOf, team),
    scoring: assessments.filter((one) => counts(one, team)).length,
    project: await projectView(needs, application),
    // To score is to change something.
    candidates: team
      .who("team")
      .filter(({ id }) => !asked.has(id))
      .map(({ id, name }) => ({ value: id, text: name })),
    decision: decisionView(assessing, nameOf),
    history: tellHistory(history, nameOf),
    tasks: await tasksPanelView(needs, visit, tasks),
    hrefs: applicationPaths(application),
  };
};

/** The page of an application, in place of a form that this person cannot use: it says why. */
export const showRefused = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { found, why }: { readonly found: Assessing; readonly why: string },
): Promise<View> => {
  const errors = formError("maincontent", why);
  return view(applicationPage, { ...(await deskApplicationView(needs, visit, found)), errors }, 409);
};

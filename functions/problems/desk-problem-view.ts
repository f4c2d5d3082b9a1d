import { sizeInWords } from "../../shared/files/words.ts";
import { readHistory } from "../../shared/journal/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { type Assessment, assessmentState, scoredOnes } from "../../shared/problems/assessment.ts";
import type { Assessing } from "../../shared/problems/decide-assessment.ts";
import { decisionWays, outcomes, redirections } from "../../shared/problems/outcome.ts";
import { titleOf } from "../../shared/problems/problem.ts";
import { sectionNames, sections } from "../../shared/problems/sections.ts";
import { readAssessing } from "../../shared/problems/store.ts";
import { type Visibility, visibility } from "../../shared/problems/visibility.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { statusTags } from "./call-tags.ts";
import problemPage from "./desk-problem.njk";
import { tellHistory } from "./history.ts";

/** The problem whose reference is in the address, with its assessments and call; or the page that says it is not there. */
export const findAssessing = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<Assessing | PageAnswer> => {
  const reference = parseReference("problem", request.parameters["reference"] ?? "");
  const found = reference === null ? undefined : await readAssessing(needs.table, reference);
  return found === undefined ? visit.show(notFound, {}, 404) : found;
};

/** What the applicant wrote, as rows. */
export const writtenRows = ({ problem }: Pick<Assessing, "problem">) =>
  sectionNames.map((name) => ({
    title: sections[name].title,
    rows: sections[name].questions.map((question) => {
      const answer = problem.sections[name]?.answers[question.name] ?? "";
      return {
        label: question.label,
        value: question.as === "commitment" && answer === "yes" ? "Yes" : answer,
      };
    }),
  }));

type NameOf = (id: string | undefined) => string;

/** The others' and one's own scores by criterion, for those who may see them. */
export const scoreRows = ({ call, assessments }: Assessing, nameOf: NameOf) =>
  call.criteria.map((criterion) => ({
    ...criterion,
    given: scoredOnes(assessments).flatMap(({ assessor, scores = [] }) =>
      scores
        .filter((score) => score.criterion === criterion.id)
        .map(({ score, reason }) => ({ who: nameOf(assessor), score, reason })),
    ),
  }));

const states = {
  "to-score": "still to score",
  conflict: "declared an interest",
  scored: "has scored",
} as const;

const assessorRows = (assessments: readonly Assessment[], nameOf: NameOf) =>
  assessments.map((assessment) => ({
    id: assessment.assessor,
    name: nameOf(assessment.assessor),
    state: states[assessmentState(assessment)],
    conflict: assessment.conflict?.what,
    releasable: assessmentState(assessment) === "to-score",
  }));

const decisionView = ({ problem, call }: Assessing, nameOf: NameOf) => {
  const { decision } = problem;
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

/** Where the pages of a problem are. */
export const problemPaths = ({ call, problem }: Pick<Assessing, "call" | "problem">) => {
  const { reference } = problem;
  return {
    own: toPath(paths.deskProblem, { reference }),
    scores: toPath(paths.deskScores, { reference }),
    gate: toPath(paths.deskGate, { reference }),
    call: toPath(paths.deskCall, { reference: call.reference }),
  };
};

const applicantOf = ({ problem }: Assessing, seen: Visibility) =>
  seen.names
    ? { name: problem.name, organisation: problem.organisation, segment: segments[problem.segment] }
    : undefined;

/** The files, by number where names are hidden: a name may say who wrote it. What is downloaded never bears the name. */
export const filesView = ({ problem }: Pick<Assessing, "problem">, { names }: Pick<Visibility, "names">) =>
  problem.files.map(({ id, name, size }, index) => ({
    href: toPath(paths.deskFile, { id }),
    name: names ? name : `File ${index + 1}`,
    size: sizeInWords(size),
  }));

/** One problem at the desk: what was written, who scores it, the scores for those who may see them, and the decision. */
export const showProblem = async (
  needs: PageNeeds,
  visit: DeskVisit,
  given: Assessing,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const { call, problem, assessments } = given;
  const seen = visibility(call, problem, assessments, visit.session.person);
  const [history, team] = await Promise.all([
    readHistory(needs.table, `problem:${problem.reference}`),
    readTeam(needs.table),
  ]);
  const mentioned = [
    ...assessments.map(({ assessor }) => assessor),
    ...(problem.decision === undefined ? [] : [problem.decision.decidedBy]),
    ...history.flatMap(({ actor }) => (actor.kind === "team" ? (actor.id ?? []) : [])),
  ].filter((id) => team.every((person) => person.id !== id));
  const others = mentioned.length === 0 ? [] : await readPeople(needs.table, [...new Set(mentioned)]);
  const names = new Map(
    [...team, ...others].flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])),
  );
  const nameOf: NameOf = (id) => names.get(id ?? "") ?? "somebody who left";
  const asked = new Set(assessments.map(({ assessor }) => assessor));
  return visit.show(
    problemPage,
    {
      call,
      problem,
      problemTitle: titleOf(problem),
      statusTag: statusTags[problem.status],
      seen,
      ownState: seen.own === undefined ? undefined : assessmentState(seen.own),
      applicant: applicantOf(given, seen),
      written: writtenRows(given),
      files: filesView(given, seen),
      scores: scoreRows(given, nameOf),
      assessors: assessorRows(assessments, nameOf),
      candidates: team.filter(({ id }) => !asked.has(id)).map(({ id, name }) => ({ value: id, text: name })),
      decision: decisionView(given, nameOf),
      history: tellHistory(history, nameOf),
      hrefs: problemPaths(given),
      ...more,
    },
    status,
  );
};

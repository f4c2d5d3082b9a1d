import { isOpen } from "../../shared/impact-surveys/decide.ts";
import { resultsOf } from "../../shared/impact-surveys/results.ts";
import { listInvitations } from "../../shared/impact-surveys/store.ts";
import { type Invitation, type Round, roundNames, rounds } from "../../shared/impact-surveys/survey.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Person } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { Project } from "../../shared/projects/project.ts";
import { findProjectWithPartner } from "../../shared/projects/read.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import surveyPage from "./desk-impact-survey.njk";
import { resultsView } from "./results-view.ts";

/** The survey of a project: who was asked, and the people that can be asked without being typed. */
export interface FoundProjectSurvey {
  readonly project: Project;
  readonly invitations: readonly Invitation[];
  readonly people: ReadonlyMap<string, Person>;
}

/** The survey of the project in the address, or the page that says it is not there. Two queries and the people's names. */
export const findSurvey = async (
  needs: PageNeeds,
  { parameters }: PageRequest,
  visit: DeskVisit,
): Promise<FoundProjectSurvey | PageAnswer> => {
  const reference = parseReference("project", parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const [found, invitations] = await Promise.all([
    findProjectWithPartner(needs.table, reference, localDate(visit.occasion.now)),
    listInvitations(needs.table, reference),
  ]);
  if (found === undefined) return visit.show(notFound, {}, 404);
  const { project, partnerPeople } = found;
  const ids = [...new Set([...partnerPeople, ...invitations.map(({ person }) => person)])];
  const people = (await readPeople(needs.table, ids)).flatMap((person) => person ?? []);
  return { project, invitations, people: new Map(people.map((person) => [person.id, person])) };
};

/** The time that a form or address names; before while the work goes on, after once it is completed, unless told. */
export const roundOf = (text: string | undefined, { status }: Pick<Project, "status">): Round =>
  roundNames.find((round) => round === text) ?? (status === "complete" ? "after" : "before");

/** Who was asked at a time. */
export const askedAt = ({ invitations }: FoundProjectSurvey, round: Round): readonly string[] =>
  invitations.filter((one) => one.round === round).map(({ person }) => person);

/** Whom the team can tick rather than type: those at the partner, and those who were asked at the other time, unless they were asked at this. */
export const candidates = (found: FoundProjectSurvey, round: Round): readonly Person[] =>
  [...found.people.values()]
    .filter(({ id }) => !askedAt(found, round).includes(id))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));

const stateOf = (invitation: Invitation, now: string) => {
  if (invitation.answer !== undefined) return { text: "Answered", classes: "nhsuk-tag--green" };
  if (!isOpen(invitation, now)) return { text: "Closed without an answer", classes: "nhsuk-tag--grey" };
  return invitation.remindedAt === undefined
    ? { text: "Asked", classes: "nhsuk-tag--blue" }
    : { text: "Reminded", classes: "nhsuk-tag--yellow" };
};

const roundView = (found: FoundProjectSurvey, round: Round, now: string) => ({
  round,
  title: rounds[round],
  invited: found.invitations
    .filter((one) => one.round === round)
    .map((invitation) => ({
      name: found.people.get(invitation.person)?.name ?? "somebody whose record was erased",
      state: stateOf(invitation, now),
      askedAt: invitation.askedAt,
      answeredAt: invitation.answeredAt,
      closesAt: invitation.closesAt,
    })),
  comments: found.invitations.flatMap(({ round: other, answer }) =>
    other === round && answer !== undefined && answer.comment !== "" ? [answer.comment] : [],
  ),
});

/** Where the survey of a project stands, with the form that asks more people. */
export const showSurvey = (
  visit: DeskVisit,
  found: FoundProjectSurvey,
  shown: {
    readonly round: Round;
    readonly typed?: string;
    readonly ticked?: readonly string[];
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  },
  status = 200,
): PageAnswer => {
  const { project } = found;
  const { round, typed = "", ticked, ...rest } = shown;
  const { now } = visit.occasion;
  const people = candidates(found, round);
  return visit.show(
    surveyPage,
    {
      project,
      projectHref: toPath(paths.deskProject, { reference: project.reference }),
      round,
      roundText: rounds[round].toLowerCase(),
      rounds: roundNames.map((name) => roundView(found, name, now)),
      otherRound: round === "before" ? "after" : "before",
      results: resultsView(resultsOf(found.invitations)),
      people: people.map(({ id, name, email }) => ({ value: id, text: name, hint: { text: email } })),
      // After the project the same people are asked as before it.
      ticked: ticked ?? (round === "after" ? askedAt(found, "before") : []),
      typed,
      ...rest,
    },
    status,
  );
};

import { isOpen } from "../../shared/impact-surveys/decide.ts";
import { askedAt, type ProjectSurvey } from "../../shared/impact-surveys/read.ts";
import { type Invitation, type Round, roundNames, rounds } from "../../shared/impact-surveys/survey.ts";
import type { Person } from "../../shared/people/person.ts";
import type { Project } from "../../shared/projects/project.ts";

/** The survey of a project, with the records of those who were or can be asked. */
export interface SurveyWithPeople extends ProjectSurvey {
  readonly people: ReadonlyMap<string, Person>;
}

/** The time that a form or address names; before while the work goes on, after once it is completed, unless told. */
export const roundNamed = (text: string | undefined, { status }: Pick<Project, "status">): Round =>
  roundNames.find((round) => round === text) ?? (status === "complete" ? "after" : "before");

/** Whom the team can tick rather than type: those at the partner, and those who were asked at the other time, unless they were asked at this. */
export const candidates = (found: SurveyWithPeople, round: Round): readonly Person[] =>
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

/** Who was asked at one of the two times, and how each stands. */
export const roundView = (found: SurveyWithPeople, round: Round, now: string) => ({
  round,
  title: rounds[round],
  invited: found.invitations
    .filter((one) => one.round === round)
    .map((invitation) => ({
      id: found.people.get(invitation.person)?.id,
      name: found.people.get(invitation.person)?.name ?? "A person whose record was erased",
      state: stateOf(invitation, now),
      askedAt: invitation.askedAt,
      answeredAt: invitation.answeredAt,
      closesAt: invitation.closesAt,
    })),
  comments: found.invitations.flatMap(({ round: other, answer }) =>
    other === round && answer !== undefined && answer.comment !== "" ? [answer.comment] : [],
  ),
});

import type { Table } from "../platform/dynamo.ts";
import type { WholeProject } from "../projects/parts/whole.ts";
import type { Project } from "../projects/project.ts";
import { findWholeProject } from "../projects/read.ts";
import { peopleAtPartner } from "../projects/roles/read.ts";
import { resultsOf, type SurveyResults } from "./results.ts";
import { invitationsIn } from "./store.ts";
import type { Invitation, Round } from "./survey.ts";

/** The survey of a project: who was asked, and who takes part at the partner. */
export interface ProjectSurvey {
  readonly project: Project;
  readonly invitations: readonly Invitation[];
  readonly partnerPeople: readonly string[];
}

/** The survey of a project, with those who take part at its partner on this day; undefined when there is no such project. One query. */
export const readSurvey = async (
  table: Table,
  reference: string,
  today: string,
): Promise<ProjectSurvey | undefined> => {
  const whole = await findWholeProject(table, reference);
  return (
    whole && {
      project: whole.project,
      partnerPeople: peopleAtPartner(whole, today),
      invitations: invitationsIn(whole.beside),
    }
  );
};

/** The ids of those who were asked at one of the two times. */
export const askedAt = (
  { invitations }: Pick<ProjectSurvey, "invitations">,
  round: Round,
): readonly string[] => invitations.filter((one) => one.round === round).map(({ person }) => person);

/** The ids of those who can be asked without being typed: who take part at the partner, and who were asked at either time. */
export const knownPeople = ({ partnerPeople, invitations }: ProjectSurvey): readonly string[] => [
  ...new Set([...partnerPeople, ...invitations.map(({ person }) => person)]),
];

/**
 * What the impact survey of a project gave, which was read with all that is kept with it. For other features, which tell no more of it than
 * `tellOutside` does.
 */
export const surveyResults = ({ beside }: Pick<WholeProject, "beside">): SurveyResults =>
  resultsOf(invitationsIn(beside));

import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { deliveryRouteNames, deliveryRoutes } from "../../shared/projects/routes.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import newProjectPage from "./desk-new-project.njk";

/** Somebody of the team who can own a project. */
interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** Who can own a project: the team, and whoever is signed in even if the list of the team does not say so yet. */
export const readCandidates = async (needs: PageNeeds, visit: DeskVisit): Promise<readonly Candidate[]> => {
  const team = await readTeam(needs.table);
  const { person, name } = visit.session;
  return team.some(({ id }) => id === person) ? team : [{ id: person, name }, ...team];
};

/** The form for a new project with these answers. */
export const showProjectForm = (
  visit: DeskVisit,
  candidates: readonly Candidate[],
  answers: Readonly<Record<string, string>>,
  errors?: FormErrors,
): PageAnswer =>
  visit.show(
    newProjectPage,
    {
      answers,
      routes: deliveryRouteNames.map((value) => ({ value, text: deliveryRoutes[value] })),
      people: candidates.map(({ id, name }) => ({ value: id, text: name })),
      ...(errors === undefined ? {} : { errors }),
    },
    errors === undefined ? 200 : 422,
  );

import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Project } from "../../shared/projects/project.ts";
import { deliveryRouteNames, deliveryRoutes } from "../../shared/projects/routes.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import editPage from "./desk-edit-project.njk";
import { readCandidates } from "./project-form.ts";

/** What the form says of a project as it is. */
export const answersOf = (project: Project): Readonly<Record<string, string>> => ({
  title: project.title,
  summary: project.summary,
  route: project.route,
  owner: project.owner,
  deputy: project.deputy ?? "",
  startsOn: project.startsOn,
  endsOn: project.endsOn,
});

/** The form to change a project, with its partners. Whoever looks after it stays to choose, of the team or not any more. */
export const showEditForm = async (
  needs: PageNeeds,
  visit: DeskVisit,
  project: Project,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const candidates = await readCandidates(needs, visit);
  const people = candidates.map(({ id, name }) => ({ value: id, text: name }));
  const left = [project.owner, project.deputy].flatMap((id) =>
    id === undefined || candidates.some((one) => one.id === id)
      ? []
      : [{ value: id, text: "somebody who left the team" }],
  );
  return visit.show(
    editPage,
    {
      project,
      href: toPath(paths.deskProject, { reference: project.reference }),
      routes: deliveryRouteNames.map((value) => ({ value, text: deliveryRoutes[value] })),
      people: [...people, ...left],
      answers: answersOf(project),
      ...more,
    },
    status,
  );
};

import { paths, toPath } from "../../../shared/pages/paths.ts";
import { deliveryRoutes } from "../../../shared/projects/delivery-routes.ts";
import { type Project, weeksOf } from "../../../shared/projects/project.ts";
import { lastTurn } from "../../../shared/projects/turns.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { projectPaths } from "../project-links.ts";
import { turnView, undoOf } from "../state/state-view.ts";

/** What a project is and who looks after it, for the top of its page. */
export const overviewOf = (project: Project, nameOf: NameOf) => {
  const turn = lastTurn(project);
  return {
    project,
    hrefs: projectPaths(project.reference),
    turn: turn && turnView(turn),
    undo: undoOf(project),
    partners: project.partners.map(({ name, code }) => ({
      name,
      href: code && toPath(paths.deskOrganisation, { code }),
    })),
    applicationHref: project.application && toPath(paths.deskApplication, { reference: project.application }),
    route: deliveryRoutes[project.route],
    owner: nameOf(project.owner),
    deputy: project.deputy && nameOf(project.deputy),
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    weeks: weeksOf(project),
  };
};

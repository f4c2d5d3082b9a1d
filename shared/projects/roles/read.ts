import type { WholeProject } from "../parts/whole.ts";

/** The ids of those who take part in a project at its partner as of `today`: who have a role there, and who owns information governance. */
export const peopleAtPartner = (
  { project, roles }: Pick<WholeProject, "project" | "roles">,
  today: string,
): readonly string[] => {
  const inRole = roles.filter(
    ({ side, endsOn }) => side === "partner" && (endsOn === undefined || endsOn >= today),
  );
  const ids = [
    ...inRole.map(({ person }) => person),
    ...(project.governance.owner === undefined ? [] : [project.governance.owner]),
  ];
  return [...new Set(ids)];
};

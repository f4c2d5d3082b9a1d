import { isSuppressed, type Person } from "../people/person.ts";
import type { Project } from "./project.ts";

/** Who reads a letter about a project, and why it is they. */
export type ProjectReader =
  | { readonly reader: "owner" | "deputy"; readonly to: { readonly person: string } }
  | { readonly reader: "team"; readonly to: { readonly team: true } };

/**
 * Who reads what is written to a project: its owner, else its deputy, else the team's inbox. Whoever left the team or whose letters come back cannot be
 * written to. `team` holds those of the project's people who are of the team.
 */
export const readerOf = (
  project: Pick<Project, "owner" | "deputy">,
  team: readonly Person[],
): ProjectReader => {
  const canRead = (id: string | undefined): id is string =>
    team.some((person) => person.id === id && !isSuppressed(person));
  if (canRead(project.owner)) return { reader: "owner", to: { person: project.owner } };
  if (canRead(project.deputy)) return { reader: "deputy", to: { person: project.deputy } };
  return { reader: "team", to: { team: true } };
};

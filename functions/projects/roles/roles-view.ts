import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { type ProjectRole, roleTitle, sideNames, sides } from "../../../shared/projects/roles/model.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";

const roleView = (role: ProjectRole, today: string, nameOf: NameOf) => ({
  ...role,
  what: roleTitle(role),
  name: nameOf(role.person),
  isOver: role.endsOn !== undefined && role.endsOn < today,
  isToCome: role.startsOn > today,
});

/** The people of a project by side as its pages show them, those whose role goes on first. */
export const rolesView = ({ roles: held }: Pick<WholeProject, "roles">, today: string, nameOf: NameOf) =>
  sideNames.map((side) => {
    const own = held
      .filter((role) => role.side === side)
      .map((role) => roleView(role, today, nameOf))
      .toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || a.startsOn.localeCompare(b.startsOn));
    return { side, title: sides[side], roles: own, current: own.filter(({ isOver }) => !isOver) };
  });

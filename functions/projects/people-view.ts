import type { FormErrors } from "../../shared/pages/form-errors.ts";
import type { Person } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { localDate, nineOn } from "../../shared/platform/wall-clock.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import {
  type ProjectRole,
  roles,
  roleTitle,
  type Side,
  sideNames,
  sides,
} from "../../shared/projects/role.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import peoplePage from "./desk-project-people.njk";
import { readCandidates } from "./project-form.ts";
import { type NameOf, projectPaths } from "./whole-project.ts";

const roleView = (role: ProjectRole, today: string, nameOf: NameOf) => ({
  ...role,
  what: roleTitle(role),
  name: nameOf(role.person),
  startsAt: nineOn(role.startsOn),
  endsAt: role.endsOn && nineOn(role.endsOn),
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

const roleItems = (side: Side) => [
  { value: "", text: "Select a role" },
  ...Object.entries(roles[side]).map(([value, text]) => ({ value, text })),
];

/** Who has a role in a project, on both sides; addresses only for those who may change it. Three reads with the one that found it. */
export const showPeople = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project } = whole;
  const ids = [...new Set([project.owner, project.deputy, ...whole.roles.map(({ person }) => person)])];
  const [found, candidates] = await Promise.all([
    readPeople(
      needs.table,
      ids.flatMap((id) => id ?? []),
    ),
    readCandidates(needs, visit),
  ]);
  const people = new Map<string, Person>(found.flatMap((one) => (one === undefined ? [] : [[one.id, one]])));
  const nameOf: NameOf = (id) => people.get(id ?? "")?.name ?? "somebody who left";
  const today = localDate(needs.now());
  return visit.show(
    peoplePage,
    {
      project,
      hrefs: projectPaths(project.reference),
      owner: nameOf(project.owner),
      deputy: project.deputy && nameOf(project.deputy),
      groups: rolesView(whole, today, nameOf).map((group) => ({
        ...group,
        roles: group.roles.map((role) => ({ ...role, email: people.get(role.person)?.email })),
        items: roleItems(group.side),
      })),
      candidates: [
        { value: "", text: "Somebody else, named below" },
        ...candidates.map(({ id, name }) => ({ value: id, text: name })),
      ],
      today,
      answers: { startsOn: today },
      ...more,
    },
    status,
  );
};

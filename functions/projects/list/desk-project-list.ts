import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../../shared/pages/paths.ts";
import { sayShortDate } from "../../../shared/platform/time.ts";
import { deliveryRouteNames, deliveryRoutes } from "../../../shared/projects/delivery-routes.ts";
import { type Project, partnerNames } from "../../../shared/projects/project.ts";
import { listProjects } from "../../../shared/projects/read.ts";
import { projectStatuses, projectStatusNames } from "../../../shared/projects/status.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import { type LastLight, lastLights } from "../../../shared/week-notes/read.ts";
import { lights, weekOf } from "../../../shared/week-notes/week-note.ts";
import type { Filter, Look } from "../../lists/definition.ts";
import { type DeskList, inMemory } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { lightTag } from "../../week-notes/light-tags.ts";
import { projectBulk } from "./bulk-actions.ts";

/** All projects, what their last week notes said, and who owns them. */
interface Projects {
  readonly projects: readonly Project[];
  readonly lights: ReadonlyMap<string, LastLight>;
  readonly nameOf: NameOf;
}

interface Row {
  readonly project: Project;
  readonly owner: string;
  readonly light: LastLight | undefined;
}

type Looked = Look<Projects>;

const fits = (
  { title, reference, status, owner, route, partners }: Project,
  { of, asked: { filters } }: Looked,
): boolean => {
  const { q = "", state, light } = filters;
  const words = [title, reference, ...partners.map(({ name }) => name)].join("\n").toLowerCase();
  return (
    words.includes(q.toLowerCase()) &&
    (state === undefined || status === state) &&
    (light === undefined || of.lights.get(reference)?.light === light) &&
    (filters["owner"] === undefined || owner === filters["owner"]) &&
    (filters["route"] === undefined || route === filters["route"])
  );
};

const choicesOf = (all: string, words: Readonly<Record<string, string>>) => [
  { value: "", text: all },
  ...Object.entries(words).map(([value, text]) => ({ value, text })),
];

const filtersOf = ({ of: { projects, nameOf } }: Looked): readonly Filter[] => {
  const owners = [...new Set(projects.map(({ owner }) => owner))].map((value) => ({
    value,
    text: nameOf(value),
  }));
  const sorted = owners.sort((one, other) => one.text.localeCompare(other.text, "en"));
  return [
    { name: "state", label: "State", choices: choicesOf("Any state", projectStatuses) },
    { name: "light", label: "Last week note", choices: choicesOf("Any light", lights) },
    { name: "owner", label: "Owner", isPerson: true, choices: [{ value: "", text: "Anybody" }, ...sorted] },
    {
      name: "route",
      label: "Delivered by",
      choices: choicesOf(
        "All routes",
        Object.fromEntries(deliveryRouteNames.map((name) => [name, deliveryRoutes[name]])),
      ),
    },
  ];
};

const stateOrder = ({ status }: Project): string => String(projectStatusNames.indexOf(status));

/** What is prepared and what is under way first, of each state what ends first. */
const byState = (one: Project, other: Project): number =>
  stateOrder(one).localeCompare(stateOrder(other)) || one.endsOn.localeCompare(other.endsOn);

const lightWords = (light: LastLight | undefined): string => (light === undefined ? "" : lights[light.light]);

const list: DeskList<typeof paths.deskProjectList, Projects, Project, Row> = {
  name: projectBulk.name,
  path: paths.deskProjectList,
  words: {
    title: () => "Projects as a list",
    things: projectBulk.things,
    search: { label: "Search projects", hint: "Title, organisation or reference" },
    within: () => ({ section: paths.deskProjects, back: { href: paths.deskProjects, text: "Projects" } }),
    empty: () => "There is no project yet. Those that are taken on will be listed here.",
    links: () => [
      { href: paths.deskProjects, text: "The board" },
      { href: paths.deskWeekNotes, text: "Week notes" },
    ],
  },
  takes: ["q", "state", "light", "owner", "route"],
  load: async (needs) => {
    const [projects, last, team] = await Promise.all([
      listProjects(needs.table),
      lastLights(needs.table, weekOf(needs.now())),
      readTeam(needs),
    ]);
    const nameOf: NameOf = (id = "") => team.knownAs(id) ?? "Someone who left";
    return { projects: projects.toSorted(byState), lights: last, nameOf };
  },
  find: (_needs, look) => inMemory(look.of.projects.filter((project) => fits(project, look))),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskProject, { reference }),
  rows: async (_needs, projects, { of: { nameOf, lights: last } }) =>
    projects.map((project) => ({
      project,
      owner: nameOf(project.owner),
      light: last.get(project.reference),
    })),
  columns: [
    {
      key: "title",
      heading: "Project",
      sort: ({ title }) => title,
      cell: ({ project }) => ({ text: project.title, more: [project.reference] }),
    },
    {
      key: "state",
      heading: "State",
      sort: stateOrder,
      natural: "up",
      cell: ({ project }) => ({ text: projectStatuses[project.status] }),
    },
    {
      key: "light",
      heading: "Last note",
      sort: ({ reference }, { of }) => lightWords(of.lights.get(reference)),
      cell: ({ light }) => ({ tags: [light && lightTag(light.light)] }),
    },
    {
      key: "owner",
      heading: "Owner",
      sort: ({ owner }, { of: { nameOf } }) => nameOf(owner),
      cell: ({ owner, project }) => ({ text: owner, href: personPath(project.owner) }),
    },
    {
      key: "with",
      heading: "With",
      sort: partnerNames,
      cell: ({ project }) => ({ text: partnerNames(project) }),
    },
    {
      key: "ends",
      heading: "Ends",
      sort: ({ endsOn }) => endsOn,
      cell: ({ project }) => ({ text: sayShortDate(project.completedAt ?? project.endsOn) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ project }) => project.reference },
    { heading: "Title", value: ({ project }) => project.title },
    { heading: "State", value: ({ project }) => projectStatuses[project.status] },
    { heading: "Last week note", value: ({ light }) => lightWords(light) },
    { heading: "Owner", value: ({ owner }) => owner },
    { heading: "With", value: ({ project }) => partnerNames(project) },
    { heading: "Delivered by", value: ({ project }) => deliveryRoutes[project.route] },
    { heading: "Starts", value: ({ project }) => project.startsOn },
    { heading: "Ends", value: ({ project }) => project.endsOn },
    { heading: "Completed", value: ({ project }) => project.completedAt ?? "" },
  ],
  filters: async (_needs, look) => filtersOf(look),
  bulk: projectBulk,
};

/** All projects as a list: searched, filtered, sorted, as a file, and given to another owner. */
export const page = listPage(list, listTemplate);

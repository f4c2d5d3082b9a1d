import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import type { Letter } from "../letters/letter.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { ProjectDecision } from "./decide.ts";
import { type Project, projectSchema, titledProject } from "./project.ts";
import type { EndStatus } from "./status.ts";

const LIST = "PROJECTS";

/** The key of a project. */
export const projectKey = titledProject.key;

/** What a project is sorted by within its status: when its work ends, or ended. */
const sortedBy = (project: Project): string => project.completedAt ?? project.endsOn;

const toItem = (project: Project): Item & Key => ({
  ...projectKey(project.reference),
  project,
  list: LIST,
  listSort: `${project.status}#${sortedBy(project)}#${project.reference}`,
});

/** Where a project is found by one of its partners: nothing but its place, so that a partner's projects are one query. */
const partnerPlace = (reference: string, code: string): Item & Key => ({
  pk: projectKey(reference).pk,
  sk: `OF-ORGANISATION#${code}`,
  subject: `organisation:${code}`,
  subjectSort: `PROJECT#${reference}`,
});

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

const isProject = ({ pk, sk }: Key): boolean => pk.startsWith("PROJECT#") && sk === "PROJECT";

const codesOf = (project: Project | undefined): readonly string[] => [
  ...new Set((project?.partners ?? []).flatMap(({ code }) => code ?? [])),
];

/** The writes by which a project is found from its partners as they are now. */
const partnerWrites = (before: Project | undefined, after: Project): readonly Write[] => {
  const [had, has] = [codesOf(before), codesOf(after)];
  const placeOf = (code: string) => partnerPlace(after.reference, code);
  return [
    ...has.filter((code) => !had.includes(code)).map((code) => ({ put: placeOf(code) })),
    ...had
      .filter((code) => !has.includes(code))
      // Left without its place, so that reactions which change a project need no right to delete.
      .map((code) => {
        const { pk, sk } = placeOf(code);
        return { put: { pk, sk } };
      }),
  ];
};

/** Where it is kept from which partners a project is found. */
export const partnerPlaceKeys = (item: Item & Key): readonly Key[] =>
  isProject(item)
    ? codesOf(toProject(item)).map((code) => keyOf(partnerPlace(toProject(item).reference, code)))
    : [];

/** The writes that file a project under its partners, where it is not filed so. */
export const partnerPlaceWrites = (
  item: Item & Key,
  filed: readonly (Item | undefined)[],
): readonly Write[] =>
  isProject(item)
    ? codesOf(toProject(item)).flatMap((code, nth) =>
        filed[nth]?.["subject"] === undefined ? [{ put: partnerPlace(toProject(item).reference, code) }] : [],
      )
    : [];

/** The references of the projects among what is filed under an organisation, the latest last. For other features: see read.ts. */
export const projectsIn = (filed: readonly Item[]): readonly string[] =>
  filed.flatMap(({ subjectSort }) => {
    const [kind, reference] = String(subjectSort).split("#");
    return kind === "PROJECT" && reference !== undefined ? [reference] : [];
  });

const toProject = (item: Item): Project => projectSchema.parse(item["project"]);

const stillVersion = (project: Project) => ({
  expression: "#project.#version = :version",
  names: { "#project": "project", "#version": "version" },
  values: { ":version": project.version },
});

/** A new project. Its reference must not be in use. */
export const saveNewProject = ({ project, entries }: ProjectDecision): Saving<Overtaken> => ({
  result: { reference: project.reference },
  writes: [
    {
      put: toItem(project),
      when: { expression: "attribute_not_exists(pk)" },
      otherwise: "overtaken",
    },
    ...partnerWrites(undefined, project),
  ],
  entries,
});

/**
 * The check that a project with this reference is there and has not ended, for another whose place it takes. So no two take each other's place,
 * in any number of steps: what has ended takes nobody's.
 */
export const checkGoesOn = (reference: string): Write<"no-such-project"> => ({
  check: projectKey(reference),
  when: {
    expression: "attribute_exists(pk) AND NOT #project.#status IN (:abandoned, :superseded, :handedOver)",
    names: { "#project": "project", "#status": "status" },
    values: {
      ":abandoned": "abandoned",
      ":superseded": "superseded",
      ":handedOver": "handed-over",
    } satisfies Record<string, EndStatus>,
  },
  otherwise: "no-such-project",
});

/** A change of a project with its entries, and what is written or sent beside it; provided that nobody else changed it first. */
export const saveProject = <Refusal extends string = never>(
  before: Project,
  { project, entries }: ProjectDecision,
  {
    writes = [],
    letters = [],
  }: { readonly writes?: readonly Write<Refusal>[]; readonly letters?: readonly Letter[] } = {},
): Saving<Refusal | Overtaken> => ({
  writes: [
    { put: toItem(project), when: stillVersion(before), otherwise: "overtaken" },
    ...partnerWrites(before, project),
    ...writes,
  ],
  entries,
  letters,
});

/** The project with this reference, or undefined. One read. */
export const readProject = async (table: Table, reference: string): Promise<Project | undefined> => {
  const item = await readItem(table, projectKey(reference));
  return item === undefined ? undefined : toProject(item);
};

/** Several projects in one read, in the order of the references; undefined where there is none. At most 100. */
export const readProjects = async (
  table: Table,
  references: readonly string[],
): Promise<(Project | undefined)[]> =>
  (await readItems(table, references.map(projectKey))).map((item) =>
    item === undefined ? undefined : toProject(item),
  );

/** The project with this reference and another item of the table that a change needs; undefined when there is no such project. One read. */
export const readProjectWith = async (
  table: Table,
  reference: string,
  also: Key,
): Promise<{ readonly project: Project; readonly also: Item | undefined } | undefined> => {
  const [project, other] = await readItems(table, [projectKey(reference), also]);
  return project === undefined ? undefined : { project: toProject(project), also: other };
};

/** All projects, by status and then by the end of their work. One query for up to a megabyte of them. */
export const listAll = async (table: Table): Promise<Project[]> =>
  (await readList(table, LIST, { from: "a", to: "~" })).map(toProject);

/** The condition that a project is still as it was read, for a transaction that depends on it. */
export const stillAsRead = (project: Project): Write<Overtaken> => ({
  check: projectKey(project.reference),
  when: stillVersion(project),
  otherwise: "overtaken",
});

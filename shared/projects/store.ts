import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { ProjectDecision } from "./decide.ts";
import { type Project, projectSchema } from "./project.ts";

const LIST = "PROJECTS";

/** The key of a project. */
export const projectKey = (reference: string): Key => ({ pk: `PROJECT#${reference}`, sk: "PROJECT" });

/** What a project is sorted by within its status: when its work ends, or ended. */
const sortedBy = (project: Project): string => project.completedAt ?? project.endsOn;

const toItem = (project: Project): Item & Key => ({
  ...projectKey(project.reference),
  project,
  list: LIST,
  listSort: `${project.status}#${sortedBy(project)}#${project.reference}`,
});

const toProject = (item: Item): Project => projectSchema.parse(item["project"]);

const stillVersion = (project: Project) => ({
  expression: "#project.#version = :version",
  names: { "#project": "project", "#version": "version" },
  values: { ":version": project.version },
});

/** Saves a new project. Refused when its reference is in use: take another. */
export const saveNewProject = (
  needs: CommitNeeds,
  { project, entries }: ProjectDecision,
  once: string,
): Promise<Committed<"reference-taken">> => {
  const put: Write<"reference-taken"> = {
    put: toItem(project),
    when: { expression: "attribute_not_exists(pk)" },
    otherwise: "reference-taken",
  };
  return commit(needs, { once, result: { reference: project.reference }, writes: [put], entries });
};

/** The check that a project with this reference is there, for a change that speaks of it. */
export const checkProject = (reference: string): Write<"no-such-project"> => ({
  check: projectKey(reference),
  when: { expression: "attribute_exists(pk)" },
  otherwise: "no-such-project",
});

/** Saves a change of a project with its entries. Refused as `changed` when somebody else changed it first. */
export const saveProject = <Refusal extends string = never>(
  needs: CommitNeeds,
  before: Project,
  decision: ProjectDecision,
  made: Pick<Change, "once" | "letters"> & { readonly writes?: readonly Write<Refusal>[] },
): Promise<Committed<"changed" | Refusal>> => {
  const put: Write<"changed"> = {
    put: toItem(decision.project),
    when: stillVersion(before),
    otherwise: "changed",
  };
  const writes: readonly Write<"changed" | Refusal>[] = [put, ...(made.writes ?? [])];
  return commit(needs, { ...made, writes, entries: decision.entries });
};

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
/** The project with this reference and another item of the table that a change needs. One read. */
export const readProjectWith = async (
  table: Table,
  reference: string,
  also: Key,
): Promise<{ readonly project: Project | undefined; readonly also: Item | undefined }> => {
  const [project, other] = await readItems(table, [projectKey(reference), also]);
  return { project: project === undefined ? undefined : toProject(project), also: other };
};

/** All projects, by status and then by the end of their work. One query for up to a megabyte of them. */
export const listAll = async (table: Table): Promise<Project[]> =>
  (await readList(table, LIST, { from: "a", to: "~" })).map(toProject);

/** The condition that a project is still as it was read, for a transaction that depends on it. */
export const stillAsRead = (project: Project): Write<"changed"> => ({
  check: projectKey(project.reference),
  when: stillVersion(project),
  otherwise: "changed",
});

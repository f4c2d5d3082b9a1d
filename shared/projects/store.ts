import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { ProjectDecision } from "./decide.ts";
import { nextStep, type Project, projectSchema, type Stage, stageOf } from "./project.ts";

const LIST = "PROJECTS";

const projectKey = (reference: string): Key => ({ pk: `PROJECT#${reference}`, sk: "PROJECT" });

/** What a project is sorted by within its stage: when its work ends, when its next follow-up is due, when its last was closed. */
const sortedBy = (project: Project): Instant => {
  const closings = project.steps.map(({ closedAt }) => closedAt ?? "").sort();
  return nextStep(project)?.dueAt ?? closings.at(-1) ?? project.endsOn;
};

const toItem = (project: Project): Item & Key => ({
  ...projectKey(project.reference),
  project,
  list: LIST,
  listSort: `${stageOf(project)}#${sortedBy(project)}#${project.reference}`,
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

/** Saves a change of a project with its entries and timers. Refused as `changed` when somebody else changed it first. */
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
  const { entries, setTimers, cancelTimers } = decision;
  const writes: readonly Write<"changed" | Refusal>[] = [put, ...(made.writes ?? [])];
  return commit(needs, { ...made, writes, entries, setTimers, cancelTimers });
};

/** Makes a change that leaves the project as it is. Refused as `changed` when somebody changed it since it was read. */
export const commitBeside = (
  needs: CommitNeeds,
  project: Project,
  change: Omit<Change, "writes">,
): Promise<Committed<"changed">> => {
  const check: Write<"changed"> = {
    check: projectKey(project.reference),
    when: stillVersion(project),
    otherwise: "changed",
  };
  return commit(needs, { ...change, writes: [check] });
};

/** The project with this reference, or undefined. One read. */
export const readProject = async (table: Table, reference: string): Promise<Project | undefined> => {
  const item = await readItem(table, projectKey(reference));
  return item === undefined ? undefined : toProject(item);
};

/** All projects: active by their end, those in follow-up by what is due next, closed by when. One query for up to a megabyte of them. */
export const listAll = async (table: Table): Promise<Project[]> =>
  (await readList(table, LIST)).map(toProject);

/** The projects in a stage of which something falls before `until`: of those in follow-up, the ones with an open step due by then. */
export const listUntil = async (table: Table, stage: Stage, until: Instant): Promise<Project[]> =>
  (await readList(table, LIST, { from: `${stage}#`, to: `${stage}#${until}~` })).map(toProject);

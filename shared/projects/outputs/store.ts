import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../../platform/dynamo.ts";
import { type Project, projectSchema } from "../project.ts";
import { projectKey } from "../store.ts";
import type { OutputsDecision } from "./decide.ts";
import { missingOutputs, type Outputs, outputsSchema } from "./model.ts";

/** The outputs of completed projects of which some may be missing. */
const LIST = "PROJECT-OUTPUTS";

const OUTPUTS = "OUTPUTS";

const outputsKey = (reference: string): Key => ({ ...projectKey(reference), sk: OUTPUTS });

const toOutputs = (item: Item | undefined): Outputs | undefined =>
  item?.["outputs"] === undefined ? undefined : outputsSchema.parse(item["outputs"]);

const place = (reference: string, completedOn: string) => ({
  list: LIST,
  listSort: `${completedOn}#${reference}`,
});

/** What is known of a project's outputs, among all that is kept with it. */
export const outputsIn = (items: readonly Item[]): Outputs | undefined =>
  toOutputs(items.find(({ sk }) => sk === OUTPUTS));

/** The write that puts the outputs of a project that is completed where the missing ones are found. */
export const listOutputs = (reference: string, completedOn: string): Write => {
  const { list, listSort } = place(reference, completedOn);
  return {
    update: outputsKey(reference),
    set: "SET #list = :list, listSort = :sort",
    // `list` is a reserved word of DynamoDB.
    names: { "#list": "list" },
    values: { ":list": list, ":sort": listSort },
  };
};

/** A project with what is known of its outputs; undefined where there is no such project. One read. */
export const readOutputs = async (
  table: Table,
  reference: string,
): Promise<{ readonly project: Project; readonly outputs: Outputs | undefined } | undefined> => {
  const [project, outputs] = await readItems(table, [projectKey(reference), outputsKey(reference)]);
  return project && { project: projectSchema.parse(project["project"]), outputs: toOutputs(outputs) };
};

/** What is said of a project's outputs, with the writes of its links; provided that nobody else was first, or completed the project meanwhile. */
export const saveOutputs = (
  { reference, completedAt }: Pick<Project, "reference" | "completedAt">,
  { outputs, entries }: OutputsDecision,
  links: readonly Write[],
): Saving<Overtaken> => {
  const { version } = outputs;
  const asRead = version === 1 ? "attribute_not_exists(#outputs)" : "#outputs.#version = :version";
  const names = { "#outputs": "outputs", ...(version === 1 ? {} : { "#version": "version" }) };
  const put: Write<Overtaken> = {
    put: {
      ...outputsKey(reference),
      outputs,
      ...(completedAt === undefined || missingOutputs(outputs).length === 0
        ? {}
        : place(reference, completedAt.slice(0, 10))),
    },
    when: {
      expression: completedAt === undefined ? `${asRead} AND attribute_not_exists(listSort)` : asRead,
      names,
      ...(version === 1 ? {} : { values: { ":version": version - 1 } }),
    },
    otherwise: "overtaken",
  };
  return { writes: [put, ...links], entries };
};

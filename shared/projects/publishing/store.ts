import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../../platform/dynamo.ts";
import { type Project, projectSchema } from "../project.ts";
import { projectKey } from "../store.ts";
import type { PublishingDecision } from "./decide.ts";
import { type Publishing, publishingSchema } from "./model.ts";

const PUBLISHING = "PUBLISHING";

const publishingKey = (reference: string): Key => ({ ...projectKey(reference), sk: PUBLISHING });

const toPublishing = (item: Item | undefined): Publishing | undefined =>
  item === undefined ? undefined : publishingSchema.parse(item["publishing"]);

/** What was answered at a project's publishing gate, among all that is kept with the project. */
export const publishingIn = (items: readonly Item[]): Publishing | undefined =>
  toPublishing(items.find(({ sk }) => sk === PUBLISHING));

/** A project at its publishing gate, and what was answered there. */
export interface ProjectAtGate {
  readonly project: Project;
  readonly publishing: Publishing | undefined;
}

/** A project with what was answered at its publishing gate; undefined where there is no such project. One read. */
export const readPublishing = async (table: Table, reference: string): Promise<ProjectAtGate | undefined> => {
  const [project, item] = await readItems(table, [projectKey(reference), publishingKey(reference)]);
  return project && { project: projectSchema.parse(project["project"]), publishing: toPublishing(item) };
};

/** The answers of a project's gate, with the writes of their links; provided that nobody else was first. */
export const savePublishing = (
  reference: string,
  { publishing, entries }: PublishingDecision,
  links: readonly Write[],
): Saving<Overtaken> => {
  const put: Write<Overtaken> = {
    put: { ...publishingKey(reference), publishing },
    when:
      publishing.version === 1
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#publishing.#version = :version",
            names: { "#publishing": "publishing", "#version": "version" },
            values: { ":version": publishing.version - 1 },
          },
    otherwise: "overtaken",
  };
  return { writes: [put, ...links], entries };
};

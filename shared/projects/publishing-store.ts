import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, type Key, readItems, type Table } from "../platform/dynamo.ts";
import { type Project, projectSchema } from "./project.ts";
import { type Publishing, publishingSchema } from "./publishing.ts";
import { projectKey } from "./store.ts";

const PUBLISHING = "PUBLISHING";

const publishingKey = (reference: string): Key => ({ ...projectKey(reference), sk: PUBLISHING });

const toPublishing = (item: Item | undefined): Publishing | undefined =>
  item === undefined ? undefined : publishingSchema.parse(item["publishing"]);

/** What was answered at a project's publishing gate, among all that is kept with the project. */
export const publishingIn = (items: readonly Item[]): Publishing | undefined =>
  toPublishing(items.find(({ sk }) => sk === PUBLISHING));

/** A project with what was answered at its publishing gate; undefined where there is none. One read. */
export const readPublishing = async (
  table: Table,
  reference: string,
): Promise<{ readonly project: Project | undefined; readonly publishing: Publishing | undefined }> => {
  const [project, item] = await readItems(table, [projectKey(reference), publishingKey(reference)]);
  return {
    project: project === undefined ? undefined : projectSchema.parse(project["project"]),
    publishing: toPublishing(item),
  };
};

/** Keeps the answers of a project's gate, with the writes of their links. Refused when somebody else was first. */
export const savePublishing = (
  needs: CommitNeeds,
  reference: string,
  publishing: Publishing,
  made: { readonly once: string; readonly entries: readonly Entry[]; readonly writes: readonly Write[] },
): Promise<Committed<"changed">> => {
  const put: Write<"changed"> = {
    put: { ...publishingKey(reference), publishing },
    when:
      publishing.version === 1
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#publishing.#version = :version",
            names: { "#publishing": "publishing", "#version": "version" },
            values: { ":version": publishing.version - 1 },
          },
    otherwise: "changed",
  };
  const { once, entries, writes } = made;
  return commit<"changed">(needs, { once, writes: [put, ...writes], entries });
};

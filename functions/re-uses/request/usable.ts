import { type CatalogueItem, titledItem } from "../../../shared/catalogue/items/model.ts";
import { publicItemKey, readItemToChange } from "../../../shared/catalogue/read.ts";
import { readItem, type Table } from "../../../shared/platform/dynamo.ts";
import { titleIn } from "../../../shared/platform/titled.ts";
import { titledProject } from "../../../shared/projects/project.ts";
import type { Used } from "../../../shared/re-uses/request/decide.ts";
import type { ThingKind } from "../../search/things.ts";

/** Projects, as a field for choosing one searches them. */
export const projectThing: ThingKind = {
  ...titledProject,
  kind: "project",
  reference: "project",
  text: "Project",
};

/** What others can use: the projects, and what the public sees of the catalogue. */
export const usableThings: readonly ThingKind[] = [
  projectThing,
  { ...titledItem, key: publicItemKey, kind: "catalogue-item", reference: "item", text: "Catalogue" },
];

/** What somebody uses who uses an item of the catalogue: the item, and the project that it came of, by the title that the item has. */
export const usedOf = ({ reference, title, project }: CatalogueItem): Used => ({
  item: { reference, title },
  project: project === undefined ? undefined : { reference: project, title },
});

/** Whether this is a reference of what can be used. */
export const isUsable = (typed: string): boolean => /^(?:CAI|PRJ)-[\w-]{9}$/.test(typed);

/** What is used of a project, or of an item that the public sees, by its reference; undefined where there is none. One read. */
export const readUsed = async (table: Table, reference: string): Promise<Used | undefined> => {
  if (reference.startsWith("CAI-")) {
    const shown = (await readItemToChange(table, reference))?.shown;
    return shown && usedOf(shown);
  }
  const project = await readItem(table, titledProject.key(reference));
  return project && { project: { reference, title: titleIn(project, titledProject) ?? reference } };
};

import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { listPublishedItems } from "../../../shared/catalogue/read.ts";
import { listProjects } from "../../../shared/projects/read.ts";
import type { Used } from "../../../shared/re-uses/request/decide.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** Something that can be used, as a form offers it. */
export interface Usable {
  readonly reference: string;
  readonly title: string;
  readonly used: Used;
}

/** What somebody uses who uses an item of the catalogue: the item, and the project that it came of, by the title that the item has. */
export const usedOf = ({ reference, title, project }: CatalogueItem): Used => ({
  item: { reference, title },
  project: project === undefined ? undefined : { reference: project, title },
});

/** What the team can say that somebody wants to use: what is published, and the projects. One query of each. */
export const readUsable = async ({ table }: PageNeeds): Promise<readonly Usable[]> => {
  const [items, projects] = await Promise.all([listPublishedItems(table), listProjects(table)]);
  return [
    ...items.map((item) => ({ reference: item.reference, title: item.title, used: usedOf(item) })),
    ...projects.map(({ reference, title }) => ({
      reference,
      title,
      used: { project: { reference, title } },
    })),
  ].sort((a, b) => a.title.localeCompare(b.title, "en"));
};

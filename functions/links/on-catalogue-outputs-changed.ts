import { CatalogueItemPublished, CatalogueItemWithdrawn } from "../../shared/catalogue/entries.ts";
import { linksOf as linksOfItem } from "../../shared/catalogue/items/links.ts";
import { readItemToChange } from "../../shared/catalogue/read.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { changedLinks } from "../../shared/links/note.ts";
import { linksOf } from "../../shared/links/read.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/**
 * Looks after the links of an item that the public sees, and of none that it does not. A change at the desk notes its links by itself; an import
 * has no room for them in its transactions, and a catalogue of one import would have none that is looked after. It goes by how the item is now,
 * whatever it was told of; what changes while it looks, it finds at its second look.
 */
export const onCatalogueOutputsChanged: FanOutPlan<unknown> = async ({ table, now }, entry) => [
  async () => {
    const kept = await linksOf(table, subjectOf(entry));
    const item = await readItemToChange(table, entry.subject.id);
    return { writes: changedLinks(kept, linksOfItem(item?.shown), now()) };
  },
];

export const handler = fanOutOverIndex(
  "links/on-catalogue-outputs-changed",
  [CatalogueItemPublished, CatalogueItemWithdrawn],
  onCatalogueOutputsChanged,
  "again",
);

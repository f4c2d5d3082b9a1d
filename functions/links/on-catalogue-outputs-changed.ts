import { CatalogueItemPublished, CatalogueItemWithdrawn } from "../../shared/catalogue/entries.ts";
import { linksOf } from "../../shared/catalogue/items/links.ts";
import { readItemToChange } from "../../shared/catalogue/read.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { keepLinks } from "../../shared/links/keep-links.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

/**
 * Looks after the links of an item that the public sees. A change at the desk notes its links by itself; an import has no room for them in its
 * transactions, and a catalogue of one import would have none that is looked after.
 */
export const onCatalogueOutputsChanged: Reaction<unknown> = (needs, entry, occasion) => {
  const read = async () => linksOf((await readItemToChange(needs.table, entry.subject.id))?.shown);
  return keepLinks(needs, { subject: subjectOf(entry), read }, occasion.once);
};

export const handler = reactionToAny(
  "links/on-catalogue-outputs-changed",
  [CatalogueItemPublished, CatalogueItemWithdrawn],
  onCatalogueOutputsChanged,
);

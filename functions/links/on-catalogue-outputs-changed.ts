import { CatalogueItemPublished, CatalogueItemWithdrawn } from "../../shared/catalogue/entries.ts";
import { readItemToChange } from "../../shared/catalogue/read.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { keepLinks } from "../../shared/links/keep-links.ts";
import type { NotedLink } from "../../shared/links/note.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

/** One item has a handful of outputs; more of them fit in no transaction. */
const MOST_LINKS = 40;

/** Looks after the outputs of an item that the public sees, and no longer after those that it does not. */
export const onCatalogueOutputsChanged: Reaction<unknown> = (needs, entry, occasion) => {
  const subject = subjectOf(entry);
  const read = async (): Promise<readonly NotedLink[]> => {
    const outputs = (await readItemToChange(needs.table, entry.subject.id))?.shown?.outputs ?? [];
    return outputs
      .flatMap(({ kind, label, where }, index) =>
        where.is === "link" ? [{ subject, what: `output:${index + 1}:${kind}`, url: where.url, label }] : [],
      )
      .slice(0, MOST_LINKS);
  };
  return keepLinks(needs, { subject, beginning: "output:", read }, occasion.once);
};

export const handler = reactionToAny(
  "links/on-catalogue-outputs-changed",
  [CatalogueItemPublished, CatalogueItemWithdrawn],
  onCatalogueOutputsChanged,
);

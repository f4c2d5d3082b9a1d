import type { NotedLink } from "../../links/note.ts";
import type { CatalogueItem } from "./model.ts";

/** The addresses that the public finds on an item's page, to be looked after: `code`, and a second one `code:2`. Whoever wrote it last hears of their death. */
export const linksOf = (shown: CatalogueItem | undefined): readonly NotedLink[] => {
  const counts = new Map<string, number>();
  return (shown?.outputs ?? []).flatMap(({ kind, where }) => {
    if (where.is !== "link") return [];
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return [
      {
        subject: `catalogue-item:${shown?.reference ?? ""}`,
        what: nth === 1 ? kind : `${kind}:${nth}`,
        url: where.url,
        owner: shown?.changedBy,
      },
    ];
  });
};

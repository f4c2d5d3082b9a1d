import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import {
  CatalogueItemChanged,
  CatalogueItemChangesDiscarded,
  CatalogueItemPublished,
  CatalogueItemRemoved,
  CatalogueItemReviewRequested,
  CatalogueItemSentBack,
  CatalogueItemWithdrawn,
} from "./entries.ts";
import { readOne } from "./items/store.ts";

/** An item of the catalogue that is in review waits for anybody but whoever changed it last. */
export const reviewWork = derivedFrom({
  kind: "catalogue-item",
  entries: [
    CatalogueItemReviewRequested,
    CatalogueItemChanged,
    CatalogueItemPublished,
    CatalogueItemSentBack,
    CatalogueItemWithdrawn,
    CatalogueItemChangesDiscarded,
    CatalogueItemRemoved,
  ],
  keys: /^ITEM#(\S+) ITEM$/,
  read: readOne,
  items: ({ reference, status, changedBy }) =>
    status === "in-review"
      ? [workItem(undefined, { kind: "review", about: `catalogue-item:${reference}`, not: changedBy })]
      : [],
});

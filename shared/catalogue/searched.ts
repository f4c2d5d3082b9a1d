import { searched } from "../search/searched.ts";
import {
  CatalogueItemChanged,
  CatalogueItemChangesDiscarded,
  CatalogueItemCreated,
  CatalogueItemPublished,
  CatalogueItemRemoved,
} from "./entries.ts";
import { titledItem } from "./items/model.ts";

/** Items of the catalogue are found as the team works on them: by title, summary, tags, organisations and contacts. */
export const searchedItem = searched({
  kind: "catalogue-item",
  titled: titledItem,
  keys: /^ITEM#(\S+) ITEM$/,
  entries: [
    CatalogueItemCreated,
    CatalogueItemChanged,
    CatalogueItemChangesDiscarded,
    CatalogueItemPublished,
    CatalogueItemRemoved,
  ],
  texts: [
    ["item", "summary"],
    ["item", "tags"],
    ["item", "organisations"],
    ["item", "contacts", "name"],
  ],
});

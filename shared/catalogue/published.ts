import { readList, type Table } from "../platform/dynamo.ts";
import type { CatalogueItem } from "./items/model.ts";
import { toItem } from "./items/store.ts";
import { PUBLIC } from "./tags/model.ts";

/** The items that the public sees, as they were published, the one published last first; tags lie in the same list. One query for each megabyte. For other features. */
export const listPublishedItems = async (table: Table): Promise<readonly CatalogueItem[]> =>
  (await readList(table, PUBLIC, { latestFirst: true })).flatMap((item) =>
    item["item"] === undefined ? [] : toItem(item),
  );

import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken } from "../../journal/commit.ts";
import { type Item, type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { NO_VIEWS, type SavedViews, savedViewsSchema } from "./model.ts";

/** The key of the views that somebody, or the team, has saved. They are read with what else a list reads by key. */
export const savedViewsKey = (holder: string): Key => ({ pk: `LIST-VIEWS#${holder}`, sk: "VIEWS" });

/** The views in an item. */
export const toSavedViews = (item: Item | undefined): SavedViews =>
  item === undefined ? NO_VIEWS : savedViewsSchema.parse(item["savedViews"]);

/** The views of somebody, or of the team. One read. */
export const readSavedViews = async (table: Table, holder: string): Promise<SavedViews> =>
  toSavedViews(await readItem(table, savedViewsKey(holder)));

/** The transaction that keeps changed views. */
export const savedViewsSaving = (
  holder: string,
  before: SavedViews,
  savedViews: SavedViews,
): Saving<Overtaken> => ({
  writes: [
    {
      put: { ...savedViewsKey(holder), savedViews },
      when:
        before.version === 0
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "savedViews.#version = :version",
              names: { "#version": "version" },
              values: { ":version": before.version },
            },
      otherwise: OVERTAKEN,
    },
  ],
});

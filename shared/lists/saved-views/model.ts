import * as z from "zod/mini";

/** In place of somebody of the team: a view that everybody of the team sees. */
export const TEAM = "team";

/** The most views that somebody, or the team, keeps of one list. */
export const MOST_VIEWS = 20;

/** The longest name of a view, in characters. */
export const LONGEST_NAME = 60;

/** A view of a list that somebody saved: its name, and the filters and order that its address carries. */
export const savedViewSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    list: z.string(),
    name: z.string(),
    query: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);

/** All views that somebody, or the team, has saved. */
export const savedViewsSchema = z.lazy(() =>
  z.object({
    views: z.array(savedViewSchema),
    /** Counts the changes: the optimistic lock. */
    version: z.int().check(z.nonnegative()),
  }),
);

/** A view of a list that somebody saved. */
export type SavedView = z.infer<typeof savedViewSchema>;

/** All views of somebody, or of the team. */
export type SavedViews = z.infer<typeof savedViewsSchema>;

/** What somebody has who saved none. */
export const NO_VIEWS: SavedViews = { views: [], version: 0 };

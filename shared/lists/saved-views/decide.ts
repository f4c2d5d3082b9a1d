import { type Refused, refused } from "../../journal/answer.ts";
import type { Occasion } from "../../journal/entry.ts";
import { MOST_VIEWS, type SavedView, type SavedViews } from "./model.ts";

/** What is saved: a list, what it is asked, and what that is to be called. */
export type NewView = Pick<SavedView, "list" | "name" | "query">;

const sameName = (one: NewView, other: NewView): boolean =>
  one.list === other.list && one.name.toLowerCase() === other.name.toLowerCase();

/** The views with one more. One of the same name and list is replaced; beyond twenty of a list it is refused. */
export const addView = (
  { views, version }: SavedViews,
  view: NewView,
  { newId, now, actor }: Occasion,
): SavedViews | Refused<"too-many"> => {
  const others = views.filter((one) => !sameName(one, view));
  if (others.filter(({ list }) => list === view.list).length >= MOST_VIEWS) return refused("too-many");
  const added: SavedView = { ...view, id: newId(), by: actor.id ?? "", at: now };
  return { views: [...others, added], version: version + 1 };
};

/** The views without one. */
export const withoutView = ({ views, version }: SavedViews, id: string): SavedViews => ({
  views: views.filter((one) => one.id !== id),
  version: version + 1,
});

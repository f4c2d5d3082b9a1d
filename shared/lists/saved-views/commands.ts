import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { addView, type NewView, withoutView } from "./decide.ts";
import { readSavedViews, savedViewsSaving } from "./store.ts";

/** Saves a view of a list for somebody of the team, or for the team. One read and one transaction. */
export const saveView = (
  needs: CommitNeeds,
  { holder, view }: { readonly holder: string; readonly view: NewView },
  command: Command,
): Promise<Changed<"too-many">> =>
  changeStored(needs, command, {
    read: () => readSavedViews(needs.table, holder),
    decide: (before) => addView(before, view, command.occasion),
    save: (before, after) => savedViewsSaving(holder, before, after),
  });

/** Removes a view that was saved. One read and one transaction; nothing happens where there is no such view. */
export const removeView = (
  needs: CommitNeeds,
  { holder, id }: { readonly holder: string; readonly id: string },
  command: Command,
): Promise<Changed> =>
  changeStored(needs, command, {
    read: () => readSavedViews(needs.table, holder),
    decide: (before) => withoutView(before, id),
    save: (before, after) => savedViewsSaving(holder, before, after),
  });

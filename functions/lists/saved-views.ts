import * as z from "zod/mini";
import { removeView, saveView } from "../../shared/lists/saved-views/commands.ts";
import { LONGEST_NAME, MOST_VIEWS, type SavedViews, TEAM } from "../../shared/lists/saved-views/model.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { line } from "../../shared/pages/typed.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Given, Stepped } from "../entry-points/step.ts";

/** The form that saves a view. */
export const saveViewForm = z.object({
  name: line({ missing: "Enter a name for the view", name: "Name", most: LONGEST_NAME }),
  whose: z.catch(z.enum(["me", "team"]), "me"),
});

/** The form that removes one. */
export const removeViewForm = z.object({ id: z.uuid(), whose: z.catch(z.enum(["me", "team"]), "me") });

/** The views that somebody sees of a list: their own and the team's, each with its address. */
export const savedViewsOf = (
  { own, team }: { readonly own: SavedViews; readonly team: SavedViews },
  { list, path, query }: { readonly list: string; readonly path: string; readonly query: string },
) =>
  [
    ...own.views.map((view) => ({ ...view, whose: "me" })),
    ...team.views.map((view) => ({ ...view, whose: "team" })),
  ]
    .filter((view) => view.list === list)
    .map((view) => ({
      id: view.id,
      name: view.name,
      whose: view.whose,
      href: view.query === "" ? path : `${path}?${view.query}`,
      current: view.query === query,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));

const holderOf = (whose: "me" | "team", { session }: DeskVisit): string =>
  whose === "team" ? TEAM : session.person;

/** Saves what the list is asked at the moment. */
export const takeSaveView = async (
  needs: PageNeeds,
  { list, query, address }: { readonly list: string; readonly query: string; readonly address: string },
  given: Given<DeskVisit, z.infer<typeof saveViewForm>>,
): Promise<Stepped<never>> => {
  const { name, whose } = given.form;
  const saved = await saveView(
    needs,
    { holder: holderOf(whose, given.visit), view: { list, name, query } },
    given,
  );
  if ("refusal" in saved)
    return { errors: formError("name", `There are ${MOST_VIEWS} saved views. Remove one to save another.`) };
  return { goOn: `${address}${address.includes("?") ? "&" : "?"}done=save-view` };
};

/** Removes a saved view. */
export const takeRemoveView = async (
  needs: PageNeeds,
  address: string,
  given: Given<DeskVisit, z.infer<typeof removeViewForm>>,
): Promise<Stepped<never>> => {
  const { id, whose } = given.form;
  await removeView(needs, { holder: holderOf(whose, given.visit), id }, given);
  return { goOn: `${address}${address.includes("?") ? "&" : "?"}done=remove-view` };
};

import { changeRun } from "../../shared/follow-ups/commands.ts";
import { applyRecipe } from "../../shared/follow-ups/decide-recipe.ts";
import { pauseRun, resumeRun } from "../../shared/follow-ups/decide-run.ts";
import { followUpsOf, recipeNamed } from "../../shared/follow-ups/read.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { showFollowUps } from "./follow-ups-page.ts";
import { refusals } from "./refusals.ts";

/** Lets the follow-ups of a project pause or go on, or brings them into line with a recipe that has changed. */
export const postDeskFollowUps: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const { occasion } = visit;
  const button = field(request.form, "_step");
  const once = requestName(visit.formId, { reference, button });
  const own = await followUpsOf(needs.table, reference);
  const recipe = await recipeNamed(needs.table, own?.recipe.id);
  const changed = await changeRun(needs, reference, once, (run) => {
    if (button === "pause") return pauseRun(run, "by-hand", occasion);
    return button === "resume" ? resumeRun(run, occasion) : applyRecipe(run, recipe, occasion);
  });
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskFollowUps, { reference })}?done=${encodeURIComponent(button)}` };
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showFollowUps(needs, request, visit, { errors }, 409);
};

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showOutputs } from "./outputs-page.ts";
import { findWholeProject } from "./whole-project.ts";

const doneTexts: Readonly<Record<string, string>> = {
  saved: "Saved. The links are looked after from now on.",
};

/** Where a project's outputs are, or why there are none. */
export const getDeskProjectOutputs: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  return showOutputs(visit, whole, { done: doneTexts[request.query["done"] ?? ""] });
};

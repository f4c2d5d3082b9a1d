import type { DeskPage } from "../entry-points/desk-page.ts";
import { showStages } from "./stages-view.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  "to-do": "The task is to do again.",
  done: "Ticked.",
  "not-needed": "The task is set aside.",
  added: "The task is added.",
};

/** The stages and tasks of the project whose reference is in the address. */
export const getDeskProjectStages: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  return showStages(needs, visit, whole, { done: done[request.query["done"] ?? ""] });
};

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showTask } from "./task-page.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  saved: "Saved.",
  added: "It is added.",
  removed: "It is taken away.",
};

/** One task of the project whose reference is in the address. */
export const getDeskProjectTask: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  const id = request.parameters["task"] ?? "";
  return showTask(needs, visit, whole, id, { done: done[request.query["done"] ?? ""] });
};

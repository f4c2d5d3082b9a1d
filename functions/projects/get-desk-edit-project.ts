import type { DeskPage } from "../entry-points/desk-page.ts";
import { showEditForm } from "./edit-form.ts";
import { findProject } from "./find-project.ts";

const done: Readonly<Record<string, string>> = {
  add: "The partner is added.",
  remove: "The partner is taken away.",
  lead: "This partner leads from now on.",
};

/** The form to change the project whose reference is in the address. */
export const getDeskEditProject: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  return showEditForm(needs, visit, found.project, { done: done[request.query["done"] ?? ""] });
};

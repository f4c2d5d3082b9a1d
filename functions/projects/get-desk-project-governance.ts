import type { DeskPage } from "../entry-points/desk-page.ts";
import { findProject } from "./find-project.ts";
import { showGovernance } from "./governance-page.ts";

/** The information governance of the project whose reference is in the address. */
export const getDeskProjectGovernance: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  const done = request.query["done"] === "saved" ? "Saved." : undefined;
  return showGovernance(needs, visit, found.project, { done });
};

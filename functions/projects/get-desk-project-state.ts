import type { DeskPage } from "../entry-points/desk-page.ts";
import { findProject } from "./find-project.ts";
import { type StateChange, showState, stateChanges } from "./state-view.ts";

const isChange = (text: string): text is StateChange => Object.hasOwn(stateChanges, text);

/** What can be done with the status of the project in the address; `?to=` shows the change to confirm. */
export const getDeskProjectState: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  const to = request.query["to"] ?? "";
  return showState(needs, visit, found.project, isChange(to) ? { to } : {});
};

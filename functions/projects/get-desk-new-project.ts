import type { DeskPage } from "../entry-points/desk-page.ts";
import { readCandidates, showProjectForm } from "./project-form.ts";

/** The empty form for a new project: twelve weeks, owned by whoever makes it, unless they say otherwise. */
export const getDeskNewProject: DeskPage = async (needs, _request, visit) =>
  showProjectForm(visit, await readCandidates(needs, visit), { weeks: "12", owner: visit.session.person });

import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import { readProject } from "../../shared/projects/store.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { showProject } from "./project-page.ts";

const done: Readonly<Record<string, string>> = {
  changed: "The project is changed.",
  pause: "The project is paused.",
  resume: "The project goes on.",
  abandoned: "The project is abandoned.",
  superseded: "Another project takes its place.",
  "handed-over": "The project is handed over.",
  reopen: "The project is open again.",
  task: "Ticked.",
  untask: "Not done any more.",
  governance: "Noted.",
  start: "The work has started.",
  created: "The project is made.",
  completed: "The project is completed. Its follow-ups begin.",
  "week-note": "The week note is saved. It can be changed until the next one is written.",
  "step-done": "Marked as done. There are no more reminders of this follow-up.",
  "step-skipped": "Skipped. There are no more reminders of this follow-up.",
};

/** The project whose reference is in the address. */
export const getDeskProject: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  const project = reference === null ? undefined : await readProject(needs.table, reference);
  if (project === undefined) return visit.show(notFound, {}, 404);
  return showProject(needs, visit, project, { done: done[request.query["done"] ?? ""] });
};

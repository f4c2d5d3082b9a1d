import type { DeskPage } from "../entry-points/desk-page.ts";
import { showProject } from "./project-page.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  changed: "The project is changed.",
  pause: "The project is paused.",
  resume: "The project goes on.",
  abandoned: "The project is abandoned.",
  superseded: "Another project takes its place.",
  "handed-over": "The project is handed over.",
  reopen: "The project is open again.",
  done: "Ticked.",
  "to-do": "The task is to do again.",
  "not-needed": "The task is set aside.",
  start: "The work has started.",
  created: "The project is made.",
  completed: "The project is completed. Its follow-ups begin.",
  "week-note": "The week note is saved. It can be changed until the next one is written.",
  "step-done": "Marked as done. There are no more reminders of this follow-up.",
  "step-skipped": "Skipped. There are no more reminders of this follow-up.",
};

/** The project whose reference is in the address. */
export const getDeskProject: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  return showProject(needs, visit, whole, { done: done[request.query["done"] ?? ""] });
};

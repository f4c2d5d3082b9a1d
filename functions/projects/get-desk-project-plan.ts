import type { DeskPage } from "../entry-points/desk-page.ts";
import { showPlan } from "./plan-view.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  sprints: "The sprints are made.",
  move: "The plan is moved.",
  goal: "The goal is set.",
  task: "The task is planned.",
  away: "It is noted.",
  back: "It is taken back.",
};

/** The plan of the project whose reference is in the address. */
export const getDeskProjectPlan: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  return showPlan(needs, visit, whole, { done: done[request.query["done"] ?? ""] });
};

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showFollowUps } from "./follow-ups-page.ts";

const done: Readonly<Record<string, string>> = {
  pause: "They pause. Nobody is reminded until they go on.",
  resume: "They go on. What was to come is as many days later as the pause took.",
  apply: "They follow the recipe as it is now. What is closed stays as it is.",
};

/** All follow-ups of the project whose reference is in the address. */
export const getDeskFollowUps: DeskPage = (needs, request, visit) =>
  showFollowUps(needs, request, visit, { done: done[request.query["done"] ?? ""] });

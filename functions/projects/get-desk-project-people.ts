import type { DeskPage } from "../entry-points/desk-page.ts";
import { showPeople } from "./people-view.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  give: "The role is given.",
  end: "The role has a last day.",
  resume: "The role goes on.",
  "take-back": "The role is taken back.",
};

/** Who has a role in the project whose reference is in the address. */
export const getDeskProjectPeople: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  return showPeople(needs, visit, whole, { done: done[request.query["done"] ?? ""] });
};

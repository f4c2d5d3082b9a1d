import notFound from "../../shared/pages/not-found.njk";
import { parseSection } from "../../shared/problems/sections.ts";
import type { Page } from "../entry-points/page.ts";
import { followDraft, showDraft } from "./draft-view.ts";
import { showSection } from "./section-view.ts";

/** A section's form with what is saved. */
export const getProblemSection: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const name = parseSection(request.parameters["section"]);
  if (name === undefined) return visit.show(notFound, {}, 404);
  if (found.problem.status !== "draft") return showDraft(needs, visit, found);
  const written = found.problem.sections[name];
  const finished = written === undefined ? "" : written.done ? "yes" : "no";
  return showSection(needs, visit, found, name, { answers: written?.answers ?? {}, finished });
};

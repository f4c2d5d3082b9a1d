import type { DeskPage } from "../entry-points/desk-page.ts";
import { findSurvey, roundOf, showSurvey } from "./survey-page.ts";

const doneTexts: Readonly<Record<string, string>> = {
  asked: "The letters are on their way. Who does not answer within a week is reminded once.",
};

/** The impact survey of a project: who was asked, what came of it, and the form that asks more people. */
export const getDeskImpactSurvey: DeskPage = async (needs, request, visit) => {
  const found = await findSurvey(needs, request, visit);
  if (!("project" in found)) return found;
  const round = roundOf(request.query["round"], found.project);
  return showSurvey(visit, found, { round, done: doneTexts[request.query["done"] ?? ""] });
};

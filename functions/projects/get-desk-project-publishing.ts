import type { DeskPage } from "../entry-points/desk-page.ts";
import { findGate, showCheck, showGate } from "./publishing-page.ts";

const doneTexts: Readonly<Record<string, string>> = { answered: "Saved." };

/** The checklist before a project's code is published, or one question of it. */
export const getDeskProjectPublishing: DeskPage = async (needs, request, visit) => {
  const found = await findGate(needs, request, visit);
  if (!("project" in found)) return found;
  const check = request.query["check"];
  if (check !== undefined && visit.session.role !== "viewer") return showCheck(visit, found, check);
  return showGate(needs, visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};

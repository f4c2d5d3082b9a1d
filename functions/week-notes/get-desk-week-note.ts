import type { DeskPage } from "../entry-points/desk-page.ts";
import { findWeek, showWeek } from "./week-note-page.ts";

const doneTexts: Readonly<Record<string, string>> = {
  skipped: "Nothing this week: noted. If something comes to mind, write it below.",
};

/** The form for the note of a week of a project. Looking changes nothing. */
export const getDeskWeekNote: DeskPage = async (needs, request, visit) => {
  const found = await findWeek(needs, request, visit);
  if (!("project" in found)) return found;
  return showWeek(visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};

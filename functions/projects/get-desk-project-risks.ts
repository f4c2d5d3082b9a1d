import type { DeskPage } from "../entry-points/desk-page.ts";
import { showRisks } from "./risks-view.ts";
import { findWholeProject } from "./whole-project.ts";

const done: Readonly<Record<string, string>> = {
  risk: "The risk is noted.",
  close: "The risk is closed.",
  reopen: "The risk is open again.",
  decision: "The decision is noted.",
  withdraw: "The decision is withdrawn.",
  restore: "The decision stands again.",
};

/** Risks and decisions of the project whose reference is in the address; `?risk=` or `?decision=` names one to change. */
export const getDeskProjectRisks: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  const { risk, decision } = request.query;
  return showRisks(needs, visit, whole, {
    asked: { risk, decision },
    done: done[request.query["done"] ?? ""],
  });
};

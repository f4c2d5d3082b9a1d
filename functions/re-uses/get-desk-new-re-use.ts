import type { DeskPage } from "../entry-points/desk-page.ts";
import { showNewReUse } from "./new-re-use-page.ts";

/** The form with which the team writes down a call; an address may say what it is about (`?used=CAI-...`). */
export const getDeskNewReUse: DeskPage = (needs, request, visit) =>
  showNewReUse(needs, visit, { used: request.query["used"] ?? "", howFar: "interested" });

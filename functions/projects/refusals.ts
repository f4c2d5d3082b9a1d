import type { Changed } from "../../shared/projects/commands.ts";

/** Why a change of a project is refused. */
export type Refusal = Extract<Changed, { outcome: "refused" }>["refusal"];

/** The reasons in words for the team. */
export const refusals: Readonly<Record<Refusal, string>> = {
  "already-complete": "This project has already been completed.",
  "in-the-future": "Completion date must be today or in the past",
  "before-the-start": "Completion date must be on or after the day on which the work started",
  "not-started": "The work of this project has not started yet.",
  "governance-open":
    "The partner’s information governance must be approved, or not needed, before the work starts.",
  "no-such-step": "This project has no such follow-up.",
  "already-closed": "Somebody has already closed this follow-up. What they wrote is below.",
  unknown: "This project is not there any more.",
  changed: "Somebody changed this project at the same moment. Look at it again before you change it.",
};

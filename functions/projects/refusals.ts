import type { Changed } from "../../shared/projects/commands.ts";
import type { PartRefusal } from "../../shared/projects/part.ts";

/** Why a change of a project, or of a part of it, is refused. */
export type Refusal = Extract<Changed, { outcome: "refused" }>["refusal"] | PartRefusal;

/** The reasons in words for the team. */
export const refusals: Readonly<Record<Refusal, string>> = {
  "already-complete": "This project has already been completed.",
  "in-the-future": "Completion date must be today or in the past",
  "before-the-start": "Completion date must be on or after the day on which the work started",
  "not-started": "The work of this project has not started yet.",
  "governance-open":
    "The partner’s information governance must be approved, or not needed, before the work starts.",
  "no-such-step": "This project has no such task.",
  paused: "This project is paused. Resume it first.",
  ended: "This project has ended. Open it again first.",
  "by-itself": "Enter the reference of another project: a project cannot take its own place",
  "no-such-project": "There is no project with this reference",
  "after-completion": "The work cannot start after the day on which it was completed.",
  "too-many-partners": "A project can have 20 partners at most.",
  "last-partner": "Add another partner before you take this one away: a project needs one.",
  "no-such-partner": "This partner is not there any more.",
  "documents-open":
    "Information governance cannot be approved while a document is needed and not approved yet. See the documents below.",
  "no-such-part": "This is not there any more. Look at the project again.",
  "too-many": "There are as many of these as a project can have. Take one away first.",
  "address-taken": "Somebody was made known by this address at the same moment. Send it again.",
  "ends-before-it-begins": "A role cannot end before it began",
  unknown: "This project is not there any more.",
  changed: "Somebody changed this project at the same moment. Look at it again before you change it.",
};

import type { WeekClosed } from "../../shared/week-notes/decide.ts";

/** Why nothing can be written about a week, in words for the team. */
export const closedRefusals: Readonly<Record<WeekClosed, string>> = {
  "not-started": "The work of this project has not started yet. Its week notes begin with its first week.",
  "before-the-start": "This week was before the work of the project started.",
  "week-to-come": "This week is still to come. Its note can be written from its Monday on.",
  "over-before": "The project was over before this week, so there is no note of it.",
  "next-exists": "The note of a later week is written, so this one stays as it is.",
};

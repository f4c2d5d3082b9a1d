/** Why something about a project is not done, in words for the team. Pages pick those that their buttons can meet. */
export const refusals = {
  "already-complete": "This project has already been completed.",
  "in-the-future": "Completion date must be today or in the past",
  "before-the-start": "Completion date must be on or after the day on which the work started",
  "not-started": "The work of this project has not started yet.",
  "governance-open":
    "The partner’s information governance must be approved, or not needed, before the work starts.",
  changed:
    "Someone else changed this project while you were writing. What you wrote is still here. Open the project in another tab to see what changed, then save again.",
  paused: "This project is paused. Resume it first.",
  ended: "This project has ended. Open it again first.",
  "no-such-part": "This is not there any more. Look at the project again.",
  "too-many": "There are as many of these as a project can have. Take one away first.",
} as const;

/** Why something about follow-ups or a recipe is refused, in words for the team. */
export const refusals = {
  "already-closed": "Someone has already closed this follow-up. What they wrote is below.",
  "not-this-evidence": "This follow-up cannot be closed with that. What closes it is said below.",
  stopped:
    "The follow-ups of this project have ended, because the project was abandoned or its completion was taken back.",
  changed: "Someone changed this recipe while you were looking at it. Look at it again before you change it.",
} as const;

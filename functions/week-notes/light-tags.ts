import { type Light, lights } from "../../shared/week-notes/week-note.ts";

const classes = {
  "on-track": "nhsuk-tag--green",
  "at-risk": "nhsuk-tag--yellow",
  "off-track": "nhsuk-tag--red",
} as const;

/** The traffic light as a tag: its words say what its colour does. */
export const lightTag = (light: Light): { readonly text: string; readonly classes: string } => ({
  text: lights[light],
  classes: classes[light],
});

import type { Stage } from "../../../shared/projects/project.ts";

/** Where a project stands, as a tag. */
export const stageTags: Readonly<Record<Stage, { readonly text: string; readonly classes: string }>> = {
  paused: { text: "Paused", classes: "nhsuk-tag--orange" },
  abandoned: { text: "Abandoned", classes: "nhsuk-tag--red" },
  superseded: { text: "Superseded", classes: "nhsuk-tag--purple" },
  "handed-over": { text: "Handed over", classes: "nhsuk-tag--pink" },
  "pre-mobilisation": { text: "Being prepared", classes: "nhsuk-tag--grey" },
  active: { text: "Active", classes: "nhsuk-tag--blue" },
  "following-up": { text: "Following up", classes: "nhsuk-tag--yellow" },
  closed: { text: "Closed", classes: "nhsuk-tag--green" },
};

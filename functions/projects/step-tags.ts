import type { Instant } from "../../shared/platform/clock.ts";
import { type ProjectStep, type StepState, stepState } from "../../shared/projects/project.ts";

const tags: Readonly<Record<StepState, { readonly text: string; readonly classes: string }>> = {
  done: { text: "Done", classes: "nhsuk-tag--green" },
  skipped: { text: "Skipped", classes: "nhsuk-tag--grey" },
  late: { text: "Late", classes: "nhsuk-tag--red" },
  "due-today": { text: "Due today", classes: "nhsuk-tag--yellow" },
  "to-come": { text: "Upcoming", classes: "nhsuk-tag--blue" },
};

/** How a step stands, as the design system's tag. */
export const stepTag = (step: ProjectStep, now: Instant) => tags[stepState(step, now)];

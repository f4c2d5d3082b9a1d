import { type RunStep, type StepState, stepState } from "../../../shared/follow-ups/runs/model.ts";
import type { Instant } from "../../../shared/platform/clock.ts";

const tags: Readonly<Record<StepState, { readonly text: string; readonly classes: string }>> = {
  done: { text: "Done", classes: "nhsuk-tag--green" },
  skipped: { text: "Skipped", classes: "nhsuk-tag--grey" },
  waiting: { text: "Waiting", classes: "nhsuk-tag--white" },
  late: { text: "Late", classes: "nhsuk-tag--red" },
  "due-today": { text: "Due today", classes: "nhsuk-tag--yellow" },
  "to-come": { text: "Upcoming", classes: "nhsuk-tag--blue" },
};

/** How a step stands, as the design system's tag. */
export const stepTag = (step: Pick<RunStep, "status" | "dueAt">, now: Instant) => tags[stepState(step, now)];

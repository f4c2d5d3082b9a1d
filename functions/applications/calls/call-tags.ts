import type { ApplicationStatus } from "../../../shared/applications/application.ts";
import type { CallState } from "../../../shared/applications/calls/model.ts";

interface Tag {
  readonly text: string;
  readonly classes: string;
}

/** Where a call stands, as the design system's tag. */
export const stateTags: Readonly<Record<CallState, Tag>> = {
  draft: { text: "Draft", classes: "nhsuk-tag--grey" },
  announced: { text: "Announced", classes: "nhsuk-tag--blue" },
  open: { text: "Open", classes: "nhsuk-tag--green" },
  closed: { text: "Closed", classes: "nhsuk-tag--yellow" },
};

/** Where an application stands, as the design system's tag. */
export const statusTags: Readonly<Record<ApplicationStatus, Tag>> = {
  draft: { text: "Draft", classes: "nhsuk-tag--grey" },
  submitted: { text: "Submitted", classes: "nhsuk-tag--blue" },
  withdrawn: { text: "Withdrawn", classes: "nhsuk-tag--grey" },
  decided: { text: "Decided", classes: "nhsuk-tag--green" },
};

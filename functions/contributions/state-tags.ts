import type { ContributionState } from "../../shared/contributions/model.ts";

/** The tag of a contribution's state, as the design system's macro takes it. */
export const stateTags: Readonly<
  Record<ContributionState, { readonly text: string; readonly classes: string }>
> = {
  waiting: { text: "To look at", classes: "nhsuk-tag--yellow" },
  taken: { text: "Taken up", classes: "nhsuk-tag--green" },
  declined: { text: "Not taken up", classes: "nhsuk-tag--grey" },
  "passed-on": { text: "Passed on", classes: "nhsuk-tag--blue" },
  closed: { text: "Closed", classes: "nhsuk-tag--white" },
};

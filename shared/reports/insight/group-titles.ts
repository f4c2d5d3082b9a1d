import { keysOf } from "../../platform/keys.ts";

/** The pages of the dashboard in their order, by the name that each has in addresses. */
export const groupTitles = {
  growth: "Growth",
  "taking-part": "Taking part",
  events: "Events",
  outcomes: "Projects and re-use",
  service: "Answers and letters",
} as const;

/** A page of the dashboard. */
export type GroupName = keyof typeof groupTitles;

/** The pages of the dashboard as a list. */
export const groupNames = keysOf(groupTitles);

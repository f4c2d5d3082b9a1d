import { keysOf } from "../platform/keys.ts";

/** The kinds of organisation that the programme works with, as the team compares them. Never inferred from an ODS code. */
export const segments = {
  "nhs-trust": "NHS trust",
  icb: "Integrated care board",
  "national-body": "Arm’s length or national body",
  academia: "University or research",
  "local-government": "Local government",
  charity: "Charity or community group",
  supplier: "Supplier",
  other: "Other",
} as const;

/** A kind of organisation. */
export type Segment = keyof typeof segments;

/** The kinds of organisation as a list that a form or a schema can take. */
export const segmentNames = keysOf(segments);

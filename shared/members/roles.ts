import { keysOf } from "../platform/keys.ts";

/** What members do for a living, in a list short enough to choose from. The team compares members by it. */
export const roles = {
  clinician: "Doctor, nurse or other clinician",
  "clinical-safety": "Clinical safety or quality",
  analyst: "Analyst or data scientist",
  engineer: "Software or data engineer",
  "digital-lead": "Digital, data or technology lead",
  operations: "Operations or service manager",
  transformation: "Innovation or transformation",
  governance: "Information governance, legal or regulation",
  research: "Researcher or academic",
  executive: "Executive or board member",
  commercial: "Product, sales or marketing",
  other: "Other",
} as const;

/** What a member does for a living. */
export type Role = keyof typeof roles;

/** The roles as a list that a form or a schema can take. */
export const roleNames = keysOf(roles);

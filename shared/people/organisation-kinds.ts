import { keysOf } from "../platform/keys.ts";

/**
 * The kinds of organisation that the programme works with, as people are asked for them and the team compares them, in the order of every page. Never inferred:
 * an ODS code says nothing of the kind, and what an ODS role says is a proposal that one of the team accepts (docs/decisions/0095-kinds-of-organisation.md).
 */
export const organisationKinds = {
  "nhs-trust": "NHS trust",
  "gp-practice": "GP practice",
  pharmacy: "Pharmacy",
  dentist: "Dental practice",
  optometrist: "Optician or optometry practice",
  "social-care": "Social care provider",
  hospice: "Hospice",
  icb: "Integrated care board",
  "national-body": "Arm’s length or national body",
  academia: "University or research",
  "local-government": "Local government",
  charity: "Charity or community group",
  supplier: "Supplier",
  other: "Other",
} as const;

/** A kind of organisation. */
export type OrganisationKind = keyof typeof organisationKinds;

/** The kinds of organisation as a list that a form or a schema can take. */
export const organisationKindNames = keysOf(organisationKinds);

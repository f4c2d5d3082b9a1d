import { applicationsSection } from "../applications/submission/my-section.ts";
import { championSection } from "../champions/my-section.ts";
import { contributionsSection } from "../contributions/contributions-section.ts";
import { registrationsSection } from "../events/places/my-section.ts";
import { membershipSection } from "../members/my-section.ts";
import { reUsesSection } from "../re-uses/my-section.ts";
import type { SectionFor } from "./section.ts";

/** What stands on somebody's own page, in order. A feature adds its section here. */
export const sections: readonly SectionFor[] = [
  membershipSection,
  championSection,
  registrationsSection,
  applicationsSection,
  reUsesSection,
  contributionsSection,
];

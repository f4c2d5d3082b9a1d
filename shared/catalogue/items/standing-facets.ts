import type { Facet } from "../tags/model.ts";

/** The facets whose tags say how the work itself stands; with dates and notes they make its history. */
export const standingFacets = ["status", "deployment"] as const satisfies readonly Facet[];

import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/**
 * Files that take longest, in their order: what begins last decides how long the others wait for it. What waits much (for retries) runs
 * beside what keeps both processors busy.
 */
const LONGEST = [
  "journeys/accessibility",
  "faults/poison",
  "faults/random",
  "faults/crash-points",
  "journeys/whole-life",
  "faults/rush",
  "journeys/",
  "faults/",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return place < 0 ? LONGEST.length : place;
};

/** Starts the files that take longest first, and those that share a process last: many and short, they fill what is left of each worker. */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

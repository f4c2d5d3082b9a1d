import { type Region, regionNames } from "../organisations/regions.ts";
import type { RegionOf } from "./ledger.ts";
import type { ReUseSummary } from "./re-use.ts";
import { type Stage, stageNames } from "./stages.ts";

/** What a region's organisations do with it: how many work with it, pilot it, or are on the way to that. Who stopped is not counted. */
export interface RegionCount {
  readonly region: Region;
  readonly live: number;
  readonly piloting: number;
  /** Interested, assessing or adapting. */
  readonly looking: number;
  readonly total: number;
}

const isAt = (use: ReUseSummary, ...at: Stage[]): boolean => at.includes(use.stage);

/** How many organisations of each region use it or look at it, in the order of the regions; regions with none are there too. */
export const countByRegion = (uses: readonly ReUseSummary[], regionOf: RegionOf): readonly RegionCount[] =>
  regionNames.map((region) => {
    const own = uses.filter((use) => !isAt(use, "stopped") && regionOf(use.organisation.code) === region);
    const live = own.filter((use) => isAt(use, "live")).length;
    const piloting = own.filter((use) => isAt(use, "piloting")).length;
    return { region, live, piloting, looking: own.length - live - piloting, total: own.length };
  });

/** The uses that the public is told of, at the stage that is confirmed. */
export const confirmedOnes = (uses: readonly ReUseSummary[]): readonly ReUseSummary[] =>
  uses.flatMap((use) => (use.confirmed === undefined ? [] : [{ ...use, stage: use.confirmed }]));

/** A small number points at somebody: from one to four it is not told (as in the reports, docs/decisions/0037-re-use-ledger.md). */
const FEWEST_TOLD = 5;

/** A number as the public is told it. */
export const tellCount = (count: number): string => {
  if (count === 0) return "none";
  return count < FEWEST_TOLD ? `fewer than ${FEWEST_TOLD}` : String(count);
};

/** The organisations that the public may read among confirmed uses: live there, and everybody who asked agreed. By name, each once. */
export const namedInPublic = (uses: readonly ReUseSummary[]): readonly string[] =>
  [
    ...new Set(
      uses.filter((use) => use.mayBeNamed && isAt(use, "live")).map(({ organisation }) => organisation.name),
    ),
  ].sort((a, b) => a.localeCompare(b, "en"));

/** Uses in the order in which a table tells them: the furthest first, who stopped last; within a stage by name. */
export const inOrderOfUse = (uses: readonly ReUseSummary[]): readonly ReUseSummary[] => {
  const place = ({ stage }: ReUseSummary) => (stage === "stopped" ? -1 : stageNames.indexOf(stage));
  return uses.toSorted(
    (a, b) => place(b) - place(a) || a.organisation.name.localeCompare(b.organisation.name, "en"),
  );
};

import { regions } from "../../../shared/organisations/regions.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { type ReUseSummary, titleOf } from "../../../shared/re-uses/re-use.ts";
import { reUsesOfItem, reUsesOfProject } from "../../../shared/re-uses/read.ts";
import { stageTag } from "../../../shared/re-uses/stage-words.ts";
import {
  confirmedOnes,
  countByRegion,
  inOrderOfUse,
  namedInPublic,
  type RegionCount,
  tellCount,
} from "../../../shared/re-uses/where-used.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { readRegions } from "../region-of.ts";
import { mapSize, type TileContent, tilesOf } from "./tile-map.ts";

type ViewNeeds = Pick<PageNeeds, "table" | "now">;

const looks = ["live", "piloting", "looking"] as const;

const lookOf = (count: RegionCount): TileContent["look"] => looks.find((look) => count[look] > 0) ?? "none";

const words = { live: "live", piloting: "piloting", looking: "on the way" } as const;

/** One line for each kind of use that there is in a region, with its mark. */
const tileOf = (count: RegionCount): TileContent => {
  const there = looks.filter((look) => count[look] > 0);
  return {
    region: count.region,
    look: lookOf(count),
    lines: there.map((kind) => ({ kind, text: `${count[kind]} ${words[kind]}` })),
  };
};

const sayRegion = (count: RegionCount): string =>
  `${regions[count.region]}: ${looks
    .filter((look) => count[look] > 0)
    .map((look) => `${count[look]} ${words[look]}`)
    .join(", ")}`;

const deskView = async (needs: ViewNeeds, uses: readonly ReUseSummary[], newHref: string) => {
  const regionOf = await readRegions(needs);
  const counts = countByRegion(uses, regionOf);
  const there = counts.filter(({ total }) => total > 0);
  return {
    ...mapSize,
    tiles: tilesOf(counts.map(tileOf)),
    alternative: there.length === 0 ? "Nobody uses it yet." : there.map(sayRegion).join("; "),
    any: uses.length > 0,
    newHref,
    rows: inOrderOfUse(uses).map((use) => ({
      href: toPath(paths.deskReUse, { reference: use.reference }),
      organisation: use.organisation.name,
      title: titleOf(use),
      region: regions[regionOf(use.organisation.code)],
      tag: stageTag(use.stage),
      askedAt: use.requestedAt,
    })),
  };
};

/** Where what came of a project is used, for its page at the desk: a map and every organisation. One query. */
export const projectReUsesView = async (needs: ViewNeeds, project: string) =>
  deskView(needs, await reUsesOfProject(needs.table, project), `${paths.deskNewReUse}?used=${project}`);

/** Where an item of the catalogue is used, for its page at the desk. One query. */
export const itemReUsesView = async (needs: ViewNeeds, item: string) =>
  deskView(needs, await reUsesOfItem(needs.table, item), `${paths.deskNewReUse}?used=${item}`);

const publicWords = { live: "Using it", piloting: "Piloting it", looking: "Looking at it" } as const;

// A map of one region says less than a sentence does.
const FEWEST_REGIONS_ON_MAP = 2;

/**
 * Where an item is used, for its public page: how many use, pilot and look at it, by region too, small numbers untold, and the organisations that
 * agreed to be named. Only what the organisation or the team has confirmed. One query of the table itself, besides the directory, which is held.
 */
export const publicReUsesView = async (needs: ViewNeeds, item: { reference: string; slug: string }) => {
  const uses = confirmedOnes(await reUsesOfItem(needs.table, item.reference));
  const regionOf = await readRegions(needs);
  const counts = countByRegion(uses, regionOf);
  const there = counts.filter(({ total }) => total > 0);
  return {
    ...mapSize,
    tiles: tilesOf(
      counts.map(
        ({ region, total }): TileContent => ({
          region,
          look: total === 0 ? "none" : "looking",
          lines: total === 0 ? [] : [{ text: tellCount(total) }],
        }),
      ),
    ),
    any: there.length > 0,
    kinds: looks.map((kind) => ({
      name: publicWords[kind],
      count: tellCount(counts.reduce((all, count) => all + count[kind], 0)),
    })),
    hasMap: there.length >= FEWEST_REGIONS_ON_MAP,
    regions: there.map(({ region, total }) => ({ name: regions[region], count: tellCount(total) })),
    alternative: there.map(({ region, total }) => `${regions[region]}: ${tellCount(total)}`).join("; "),
    named: namedInPublic(uses),
    useHref: toPath(paths.reUse, { slug: item.slug }),
  };
};

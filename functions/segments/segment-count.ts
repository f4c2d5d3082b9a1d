import * as z from "zod/mini";
import type { ChartView } from "../../shared/charts/figures.ts";
import { drawShares, sayShare } from "../../shared/charts/share-chart.ts";
import { roles } from "../../shared/members/roles.ts";
import { regions } from "../../shared/organisations/regions.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { ownValue } from "../../shared/platform/keys.ts";
import type { SegmentFilter } from "../../shared/segments/filter.ts";
import { countSegment, type SegmentCount } from "../../shared/segments/read.ts";
import { comparedBy, comparedNames, type Tally, tallySchema } from "../../shared/segments/tally.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, type PageRequest } from "../entry-points/request.ts";

const countedSoFar = z.lazy(() =>
  z.object({ of: z.string(), next: z.string().check(z.maxLength(200)), tally: tallySchema }),
);

const sentBack = (text: string): z.infer<typeof countedSoFar> | undefined => {
  try {
    return countedSoFar.safeParse(JSON.parse(text)).data;
  } catch {
    // Not what the page sent: the count begins at the start.
    return undefined;
  }
};

/** How a filter is told from another in what a page sends back. */
const nameOf = (filter: SegmentFilter): string => JSON.stringify(filter);

/** Counts a segment, or goes on where the page that was sent back stopped, if it asked the same. */
export const countFor = (
  needs: PageNeeds,
  filter: SegmentFilter,
  { form }: Pick<PageRequest, "form">,
): Promise<SegmentCount> => {
  const goesOn = field(form, "_step") === "count-on";
  const soFar = goesOn ? sentBack(field(form, "_counted")) : undefined;
  return countSegment(needs, filter, soFar?.of === nameOf(filter) ? soFar : undefined);
};

type ComparedBy = (typeof comparedNames)[number];

const words: Readonly<Record<ComparedBy, Readonly<Record<string, string>>>> = {
  kind: organisationKinds,
  region: regions,
  role: { ...roles, "not-said": "Not stated" },
};

const comparedIn = ({ form, query }: Pick<PageRequest, "form" | "query">): ComparedBy =>
  comparedNames.find((name) => name === (field(form, "compare") || query["compare"])) ?? "kind";

const shareOf = (some: number, all: number): number => (all === 0 ? 0 : (100 * some) / all);

const say = (count: number): string => count.toLocaleString("en-GB");

const PARTS = ["This segment", "All members"] as const;

const rowsOf = (tally: Tally, by: ComparedBy) =>
  Object.entries(words[by]).flatMap(([name, text]) => {
    const [all, fit] = ownValue(tally[by], name) ?? [0, 0];
    const shares: readonly [number, number] = [shareOf(fit, tally.fit), shareOf(all, tally.looked)];
    return all === 0 ? [] : [{ words: text, all, fit, shares }];
  });

const chartOf = (tally: Tally, by: ComparedBy): ChartView => {
  const kinds = rowsOf(tally, by);
  const title = `${comparedBy[by]}: share of the segment and of all members`;
  const chart = { title, parts: PARTS, kinds };
  return {
    wide: drawShares(chart),
    narrow: drawShares({ ...chart, title: comparedBy[by] }, "narrow"),
    alternative: `${title}. ${kinds
      .map(({ words: text, shares: [own, whole] }) => `${text}: ${sayShare(own)}, all ${sayShare(whole)}.`)
      .join(" ")}`,
    table: {
      caption: title,
      head: [comparedBy[by], "In the segment", "Share", "All members", "Share of all"],
      rows: kinds.map(({ words: text, fit, all, shares: [own, whole] }) => ({
        cells: [text, say(fit), sayShare(own), say(all), sayShare(whole)],
      })),
    },
  };
};

/** The count of a segment as the page shows it: how many, how that compares, and how it goes on where not everybody was looked at. */
export const countView = (
  filter: SegmentFilter,
  { tally, next }: SegmentCount,
  request: Pick<PageRequest, "form" | "query">,
) => {
  const by = comparedIn(request);
  const whole = next === undefined;
  return {
    fit: say(tally.fit),
    number: tally.fit,
    looked: say(tally.looked),
    share: tally.fit === 0 ? undefined : sayShare(shareOf(tally.fit, tally.looked)),
    isWhole: whole,
    counted: whole ? undefined : JSON.stringify({ of: nameOf(filter), next, tally }),
    compare: by,
    compares: comparedNames.map((value) => ({ value, text: comparedBy[value] })),
    chart: tally.fit === 0 ? undefined : chartOf(tally, by),
  };
};

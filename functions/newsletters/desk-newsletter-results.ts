import { drawBars } from "../../shared/charts/bar-chart.ts";
import type { ChartView } from "../../shared/charts/figures.ts";
import { type NewsResults, outcomes, readNewsResults } from "../../shared/news/results.ts";
import { readNewsletter } from "../../shared/newsletters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { keysOf } from "../../shared/platform/keys.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import template from "./desk-newsletter-results.njk";

const chartOf = (results: NewsResults): ChartView => {
  const bars = keysOf(outcomes).map((name) => ({ words: outcomes[name], value: results.outcomes[name] }));
  const title = "What became of the emails";
  return {
    wide: drawBars({ title, bars }),
    narrow: drawBars({ title, bars }, "narrow"),
    alternative: `${title}. ${bars.map(({ words, value }) => `${words}: ${value}.`).join(" ")}`,
    table: {
      caption: title,
      head: ["What", "Emails"],
      rows: bars.map(({ words, value }) => ({ cells: [words, value] })),
    },
  };
};

/** What became of the emails of a newsletter, and which of our pages were opened from it. */
export const page = deskPage({
  path: paths.deskNewsletterResults,
  names: byReference("newsletter"),
  load: async ({ table }, reference) => {
    const [newsletter, results] = await Promise.all([
      readNewsletter(table, reference),
      readNewsResults(table, reference),
    ]);
    return newsletter && { newsletter, results };
  },
  show: (_needs, { newsletter, results }) => {
    const { reference, words } = newsletter;
    return view(template, {
      words,
      back: { href: toPath(paths.deskNewsletter, { reference }), text: words.subject },
      outcomes: results.outcomes,
      clicks: results.clicks,
      all: results.clicks.reduce((sum, { times }) => sum + times, 0),
      chart: chartOf(results),
      file: toPath(paths.deskNewsletterResultsFile, { reference }),
    });
  },
});

import { outcomes, readNewsResults } from "../../shared/news/results.ts";
import { readNewsletter } from "../../shared/newsletters/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { toCsv } from "../../shared/platform/csv.ts";
import { keysOf } from "../../shared/platform/keys.ts";
import { FEWEST_SHOWN } from "../../shared/reports/small-numbers.ts";
import { byReference } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";

const shown = (count: number): string =>
  count > 0 && count < FEWEST_SHOWN ? `fewer than ${FEWEST_SHOWN}` : String(count);

/** The results of a newsletter as a file. It leaves the team, so small numbers of people are left out. */
export const page = deskPage({
  path: paths.deskNewsletterResultsFile,
  names: byReference("newsletter"),
  load: async ({ table }, reference) => {
    const [newsletter, results] = await Promise.all([
      readNewsletter(table, reference),
      readNewsResults(table, reference),
    ]);
    return newsletter && { reference, results };
  },
  show: (_needs, { reference, results }) => ({
    file: toCsv([
      ["What", "How often"],
      ...keysOf(outcomes).map((name) => [outcomes[name], shown(results.outcomes[name])]),
      ...results.clicks.map(({ path, times }) => [`Click: ${path}`, shown(times)]),
    ]),
    type: "text/csv; charset=utf-8",
    name: `results-${reference}.csv`,
  }),
});

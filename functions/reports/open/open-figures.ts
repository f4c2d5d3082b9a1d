import { sayChart, tableOfSeries } from "../../../shared/charts/figures.ts";
import { drawLines } from "../../../shared/charts/line-chart.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { heldOpenFigures } from "../../../shared/reports/open/read-open.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import openPage from "./open-figures.njk";

const TITLE = "Members at the end of each quarter";

/** A few figures of the programme for everybody: of the last quarter that is over, with small numbers held back. */
export const page = sitePage({
  path: paths.openFigures,
  names: nothing,
  load: (needs) => heldOpenFigures(needs),
  show: (_needs, { figures }) => {
    if (figures === undefined) return view(openPage);
    const lines = [figures.members];
    return view(openPage, {
      open: figures,
      chart: {
        wide: drawLines({ title: TITLE, lines }),
        narrow: drawLines({ title: TITLE, lines }, "narrow"),
        alternative: sayChart(TITLE, lines),
        table: tableOfSeries({ caption: TITLE, first: "Quarter that ended on" }, lines),
      },
    });
  },
});

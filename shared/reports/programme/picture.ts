import { type Series, sayChart } from "../../charts/figures.ts";
import type { Shape } from "../../charts/frame.ts";
import { drawLines } from "../../charts/line-chart.ts";
import type { Report } from "./model.ts";

/** The name of the picture that goes with the letter. */
export const PICTURE_NAME = "members.png";

const TITLE = "Members at the end of each month";

const seriesOf = ({ members }: Pick<Report, "members">): Series => ({ words: "Members", points: members });

/** The picture of a report: how many members there were, month by month. */
export const drawMembers = (report: Pick<Report, "members">, shape: Shape = "wide"): string =>
  drawLines({ title: TITLE, lines: [seriesOf(report)] }, shape);

/** What the picture shows, for those who do not see it. */
export const sayMembers = (report: Pick<Report, "members">): string => sayChart(TITLE, [seriesOf(report)]);

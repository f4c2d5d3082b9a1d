import type { Shape } from "../../charts/frame.ts";
import { drawLines } from "../../charts/line-chart.ts";
import type { Report } from "./model.ts";
import { membersOf, PICTURE_TITLE } from "./say.ts";

/** The picture of a report: how many members there were, month by month. */
export const drawMembers = (report: Pick<Report, "members">, shape: Shape = "wide"): string =>
  drawLines({ title: PICTURE_TITLE, lines: [membersOf(report)] }, shape);

import type { DrawPicture } from "../../shared/reports/programme/commands.ts";

/** The picture of a report as PNG. What draws is half of a function's code, and is loaded when there is something to draw. */
export const drawPicture: DrawPicture = async (report) => {
  const [{ drawMembers }, { toPng }] = await Promise.all([
    import("../../shared/reports/programme/picture.ts"),
    import("../../shared/reports/weekly/picture.ts"),
  ]);
  return toPng(drawMembers(report));
};

import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { WeeklyReport } from "./report.ts";

/** Sizes of the picture's plot, in pixels; the axes come on top. */
const WIDTH = 640;
const HEIGHT = 240;

// The design system's colours; bars and line differ in shape too, and each has 3:1 or more against white.
const BLUE = "#005eb8";
const DARK = "#212b32";
const GREY = "#d8dde0";
const RED = "#d5281b";

type LayerSpec = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** The line of the average with its label, which stands beside the plot because inside it there are bars everywhere. */
const averageLayers = (joined: number): LayerSpec[] => {
  const label = {
    type: "text" as const,
    align: "left" as const,
    baseline: "middle" as const,
    dx: 6,
    fontWeight: "bold" as const,
    color: RED,
  };
  // One row of its own for each: with the weeks' rows there would be a label for every week.
  const data = { values: [{}] };
  const place = { x: { value: WIDTH }, y: { datum: joined }, text: { value: `average ${joined}` } };
  return [
    {
      data,
      mark: { type: "rule", color: RED, strokeDash: [6, 4], size: 2 },
      encoding: { y: { datum: joined } },
    },
    { data, mark: label, encoding: place },
  ];
};

const specOf = ({ weeks, average }: Pick<WeeklyReport, "weeks" | "average">): TopLevelSpec => {
  const layers = average === undefined ? [] : averageLayers(average.joined);
  return {
    width: WIDTH,
    height: HEIGHT,
    background: "#ffffff",
    padding: 8,
    data: { values: weeks.map(({ week, joined }) => ({ week, joined })) },
    layer: [
      {
        mark: { type: "bar", color: BLUE, width: Math.min(40, Math.floor((0.75 * WIDTH) / weeks.length)) },
        encoding: {
          x: {
            field: "week",
            type: "temporal",
            scale: { type: "utc", padding: 12 },
            axis: { title: null, format: "%b %Y", tickCount: 7, grid: false, labelOverlap: true },
          },
          y: {
            field: "joined",
            type: "quantitative",
            axis: { title: "New members in the week", tickMinStep: 1, tickCount: 5 },
          },
        },
      },
      ...layers,
    ],
    config: {
      aria: false,
      font: "DejaVu Sans, Arial, sans-serif",
      axis: { labelFontSize: 12, titleFontSize: 12, labelColor: DARK, titleColor: DARK, gridColor: GREY },
      text: { fontSize: 12 },
      view: { stroke: null },
    },
  };
};

/**
 * The picture of the year as SVG: new members in each week, and the line of the average. It stands in a page as it is: no style
 * attribute, script or outside reference, and nothing in it for a screen reader, because its text alternative and table stand beside it.
 */
export const drawChart = async (report: Pick<WeeklyReport, "weeks" | "average">): Promise<string> => {
  const view = new View(parse(compile(specOf(report)).spec), { renderer: "none" });
  try {
    return (await view.toSVG()).replace("<svg ", '<svg aria-hidden="true" focusable="false" ');
  } finally {
    view.finalize();
  }
};

import { drawBars } from "../../charts/bar-chart.ts";
import { drawStackedColumns } from "../../charts/column-chart.ts";
import { orbitLevels } from "../../engagement/orbit-level.ts";
import { paths } from "../../pages/paths.ts";
import { keysOf, ownValue } from "../../platform/keys.ts";
import { sayMonth } from "../../platform/time.ts";
import type { PeriodFigures } from "../figures/figure.ts";
import { periodName, sayPeriod } from "../figures/period.ts";
import { cohortTable, type FunnelName, funnelOf, funnels, movementTable } from "../figures/tables.ts";
import { countedBy, type Part, type PartSource, sayHighest } from "./part.ts";

const levels = keysOf(orbitLevels).filter((level) => level !== "quiet");

const levelHref = (level: string): string => `${paths.deskEngagement}?${new URLSearchParams({ level })}`;

const onLevel = ({ community }: PeriodFigures, level: string): number =>
  ownValue(community, `level@${level}`) ?? 0;

/** How many people there are on each level at the end of each month, the most engaged at the bottom. */
export const levelsOverTime = ({ months }: PartSource): Part => {
  const known = months.filter(({ community }) => community !== undefined);
  const last = known.at(-1);
  const title = "People on each level at the end of each month";
  return {
    id: "levels",
    title,
    said:
      last === undefined
        ? `${title}: no month is over yet.`
        : `${title}. At the end of ${sayPeriod(last.period)}: ${levels.map((level) => `${orbitLevels[level]} ${onLevel(last, level).toLocaleString("en-GB")}`).join(", ")}.`,
    draw: (shape) =>
      drawStackedColumns(
        {
          title,
          parts: levels.map((level) => orbitLevels[level]),
          days: 30,
          spans: known.map((of) => ({
            from: of.period.first,
            values: levels.map((level) => onLevel(of, level)),
          })),
        },
        shape,
      ),
    table: {
      head: ["Month", ...levels.map((level) => orbitLevels[level])],
      rows: known
        .toReversed()
        .map((of) => ({ cells: [sayPeriod(of.period), ...levels.map((level) => onLevel(of, level))] })),
    },
    counted: countedBy("leading", "contributing", "participating", "exploring"),
    lists: levels.map((level) => ({ text: `${orbitLevels[level]} now`, href: levelHref(level) })),
  };
};

/** What became of the people on each level in the month with which the period ends. */
export const movements = ({ months }: PartSource): Part => {
  const of = months.findLast(({ community }) => community !== undefined);
  const rows = of === undefined ? [] : movementTable(of);
  const month = of === undefined ? "" : ` in ${sayPeriod(of.period)}`;
  return {
    id: "movements",
    title: `Moved up, held and moved down${month}`,
    said: "",
    table: {
      head: ["Level when the month began", "People", "Moved up", "Held", "Moved down", "At its end"],
      rows: rows.map(({ level, title, before, up, held, down, after }) => ({
        cells: [title, before, up, held, down, after],
        href: levelHref(level),
      })),
    },
    counted: countedBy("moved-up", "moved-down", "gravity"),
  };
};

/** A month as the head of a narrow column: `Oct 26`. */
const sayShortMonth = (month: string): string => {
  const [name = "", year = ""] = sayMonth(month).split(" ");
  return `${name.slice(0, 3)} ${year.slice(2)}`;
};

/** Who joined in a month, and how many of them did something in each month after. */
export const cohorts = ({ months }: PartSource): Part => {
  const known = cohortTable(months);
  const names =
    known.length === 0
      ? []
      : months.filter(({ community }) => community !== undefined).map(({ period }) => periodName(period));
  return {
    id: "cohorts",
    title: "Joined in a month, active in the months after",
    said: "",
    table: {
      head: ["Joined in", "People", ...names.map(sayShortMonth)],
      rows: known.map(({ joinedIn, people, active }) => {
        const by = new Map(active.map((one) => [one.month, one.people]));
        return { cells: [sayMonth(joinedIn), people, ...names.map((name) => by.get(name))] };
      }),
    },
    counted: [
      [
        "Cohort",
        "People by the month in which they joined, and of them those who did something in each month. Joining itself does not count; a month before they joined is left empty.",
      ],
    ],
  };
};

/** A funnel: each step is a part of the one before. */
export const funnel = ({ own, months }: PartSource, name: FunnelName): Part => {
  const { title, formula, from } = funnels[name];
  // Of the community something is known when a month is over.
  const of =
    from === "community" ? (months.findLast(({ community }) => community !== undefined) ?? own) : own;
  const steps = funnelOf(of, name);
  const bars = steps.map((step) => ({ words: step.title, value: step.people }));
  return {
    id: `funnel-${name}`,
    title,
    said: sayHighest(title, bars),
    draw: (shape) => drawBars({ title: `${title}: ${sayPeriod(of.period)}`, bars }, shape),
    table: {
      head: ["Step", "People", "Percent of the step before"],
      rows: steps.map((step) => ({ cells: [step.title, step.people, step.rate] })),
    },
    counted: [[title, formula]],
  };
};

/** Every funnel that is told. */
export const everyFunnel = (source: PartSource): readonly Part[] =>
  keysOf(funnels).map((name) => funnel(source, name));

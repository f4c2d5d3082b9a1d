import { gravityOf, type Levels } from "../../engagement/community.ts";
import { orbitLevels } from "../../engagement/orbit-level.ts";
import { keysOf, ownValue } from "../../platform/keys.ts";
import { holdBackSmall } from "../small-numbers.ts";
import { type Counts, countName, parseCountName } from "./counts.ts";
import type { Calculation, Unit } from "./definition.ts";
import { definitionOf, type FigureName } from "./definitions.ts";
import { distributionIn, percentileOf } from "./distribution.ts";
import { type Facet, facets, type Narrowed } from "./facets.ts";
import type { Period } from "./period.ts";

/** What is known of a period. */
export interface PeriodFigures {
  readonly period: Period;
  /** The last of its days that is in the figures; undefined where none is yet. */
  readonly through: string | undefined;
  /** What happened, added up over its days. */
  readonly counts: Counts;
  /** How things stood at the end of the last of them. */
  readonly standing: Counts;
  /** How many different people, which does not add up over days. */
  readonly people: Counts;
  /** As what how many people of the community count in the month with which it ends (`countsIn`); absent while that month is not over. */
  readonly community?: Counts | undefined;
  /** The version of the weights by which the community was counted; absent where it was before there were versions, or is not counted yet. */
  readonly weights?: number | undefined;
}

/** A figure of a period. */
export interface Figure {
  /** Undefined where there is nothing to say: a share of nothing, a period without a day. */
  readonly value: number | undefined;
  /** How many cases it rests on: for a count itself, for a share the whole, for a percentile the cases. */
  readonly cases: number;
}

const monthEnd = ({ community }: PeriodFigures, names: readonly string[]): Figure => {
  if (community === undefined) return { value: undefined, cases: 0 };
  const value = names.reduce((sum, name) => sum + (ownValue(community, name) ?? 0), 0);
  return { value, cases: value };
};

const levelsIn = (community: Counts, name: "level" | "level-before"): Levels =>
  Object.fromEntries(keysOf(orbitLevels).map((level) => [level, community[`${name}@${level}`] ?? 0]));

const gravity = ({ community }: PeriodFigures): Figure => {
  if (community === undefined) return { value: undefined, cases: 0 };
  const after = levelsIn(community, "level");
  const value = gravityOf(levelsIn(community, "level-before"), after);
  const cases = Object.entries(after).reduce(
    (sum, [level, count]) => (level === "quiet" ? sum : sum + count),
    0,
  );
  return { value: value === undefined ? undefined : Math.round(10 * value) / 10, cases };
};

const calculate = (of: PeriodFigures, from: Calculation, narrowed?: Narrowed): Figure => {
  const read = (counts: Counts, name: string): number => ownValue(counts, countName(name, narrowed)) ?? 0;
  const plain = (value: number): Figure => ({ value, cases: Math.max(0, value) });
  if ("count" in from) return plain(read(of.counts, from.count));
  if ("atEnd" in from) return plain(read(of.standing, from.atEnd));
  if ("monthEnd" in from) return monthEnd(of, from.monthEnd);
  if ("gravity" in from) return gravity(of);
  if ("people" in from) return plain(read(of.people, from.people));
  if ("percentile" in from)
    return percentileOf(from.percentile, distributionIn(of.counts, from.of, narrowed));
  const counts = from.are === "people" ? of.people : of.counts;
  const cases = from.of.reduce((sum, name) => sum + Math.max(0, read(counts, name)), 0);
  const part = Math.max(0, read(counts, from.share));
  return { value: cases === 0 ? undefined : Math.round((1000 * part) / cases) / 10, cases };
};

/** A figure of a period, as a whole or of one value of a facet. Undefined value where the period has no day yet. */
export const figureOf = (of: PeriodFigures, name: FigureName, narrowed?: Narrowed): Figure =>
  of.through === undefined
    ? { value: undefined, cases: 0 }
    : calculate(of, definitionOf(name).from, narrowed);

/** One value of a facet with the figure of it. */
export interface FigureOfValue extends Figure {
  readonly value: number | undefined;
  readonly of: string;
}

const valuesIn = (of: PeriodFigures, facet: Facet): readonly string[] => {
  const found = [of.counts, of.standing, of.people].flatMap((counts) =>
    Object.keys(counts).flatMap((key) => {
      const { narrowed } = parseCountName(key);
      return narrowed?.facet === facet ? [narrowed.value] : [];
    }),
  );
  const listed = Object.keys(facets[facet].values);
  return [...listed, ...[...new Set(found)].filter((value) => !listed.includes(value)).sort()];
};

/** A figure divided by a facet: all its values in the order of pages, also those of which there is nothing. */
export const figureBy = (of: PeriodFigures, name: FigureName, facet: Facet): readonly FigureOfValue[] =>
  valuesIn(of, facet).map((value) => ({ ...figureOf(of, name, { facet, value }), of: value }));

/** A number that may leave the team: itself, `few` for 1 to 4, or `hidden` where it would give a `few` away. */
export type ShownValue = number | "few" | "hidden" | undefined;

/**
 * The same for what leaves the team: of people, parts of 1 to 4 become `few`, and where only one is held back, another with it. A share is shown only where all that it is
 * a part of may be shown.
 */
export const figureByShown = (
  of: PeriodFigures,
  name: FigureName,
  facet: Facet,
): readonly { readonly of: string; readonly value: ShownValue }[] => {
  const parts = figureBy(of, name, facet);
  const { ofPeople, unit } = definitionOf(name);
  if (!ofPeople && typeof unit !== "string") return parts;
  const shown = holdBackSmall(parts.map(({ cases }) => cases));
  return parts.map(({ of: value, value: figure }, nth) => {
    const allowed = shown[nth];
    if (typeof unit !== "string") return { of: value, value: allowed };
    return { of: value, value: typeof allowed === "number" ? figure : allowed };
  });
};

/** A unit in words for a number, as a table's heading or a sentence has it. */
export const sayUnit = (unit: Unit, value: number): string => {
  if (typeof unit === "string") return unit === "percent" ? "%" : unit;
  return value === 1 ? unit[0] : unit[1];
};

/** A figure in words, with its unit: `31 people`, `85%`, `6.5 working hours`; a dash where there is nothing to say. */
export const sayFigure = (name: FigureName, { value }: Pick<Figure, "value">): string => {
  if (value === undefined) return "–";
  const { unit } = definitionOf(name);
  const number = value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
  return unit === "percent" ? `${number}%` : `${number} ${sayUnit(unit, value)}`;
};

import type { Item, Key, Table } from "../../platform/dynamo.ts";
import { addUp, type Counts } from "./counts.ts";
import type { PeriodFigures } from "./figure.ts";
import { addPerson, type PersonRow, startSum } from "./people.ts";
import { type Period, type PeriodUnit, periodsBetween } from "./period.ts";
import { mergeRuns } from "./rows.ts";
import { figuresItem, listOf, readListRows, readStoredFigures, writeList } from "./store.ts";

/** What each unit is added up from. A quarter's people are those of three months, so that a year is twelve lists and not 366. */
const parts: Readonly<Record<Exclude<PeriodUnit, "day">, PeriodUnit>> = {
  week: "day",
  month: "day",
  quarter: "month",
  year: "month",
};

type Longer = keyof typeof parts;

/** In this order, because quarters and years are made of months. */
const longerUnits: readonly Longer[] = ["week", "month", "quarter", "year"];

const countPeople = async (
  table: Table,
  period: Period,
  of: readonly PeriodFigures[],
): Promise<PeriodFigures["people"]> => {
  const people = startSum();
  const list = period.unit === "month" ? writeList(table, listOf(period)) : undefined;
  const runs = of.map(({ period: part }) => readListRows(table, listOf(part)));
  for await (const row of mergeRuns<PersonRow>(runs)) {
    addPerson(people, row);
    await list?.add(row);
  }
  await list?.end();
  return people.counts();
};

/** As what people count in the community in a month (`2026-11`) that is over. */
export type Measure = (month: string) => Promise<{ readonly community: Counts; readonly weights: number }>;

/** What adding up periods needs. */
export interface SumUpNeeds {
  readonly table: Table;
  readonly measure: Measure;
}

/** A month that is over is measured; a quarter and a year end with the last of their months. */
const communityOf = async (
  period: Period,
  of: readonly PeriodFigures[],
  { measure, stored }: { readonly measure: Measure; readonly stored: PeriodFigures | undefined },
): Promise<Pick<PeriodFigures, "community" | "weights">> => {
  const last = of.at(-1);
  if (last?.through !== period.last || period.unit === "week") return {};
  const known = period.unit === "month" ? stored : last;
  if (known?.community !== undefined)
    return {
      community: known.community,
      ...(known.weights === undefined ? {} : { weights: known.weights }),
    };
  return period.unit === "month" ? measure(period.first.slice(0, 7)) : {};
};

/** The parts of a period, of which some are summed up and not written yet. */
const withNews = (
  stored: readonly PeriodFigures[],
  {
    unit,
    period,
    news,
  }: { readonly unit: PeriodUnit; readonly period: Period; readonly news: readonly PeriodFigures[] },
): readonly PeriodFigures[] => {
  const own = news.filter(
    (one) => one.period.unit === unit && period.first <= one.period.first && one.period.first <= period.last,
  );
  const byFirst = new Map([...stored, ...own].map((one) => [one.period.first, one]));
  return [...byFirst.values()].sort((a, b) => (a.period.first < b.period.first ? -1 : 1));
};

const sumUp = async (
  { table, measure }: SumUpNeeds,
  period: Period,
  { isCounted, news }: { readonly isCounted: boolean; readonly news: readonly PeriodFigures[] },
): Promise<PeriodFigures | undefined> => {
  const unit: PeriodUnit = period.unit === "day" ? "day" : parts[period.unit];
  const [parted, stored] = await Promise.all([
    readStoredFigures(table, unit, period),
    readStoredFigures(table, period.unit, { first: period.first, last: period.first }),
  ]);
  const of = withNews(parted, { unit, period, news });
  const latest = of.at(-1);
  if (latest?.through === undefined) return undefined;
  const people = isCounted ? undefined : stored[0]?.people;
  return {
    period,
    through: latest.through,
    counts: addUp(of.map(({ counts }) => counts)),
    standing: latest.standing,
    people: people ?? (await countPeople(table, period, of)),
    ...(await communityOf(period, of, { measure, stored: isCounted ? undefined : stored[0] })),
  };
};

/**
 * Adds the days up to weeks and months, and months to quarters and years, from that of the day `first` to that of the day `last`. Different people are counted by merging sorted
 * lists, in those periods alone that hold a day that was counted: memory is a part of each list, and the work that of the people who did something. The same days always
 * give the same. Gives what is to be written: a quarter is added up before its months are.
 */
export const sumUpPeriods = async (
  needs: SumUpNeeds,
  {
    first,
    last,
    counted,
  }: { readonly first: string; readonly last: string; readonly counted: readonly string[] },
): Promise<readonly (Item & Key)[]> => {
  const news: PeriodFigures[] = [];
  for (const unit of longerUnits)
    for (const period of periodsBetween(unit, first, last)) {
      const isCounted = counted.some((date) => period.first <= date && date <= period.last);
      const figures = await sumUp(needs, period, { isCounted, news });
      if (figures !== undefined) news.push(figures);
    }
  return news.map(figuresItem);
};

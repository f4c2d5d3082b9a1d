import { isDeepStrictEqual } from "node:util";
import { clearLateDays, type LateDays, markLateDays, readLateDays } from "../../journal/late.ts";
import type { TransactNeeds } from "../../journal/transact.ts";
import type { Now } from "../../platform/clock.ts";
import type { Item, Key, Table } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays, mondayOf } from "../../platform/wall-clock.ts";
import { countDays, endFigures, startFigures } from "../figures/nights.ts";
import { noTotals, type Rollup, type Totals, type WeekRollup } from "./model.ts";
import { carryOn, type DayCount, rollUp } from "./roll-up.ts";
import {
  putTogether,
  readLatestRollup,
  readLatestWeekRollup,
  readRollups,
  readWeekRollups,
  rollupItem,
  weekRollupItem,
} from "./store.ts";
import { withDays } from "./weeks.ts";

/** What summing up days needs from the outside. */
interface RollUpNeeds extends TransactNeeds {
  readonly now: Now;
  readonly newId: NewId;
}

/** How far back the very first run looks for a beginning. Marks of late days, as an import leaves them, lead further. */
const FIRST_LOOK_DAYS = 92;
/** Days whose journal is read at the same time: each holds a page of each partition of the journal in memory. */
const DAYS_AT_ONCE = 8;

/** The London days that may hold entries of these UTC days: the last hour of a UTC day in summer belongs to the next London day. */
const isLate = (marks: readonly LateDays[], date: string): boolean =>
  marks.some(({ first, last }) => first <= date && date <= addDays(last, 1));

interface Plan {
  readonly marks: readonly LateDays[];
  readonly dates: readonly string[];
  readonly stored: ReadonlyMap<string, Rollup>;
  readonly before: Rollup | undefined;
  /** The latest day that was summed up. */
  readonly latest: Rollup | undefined;
  /** The first day from which weeks are summed up again; absent when there is none. */
  readonly weeksFrom: string | undefined;
}

/** Before every day that a programme has. */
const BEGINNING = "0000-01-01";

/** From where weeks are to be summed up: from the first day that is counted again, or from where they stopped short of the days. */
const weeksFrom = (
  first: string | undefined,
  latest: Rollup | undefined,
  latestWeek: WeekRollup | undefined,
): string | undefined => {
  const isBehind = latest !== undefined && latest.date > (latestWeek?.through ?? BEGINNING);
  const behind = latestWeek === undefined ? BEGINNING : addDays(latestWeek.through, 1);
  return [...(first === undefined ? [] : [first]), ...(isBehind ? [behind] : [])].sort()[0];
};

const plan = async (table: Table, until: string): Promise<Plan> => {
  const [marks, latest, latestWeek] = await Promise.all([
    readLateDays(table),
    readLatestRollup(table),
    readLatestWeekRollup(table),
  ]);
  const next = latest === undefined ? addDays(until, 1 - FIRST_LOOK_DAYS) : addDays(latest.date, 1);
  const first = [next, ...marks.map((mark) => mark.first)].sort()[0] ?? next;
  const dates = datesBetween(first, until);
  const weeks = weeksFrom(dates[0], latest, latestWeek);
  if (dates.length === 0)
    return { marks, dates, stored: new Map(), before: undefined, latest, weeksFrom: weeks };
  const [before, stored] = await Promise.all([
    readLatestRollup(table, addDays(first, -1)),
    readRollups(table, first, until),
  ]);
  return {
    marks,
    dates,
    stored: new Map(stored.map((day) => [day.date, day])),
    before,
    latest,
    weeksFrom: weeks,
  };
};

/** The day as it should be: counted from its entries where they were read, else with its own figures on top of the totals before it. */
const dayAsItShouldBe = (
  date: string,
  count: DayCount | undefined,
  stored: Rollup | undefined,
  before: Rollup | undefined,
): Rollup | undefined => {
  const totals: Totals = before?.totals ?? noTotals;
  if (count === undefined) return stored === undefined ? undefined : carryOn(stored, totals);
  // The days before anything happened are not days of the programme.
  if (before === undefined && stored === undefined && count.entries() === 0) return undefined;
  return rollUp(date, count, totals);
};

const isSame = <Summed extends Rollup | WeekRollup>(a: Summed | undefined, b: Summed): boolean =>
  isDeepStrictEqual(a, b);

/** Adds the days from `first` to `last` up to weeks, and gives those that are to be written because they are not so yet. Two queries. */
const rollUpWeeks = async (
  table: Table,
  first: string | undefined,
  last: string,
): Promise<readonly (Item & Key)[]> => {
  if (first === undefined) return [];
  const monday = first === BEGINNING ? first : mondayOf(first);
  const [days, stored] = await Promise.all([
    readRollups(table, monday, last),
    readWeekRollups(table, monday, last),
  ]);
  const before = new Map(stored.map((week) => [week.week, week]));
  return withDays([], days)
    .filter((week) => !isSame(before.get(week.week), week))
    .map(weekRollupItem);
};

/** What a run did: the days it counted, the last day it came to, and whether that was all. */
interface RolledUp {
  readonly counted: number;
  readonly through: string;
  readonly finished: boolean;
}

/**
 * Sums up every London day up to `until` that was not summed up yet, and again those that got entries after the fact; the days after these
 * keep their own figures and get new totals. Days are written in order, so a run that stops, at `deadline` or by a fault, is taken up
 * where it stopped. Then the weeks of these days are written, each the sum of its days. The same days always come out with the same figures.
 */
export const rollUpDays = async (
  needs: RollUpNeeds,
  until: string,
  deadline: string | undefined = undefined,
): Promise<RolledUp> => {
  const { marks, dates, stored, before: first, latest, weeksFrom: weeks } = await plan(needs.table, until);
  let before = first;
  let counted = 0;
  const figures = dates[0] === undefined ? undefined : await startFigures(needs, dates[0], until);
  for (let from = 0; from < dates.length; from += DAYS_AT_ONCE) {
    const group = dates.slice(from, from + DAYS_AT_ONCE);
    const next = group[0];
    if (next !== undefined && from > 0 && deadline !== undefined && needs.now() >= deadline) {
      await putTogether(needs, [
        ...(await rollUpWeeks(needs.table, weeks, addDays(next, -1))),
        ...(await endFigures(needs, figures, before?.date)),
      ]);
      await putOff(needs, marks, next);
      return { counted, through: addDays(next, -1), finished: false };
    }
    const counts = await countDays(
      needs,
      group.filter((date) => isLate(marks, date) || !stored.has(date)),
    );
    for (const date of group) {
      const day = dayAsItShouldBe(date, counts.get(date)?.count, stored.get(date), before);
      if (day === undefined) continue;
      const added = await figures?.add(day, counts.get(date));
      // A day and its figures are written at once, and last: a run that dies before it reads this day again.
      await putTogether(needs, [
        ...(added === undefined ? [] : [added]),
        ...(isSame(stored.get(date), day) ? [] : [rollupItem(day)]),
      ]);
      if (counts.has(date)) counted += 1;
      before = day;
    }
  }
  // Together: no week, month or year of a night tells of another day than the others.
  await putTogether(needs, [
    ...(await rollUpWeeks(needs.table, weeks, until)),
    ...(await endFigures(needs, figures, before?.date ?? latest?.date)),
  ]);
  await clearLateDays(
    needs.table,
    marks.filter(({ last }) => last <= until),
  );
  return { counted, through: until, finished: true };
};

/** Leaves a mark for what is still to be done, and takes away the marks it stands for. */
const putOff = async (needs: RollUpNeeds, marks: readonly LateDays[], next: string): Promise<void> => {
  const last = [next, ...marks.map((mark) => mark.last)].sort().at(-1) ?? next;
  if (marks.length === 0) return;
  await markLateDays(needs.table, { first: next, last }, needs.newId());
  await clearLateDays(needs.table, marks);
};

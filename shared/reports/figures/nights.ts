import { isDeepStrictEqual } from "node:util";
import { readCommunity } from "../../engagement/read-community.ts";
import type { Item, Key } from "../../platform/dynamo.ts";
import type { HeldNeeds } from "../../platform/held.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { readTeam } from "../../sign-in/team.ts";
import { type AlsoCounts, countLondonDay } from "../days/london-day.ts";
import type { Rollup } from "../days/model.ts";
import type { DayCount } from "../days/roll-up.ts";
import type { Counts } from "./counts.ts";
import type { PeriodFigures } from "./figure.ts";
import { knownNow } from "./known-now.ts";
import { figuresItem, readFirstDay, readLatestFigures, readStoredFigures } from "./store.ts";
import { type ReadDay, spillIfFull, standOn, startDayRows, sumUpDay } from "./sum-up-day.ts";
import { type Measure, sumUpPeriods } from "./sum-up-periods.ts";

/** A day whose journal was read, for its sum and for its figures. */
export interface CountedDay {
  readonly count: DayCount;
  readonly read: ReadDay;
}

/** Reads the journals of some London days, all at the same time and each once. */
export const countDays = async (
  { table }: Pick<HeldNeeds, "table">,
  dates: readonly string[],
): Promise<ReadonlyMap<string, CountedDay>> => {
  const countDay = async (date: string): Promise<readonly [string, CountedDay]> => {
    const read = startDayRows(date);
    const also: AlsoCounts = async (entries) => {
      read.rows.add(entries);
      await spillIfFull(table, read);
    };
    return [date, { count: await countLondonDay(table, date, also), read }];
  };
  return new Map(await Promise.all(dates.map(countDay)));
};

/** The figures of days that follow each other, while they are summed up. */
export interface FiguresOfDays {
  /** What is to be written of the next day's figures, if they are not so yet: counted from its journal, or with the counts that it has on top of the day before. */
  readonly add: (rollup: Rollup, day: CountedDay | undefined) => Promise<(Item & Key) | undefined>;
  /** The days that were added, and of them those that were counted. */
  readonly done: () => { readonly added: readonly string[]; readonly counted: readonly string[] };
}

/** Begins to sum up days from `first` on, of which figures may be kept up to `until`. Two queries, and two reads for the team. */
export const startFigures = async (
  needs: HeldNeeds,
  first: string,
  until: string,
): Promise<FiguresOfDays> => {
  const { table } = needs;
  const [before, stored, team] = await Promise.all([
    readLatestFigures(table, "day", addDays(first, -1)),
    readStoredFigures(table, "day", { first, last: until }),
    readTeam(needs),
  ]);
  const storedOn = new Map(stored.map((day) => [day.period.first, day]));
  const known = knownNow(table, (person) => team.nameOf(person) !== undefined);
  let standing: Counts = before?.standing ?? {};
  const added: string[] = [];
  const counted: string[] = [];
  const dayFor = async (rollup: Rollup, day: CountedDay | undefined): Promise<PeriodFigures | undefined> => {
    const was = storedOn.get(rollup.date);
    if (day === undefined) return was && standOn(was, standing, rollup);
    counted.push(rollup.date);
    return sumUpDay({ table, knownNow: known }, day.read, {
      rollup,
      before: standing,
      again: was !== undefined,
    });
  };
  return {
    add: async (rollup, day) => {
      const figures = await dayFor(rollup, day);
      if (figures === undefined) return undefined;
      standing = figures.standing;
      added.push(rollup.date);
      return isDeepStrictEqual(storedOn.get(rollup.date), figures) ? undefined : figuresItem(figures);
    },
    done: () => ({ added, counted }),
  };
};

/**
 * Adds up the periods of the days of a run, the last of which is `last`, and those that an earlier run left behind because it died. Gives what is to be written. Nothing to do is one query.
 */
export const endFigures = async (
  needs: HeldNeeds,
  figures: FiguresOfDays | undefined,
  last: string | undefined,
): Promise<readonly (Item & Key)[]> => {
  if (last === undefined) return [];
  const { added, counted } = figures?.done() ?? { added: [], counted: [] };
  const { table } = needs;
  // Years are written last: days behind them are those of such a run.
  const year = await readLatestFigures(table, "year", last);
  const behind = year?.through === undefined ? await readFirstDay(table) : addDays(year.through, 1);
  const missed = behind === undefined || behind > last ? [] : datesBetween(behind, last);
  const [from] = [...added, ...missed].sort();
  if (from === undefined) return [];
  const measure: Measure = async (month) => {
    const team = await readTeam(needs);
    return readCommunity(table, month, (person) => team.nameOf(person) !== undefined);
  };
  return sumUpPeriods({ table, measure }, { first: from, last, counted: [...counted, ...missed] });
};

import { allEntries } from "../../shared/all-entries.ts";
import type { Entry, EntryDefinition } from "../../shared/journal/entry.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { londonDay } from "../../shared/reports/days/london-day.ts";
import { noTotals, type Rollup } from "../../shared/reports/days/model.ts";
import { rollUp, startDay } from "../../shared/reports/days/roll-up.ts";
import { asLines, type Observation, tellError } from "./observation.ts";
import type { Source } from "./source.ts";

/** London dates, both included. */
export type Period = { readonly first: string; readonly last: string };

const definitions: ReadonlyMap<string, EntryDefinition> = new Map(Object.entries(allEntries));

/** The moments that a period is from and to. */
export const momentsOf = ({ first, last }: Period) => ({
  from: londonDay(first).first,
  to: londonDay(last).last,
});

const problemOf = (entry: Entry): string | undefined => {
  const definition = definitions.get(entry.name);
  if (definition === undefined) return "there is no such entry any more";
  try {
    definition.parse(entry);
    return undefined;
  } catch (error) {
    return `cannot be read: ${tellError(error)}`;
  }
};

/** Whether this code can read each entry of the period: one line for each name, and one for each that it cannot. */
export const observeEntries = async (source: Source, period: Period): Promise<readonly Observation[]> => {
  const { from, to } = momentsOf(period);
  const counts = new Map<string, number>();
  const problems: Observation[] = [];
  for await (const entries of source.entries(from, to))
    for (const entry of entries) {
      counts.set(entry.name, (counts.get(entry.name) ?? 0) + 1);
      const made = problemOf(entry);
      if (made !== undefined)
        problems.push({ section: "entries", group: entry.name, id: entry.id, made, problem: true });
    }
  return [
    ...[...counts].map(([name, count]): Observation => {
      return { section: "entries", group: name, id: name, made: `${count} in the period` };
    }),
    ...problems,
  ];
};

const countDay = async (source: Source, date: string) => {
  const { first, last } = londonDay(date);
  const count = startDay();
  for await (const entries of source.entries(first, last)) count.add(entries);
  return count;
};

/**
 * Every day of the period that was summed up, summed up anew from its entries on top of the day before as it is stored: so a day that differs does not make all
 * days after it differ.
 */
export const observeFigures = async (
  source: Source,
  { first, last }: Period,
): Promise<readonly Observation[]> => {
  const days = await source.days(addDays(first, -1), last);
  const observed: Observation[] = [];
  let before: Rollup | undefined;
  for (const day of days) {
    if (day.date >= first) {
      const made = rollUp(day.date, await countDay(source, day.date), before?.totals ?? noTotals);
      observed.push({
        section: "figures",
        group: "day",
        id: day.date,
        made: asLines(made),
        stored: asLines(day),
      });
    }
    before = day;
  }
  return observed;
};

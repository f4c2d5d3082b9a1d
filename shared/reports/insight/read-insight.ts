import { topicsOfNews } from "../../members/topics/read.ts";
import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { readWorkOfTeam } from "../../work/read.ts";
import type { PeriodFigures } from "../figures/figure.ts";
import type { Period } from "../figures/period.ts";
import { readKeptFigures } from "../figures/read-kept-figures.ts";
import { readOutcomes } from "../outcomes/store.ts";
import type { Choice } from "./choice.ts";
import type { Beside } from "./groups.ts";
import type { PartSource } from "./part.ts";

const nothing = (period: Period): PeriodFigures => ({
  period,
  through: undefined,
  counts: {},
  standing: {},
  people: {},
});

/** The figures of what was chosen, as the nights have kept them. A query for the length of time, and one for months if that is another. */
export const readSource = async (table: Table, choice: Choice): Promise<PartSource> => {
  const { own, before, series, months } = choice;
  const found = await readKeptFigures(table, [before, ...series, ...months]);
  const at = (nth: number, period: Period) => found[nth] ?? nothing(period);
  return {
    choice,
    own: at(series.length, own),
    before: at(0, before),
    series: series.map((period, nth) => at(1 + nth, period)),
    months: months.map((period, nth) => at(1 + series.length + nth, period)),
  };
};

/** What a page needs beside the figures. One query or one read. */
export const readBeside = async (
  table: Table,
  needs: keyof Beside | undefined,
  { own }: Choice,
  today: string,
): Promise<Beside> => {
  const yesterday = addDays(today, -1);
  switch (needs) {
    case "outcomes":
      return { outcomes: await readOutcomes(table, own.last < yesterday ? own.last : yesterday) };
    case "topics": {
      const topics = await topicsOfNews(table);
      return { topics: new Map(topics.map(({ id, name }) => [id, name])) };
    }
    case "work":
      return { work: await readWorkOfTeam(table) };
    default:
      return {};
  }
};

import { topicsOfNews } from "../../members/topics/read.ts";
import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { readWorkOfTeam } from "../../work/read.ts";
import { readOutcomes } from "../outcomes/store.ts";
import type { Choice } from "./choice.ts";
import type { Beside } from "./groups.ts";

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

import type { Table } from "../../platform/dynamo.ts";
import type { Topic } from "./model.ts";
import { readTopics } from "./store.ts";

/** What members can get news about, open or closed. One read. For other features. */
export const topicsOfNews = async (table: Table): Promise<readonly Topic[]> =>
  (await readTopics(table)).topics;

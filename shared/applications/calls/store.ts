import { readList, type Table } from "../../platform/dynamo.ts";
import { CALLS, type Call, callSchema } from "./model.ts";

/** All calls, the one that opens last first. One query: there are three a year. */
export const listCalls = async (table: Table): Promise<readonly Call[]> =>
  (await readList(table, CALLS, { latestFirst: true })).map((item) => callSchema.parse(item["call"]));

import { countAll, type Key, readList, type Table } from "../platform/dynamo.ts";
import { CLOSED } from "./store.ts";

/** Enquiries that were closed between two moments, the one that was closed first at the top. `after` is a place in that list. */
export interface ClosedBetween {
  readonly from?: string | undefined;
  readonly to: string;
  readonly after?: string | undefined;
}

/** Some enquiries that were closed between two moments, each by its key, with its place. One query. For the retention, which reads each as it is then. */
export const closedBetween = async (
  table: Table,
  { from, to, after }: ClosedBetween,
  limit: number,
): Promise<readonly { readonly place: string; readonly key: Key }[]> => {
  const items = await readList(table, CLOSED, { from, to, after, limit });
  return items.map((item) => ({
    place: String(item["listSort"]),
    key: { pk: String(item["pk"]), sk: String(item["sk"]) },
  }));
};

/** How many enquiries were closed between two moments. One query, which reads none of them out. */
export const countClosedBetween = (table: Table, { from = "!", to }: ClosedBetween): Promise<number> =>
  countAll(table, {
    IndexName: "by-list",
    KeyConditionExpression: "#list = :list AND listSort BETWEEN :from AND :to",
    ExpressionAttributeNames: { "#list": "list" },
    ExpressionAttributeValues: { ":list": CLOSED, ":from": from, ":to": to },
  });

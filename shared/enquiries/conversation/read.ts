import { type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { enquiryKey } from "../store.ts";
import { toMessage } from "./store.ts";

/** Where the last message of an enquiry's own conversation lies, and of when it is; undefined where there is none. One query of a message. For other features. */
export const lastMessageKey = async (
  table: Table,
  reference: string,
): Promise<{ readonly key: Key; readonly at: string } | undefined> => {
  const [last] = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :message)",
      ExpressionAttributeValues: { ":pk": enquiryKey(reference).pk, ":message": "MESSAGE#" },
      ScanIndexForward: false,
    },
    { limit: 1 },
  );
  const message = last === undefined ? undefined : toMessage(last);
  if (last === undefined || message === undefined) return undefined;
  return { key: { pk: String(last["pk"]), sk: String(last["sk"]) }, at: message.at };
};

import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import type { Enquiry } from "../enquiry.ts";
import { enquiryKey, readEnquiry, toEnquiry } from "../store.ts";
import { type Message, messageSchema } from "./model.ts";

/** An enquiry with the messages of its own conversation, oldest first. */
export interface Conversation {
  readonly enquiry: Enquiry;
  readonly messages: readonly Message[];
}

/** The most messages that a page shows; a conversation of more is a list gone wrong, and the latest are what counts. */
const MOST_MESSAGES = 300;

/** The message in an item; undefined in one that holds none. Throws a ZodError on a message that is none. */
export const toMessage = (item: Item): Message | undefined =>
  item["message"] === undefined ? undefined : messageSchema.parse(item["message"]);

/** The items of a conversation. "ENQUIRY" sorts before every "MESSAGE#"; "$" is the character after "#". */
const readItemsOf = (table: Table, reference: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: {
      ":pk": enquiryKey(reference).pk,
      ":first": "ENQUIRY",
      ":last": "MESSAGE$",
    },
    ConsistentRead: true,
  });

/** A conversation with its latest messages, or undefined if there is none. One query for every megabyte of it. */
export const readConversation = async (
  table: Table,
  reference: string,
): Promise<Conversation | undefined> => {
  const items = await readItemsOf(table, reference);
  const head = items.find(({ sk }) => sk === "ENQUIRY");
  if (head === undefined) return undefined;
  const messages = items.flatMap((item) => toMessage(item) ?? []);
  return { enquiry: toEnquiry(head), messages: messages.slice(-MOST_MESSAGES) };
};

/** An enquiry, and the key of the last message of its own conversation; undefined if there is none. One read and one query of a message. */
export const readWithLastMessage = async (
  table: Table,
  reference: string,
): Promise<{ readonly enquiry: Enquiry; readonly said: Key | undefined } | undefined> => {
  const query = {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :message)",
    ExpressionAttributeValues: { ":pk": enquiryKey(reference).pk, ":message": "MESSAGE#" },
    ScanIndexForward: false,
    ConsistentRead: true,
  };
  const [enquiry, [last]] = await Promise.all([
    readEnquiry(table, reference),
    queryAll(table, query, { limit: 1 }),
  ]);
  const said = last === undefined ? undefined : { pk: String(last["pk"]), sk: String(last["sk"]) };
  return enquiry && { enquiry, said };
};

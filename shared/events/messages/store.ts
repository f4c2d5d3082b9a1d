import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken } from "../../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../../platform/dynamo.ts";
import type { EventState } from "../event/model.ts";
import { eventKey, toEventState } from "../store.ts";
import { type EventMessages, eventMessagesSchema, NO_MESSAGES } from "./model.ts";

const messagesKey = (reference: string): Key => ({ pk: `EVENT#${reference}`, sk: "MESSAGES" });

const toMessages = (item: Item | undefined): EventMessages =>
  item === undefined ? NO_MESSAGES : eventMessagesSchema.parse(item["eventMessages"]);

/** An event with the messages that were written to its people; undefined where there is no such event. One read. */
export const readEventMessages = async (
  table: Table,
  reference: string,
): Promise<{ readonly state: EventState; readonly sent: EventMessages } | undefined> => {
  const [event, messages] = await readItems(table, [eventKey(reference), messagesKey(reference)]);
  const state = toEventState(event);
  return state && { state, sent: toMessages(messages) };
};

/** The write that keeps changed messages, provided that nobody else was first. */
export const messagesWrites = (
  reference: string,
  before: EventMessages,
  eventMessages: EventMessages,
): NonNullable<Saving<Overtaken>["writes"]> => [
  {
    put: { ...messagesKey(reference), eventMessages },
    when:
      before.version === 0
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#messages.#version = :version",
            names: { "#messages": "eventMessages", "#version": "version" },
            values: { ":version": before.version },
          },
    otherwise: OVERTAKEN,
  },
];

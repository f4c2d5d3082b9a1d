import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { ProgrammeEvent } from "../../shared/events/event/model.ts";
import type { Registration } from "../../shared/events/places/model.ts";
import { eventItem, registrationItem, waiterItem } from "../../shared/events/store.ts";
import { memberItem } from "../../shared/members/store.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";

const AT_ONCE = 25;
const LANES = 4;

/** Puts items as they are, many at a time: for crowds whose history nobody asks for. */
export const putAll = async (table: Table, items: Iterable<Item>): Promise<void> => {
  const source = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (;;) {
      const some: Item[] = [];
      while (some.length < AT_ONCE) {
        const next = source.next();
        if (next.done === true) break;
        some.push(next.value);
      }
      if (some.length === 0) return;
      await table.client.send(
        new BatchWriteCommand({
          RequestItems: { [table.name]: some.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

/** The id of the nth person of a crowd. */
export const personOf = (nth: number): string => `0193587a-5f80-7000-8000-${String(nth).padStart(12, "0")}`;

/** So many members of one kind of organisation, one joined a second after the other. */
export const membersItems = function* (count: number): Generator<Item, void, undefined> {
  for (let nth = 0; nth < count; nth += 1)
    yield memberItem({
      person: personOf(nth),
      status: "member",
      joinedAt: new Date(Date.parse("2025-01-01T00:00:00.000Z") + nth * 1000).toISOString(),
      via: "list",
      organisation: "Eastvale Hospitals Trust",
      segment: "nhs-trust",
      topics: ["events"],
      frequency: "at-once",
      consents: { news: { version: "1", text: "Yes", at: "2025-01-01T00:00:00.000Z", channel: "import" } },
    });
};

const registrationOf = (event: ProgrammeEvent, nth: number, status: "taken" | "waiting"): Registration => ({
  reference: `REG-${String(nth).padStart(8, "0")}`,
  event: event.reference,
  person: personOf(nth),
  name: `Ada Example ${nth}`,
  organisation: "Eastvale Hospitals Trust",
  consentedAt: "2026-11-01T09:00:00.000Z",
  status,
  joinedAt: new Date(Date.parse("2026-11-01T09:00:00.000Z") + nth * 1000).toISOString(),
});

/** A published event with so many registrations that have a place, and so many more that wait for one. */
export const eventItems = function* (
  event: ProgrammeEvent,
  count: number,
  waiting = 0,
): Generator<Item, void, undefined> {
  yield { ...eventItem(event), free: event.places - count, taken: count, waiting };
  for (let nth = 0; nth < count; nth += 1) yield registrationItem(registrationOf(event, nth, "taken"));
  for (let nth = count; nth < count + waiting; nth += 1) {
    const waiter = registrationOf(event, nth, "waiting");
    yield registrationItem(waiter);
    yield waiterItem(event.reference, waiter);
  }
};

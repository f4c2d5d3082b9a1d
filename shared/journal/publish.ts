import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import type { Entry } from "./entry.ts";
import { ENTRY_SOURCE } from "./entry-source.ts";

/** The bus that entries are published on. */
export interface Bus {
  readonly client: EventBridgeClient;
  readonly name: string;
}

/** Opens the bus of that name. */
export const openBus = (name: string): Bus => ({ name, client: new EventBridgeClient({ maxAttempts: 5 }) });

/** What PutEvents takes in one call: ten events (API reference) of 256 KB together, counted as the user guide counts them. */
const MOST_EVENTS = 10;
const MOST_BYTES = 256 * 1024;
const BYTES_OF_TIME = 14;

const toEvent = (bus: Bus, entry: Entry): PutEventsRequestEntry => ({
  EventBusName: bus.name,
  Source: ENTRY_SOURCE,
  DetailType: entry.name,
  Detail: JSON.stringify(entry),
  Time: new Date(entry.at),
});

const bytesOf = ({ Source = "", DetailType = "", Detail = "" }: PutEventsRequestEntry): number =>
  BYTES_OF_TIME + Buffer.byteLength(Source + DetailType + Detail);

interface Sized {
  readonly index: number;
  readonly event: PutEventsRequestEntry;
  readonly bytes: number;
}

const inCalls = (events: readonly Sized[]): Sized[][] => {
  const calls: Sized[][] = [];
  let bytes = 0;
  for (const event of events) {
    const call = calls.at(-1);
    if (call === undefined || call.length === MOST_EVENTS || bytes + event.bytes > MOST_BYTES) {
      calls.push([event]);
      bytes = event.bytes;
    } else {
      call.push(event);
      bytes += event.bytes;
    }
  }
  return calls;
};

const putTogether = async (bus: Bus, call: readonly Sized[]): Promise<readonly number[]> => {
  try {
    const answer = await bus.client.send(new PutEventsCommand({ Entries: call.map(({ event }) => event) }));
    if ((answer.FailedEntryCount ?? 0) === 0) return [];
    return call.flatMap(({ index }, at) => (answer.Entries?.[at]?.EventId === undefined ? [index] : []));
  } catch {
    // Whether the bus took them is not known. Reactions are made once, so to offer them again does no harm.
    return call.map(({ index }) => index);
  }
};

/**
 * Puts entries on the bus, in their order, ten at a time. Gives the places (in `entries`) of those that the bus did not take; an entry
 * that is larger than the bus takes is always among them. Does not throw.
 */
export const publishEntries = async (bus: Bus, entries: readonly Entry[]): Promise<readonly number[]> => {
  const events = entries.map((entry, index): Sized => {
    const event = toEvent(bus, entry);
    return { index, event, bytes: bytesOf(event) };
  });
  const tooLarge = events.filter(({ bytes }) => bytes > MOST_BYTES).map(({ index }) => index);
  const failed: number[] = [...tooLarge];
  for (const call of inCalls(events.filter(({ bytes }) => bytes <= MOST_BYTES)))
    failed.push(...(await putTogether(bus, call)));
  return failed.sort((a, b) => a - b);
};

import * as z from "zod/mini";
import type { EntryHandler } from "../../functions/entry-points/entry.ts";
import type { Needs } from "../../functions/entry-points/needs.ts";
import { handler as onEventCancelled } from "../../functions/events/on-event-cancelled.ts";
import { handler as onEventChanged } from "../../functions/events/on-event-changed.ts";
import { handler as onLetterApproved } from "../../functions/follow-ups/on-letter-approved.ts";
import { EventCancelled, EventChanged } from "../../shared/events/entries.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { entryItem, parseEntryItem } from "../../shared/journal/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { eventItems, putAll } from "../support/crowds.ts";
import { eventOf, invitationTo } from "../support/invitation.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { startBenchTable } from "./bench-table.ts";
import type { Bench } from "./part.ts";
import { type Found, mark, type Row, round, worst } from "./table.ts";

/** What a run of a fan-out may take, of its two minutes, on a processor of its own. */
export const MOST_SECONDS = 60;

/** What went through a table since it was watched. */
export interface Made {
  transactions: number;
  letters: number;
  continued: Entry | undefined;
}

const transaction = z.object({
  TransactItems: z.array(
    z.object({ Put: z.optional(z.object({ Item: z.record(z.string(), z.unknown()) })) }),
  ),
});

/** Notes what goes through a table: how many transactions and letters, and the entry that continues. */
export const watch = ({ client }: Table): Made => {
  const made: Made = { transactions: 0, letters: 0, continued: undefined };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      if ((context.commandName ?? "").startsWith("TransactWrite")) {
        made.transactions += 1;
        for (const { Put } of transaction.parse(args.input).TransactItems) {
          const pk = String(Put?.Item["pk"]);
          if (pk.startsWith("LETTER#")) made.letters += 1;
          if (!pk.startsWith("JOURNAL#")) continue;
          const entry = parseEntryItem(Put?.Item);
          if (entry.name === FanOutContinued.name) made.continued = entry;
        }
      }
      return result;
    },
    { step: "initialize", name: "watch" },
  );
  return made;
};

/** Follows a fan-out to its end. */
export const follow = async (
  name: string,
  needs: Needs,
  handler: EntryHandler,
  entry: Entry,
  made: Made,
): Promise<Row> => {
  Object.assign(made, { transactions: 0, letters: 0 });
  const started = performance.now();
  const processor = process.cpuUsage();
  let [runs, longest] = [0, 0];
  for (let next: Entry | undefined = entry; next !== undefined; next = made.continued) {
    made.continued = undefined;
    const from = performance.now();
    await handler.react(needs, next);
    longest = Math.max(longest, performance.now() - from);
    runs += 1;
  }
  const { user, system } = process.cpuUsage(processor);
  return {
    name,
    letters: made.letters,
    transactions: made.transactions,
    runs,
    "all, s": round((performance.now() - started) / 1000, 1),
    "processor, s": round((user + system) / 1_000_000, 1),
    "longest run, s": round(longest / 1000, 1),
    bar: mark(longest / 1000, MOST_SECONDS),
  };
};

/** An invitation to a hundred thousand members, and an event of ten thousand registrations that is moved and called off. */
export const measureFanOuts = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const [members, registrations] = quick ? [4_100, 200] : [100_000, 10_000];
  const bench = await startBenchTable();
  try {
    const { table } = bench;
    const needs = testNeeds(table, { now: "2026-11-23T09:00:00.000Z" });
    const occasion = testOccasion(needs);
    const invitation = await invitationTo(table, members, occasion);
    const event = eventOf(registrations, occasion);
    const made = watch(table);
    const rows = [
      await follow(`invitation to ${members} members`, needs, onLetterApproved, invitation, made),
    ];
    await putAll(table, eventItems(event, registrations));
    const subject = event.reference;
    const moved = record(EventChanged, { subject, data: { changed: ["time"], sequence: 1 } }, occasion);
    const cancelled = record(EventCancelled, { subject, data: { sequence: 2 } }, { ...occasion, newId });
    await putAll(table, [entryItem(moved), entryItem(cancelled)]);
    rows.push(await follow(`event of ${registrations} moved`, needs, onEventChanged, moved, made));
    rows.push(await follow(`event of ${registrations} called off`, needs, onEventCancelled, cancelled, made));
    return {
      title: "Fan-outs",
      note: `In this process, against DynamoDB Local. A run makes a hundred transactions at most.`,
      rows,
      bars: [
        {
          what: "everybody gets one letter",
          figure: rows.map(({ letters }) => letters).join(", "),
          met: rows.map(({ letters }) => letters).join() === [members, registrations, registrations].join(),
          fact: true,
        },
        {
          what: `a run <= ${MOST_SECONDS} s`,
          ...worst(
            rows.map((row) => ({
              name: String(row["name"]),
              figure: Number(row["longest run, s"]),
              bar: MOST_SECONDS,
            })),
          ),
        },
      ],
    };
  } finally {
    await bench.stop();
  }
};

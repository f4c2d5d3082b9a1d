import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { streamPublishEntries } from "../../functions/journal/stream-publish-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { publishEntries } from "../../shared/journal/publish.ts";
import { entryItem } from "../../shared/journal/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { standIn } from "../support/stand-in.ts";

const events = standIn(EventBridgeClient);
beforeEach(() => {
  events.reset();
});

const bus = { client: new EventBridgeClient({ region: "eu-west-2" }), name: "convenor" };

const anEntry = (data: unknown = {}): Entry => ({
  id: newId(),
  name: "EventPublished",
  version: 1,
  at: "2026-11-23T09:00:00.123Z",
  subject: { kind: "event", id: "EVT-4F7K-2Q9C" },
  actor: { kind: "team" },
  correlation: "c",
  data,
});

const calls = (): PutEventsRequestEntry[][] =>
  events.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);

const takeAll = () =>
  events.on(PutEventsCommand).callsFake(({ Entries }: { Entries: unknown[] }) => ({
    FailedEntryCount: 0,
    Entries: Entries.map(() => ({ EventId: newId() })),
  }));

describe("publishing entries", () => {
  test("puts each on the bus as it is, under its name and time", async () => {
    takeAll();
    const entry = anEntry();
    expect(await publishEntries(bus, [entry])).toEqual([]);
    expect(calls()).toEqual([
      [
        {
          EventBusName: "convenor",
          Source: "convenor.journal",
          DetailType: "EventPublished",
          Detail: JSON.stringify(entry),
          Time: new Date(entry.at),
        },
      ],
    ]);
  });

  test("never asks for more than ten or 256 KB at once, keeps the order, and loses none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 40 }), async (sizes) => {
        events.reset();
        takeAll();
        const entries = sizes.map((size) => anEntry("é".repeat(size / 2)));
        const failed = await publishEntries(bus, entries);
        for (const call of calls()) {
          expect(call.length).toBeLessThanOrEqual(10);
          const bytes = call.reduce((sum, { Detail = "" }) => sum + Buffer.byteLength(Detail), 0);
          expect(bytes).toBeLessThanOrEqual(256 * 1024);
        }
        const taken = calls()
          .flat()
          .map(({ Detail }) => Detail);
        const expected = entries
          .filter((_, at) => !failed.includes(at))
          .map((entry) => JSON.stringify(entry));
        expect(taken).toEqual(expected);
        for (const at of failed)
          expect(Buffer.byteLength(JSON.stringify(entries[at]))).toBeGreaterThan(255 * 1024);
      }),
      { numRuns: 30 },
    );
  });

  test("gives back exactly those that the bus did not take", async () => {
    events
      .on(PutEventsCommand)
      .resolvesOnce({
        FailedEntryCount: 2,
        Entries: Array.from({ length: 10 }, (_, at) =>
          at === 1 || at === 7 ? { ErrorCode: "ThrottlingException" } : { EventId: "1" },
        ),
      })
      .rejects(new Error("down"));
    const failed = await publishEntries(
      bus,
      Array.from({ length: 12 }, () => anEntry()),
    );
    expect(failed).toEqual([1, 7, 10, 11]);
  });
});

describe("the journal's stream", () => {
  test("gives back the items that did not go, and does not hold up the others", async () => {
    takeAll();
    const good = [anEntry(), anEntry()].map((entry, at) => ({
      item: entryItem(entry),
      sequenceNumber: `good${at}`,
    }));
    const broken = { item: { pk: "JOURNAL#2026-11-23#0", sk: "x" }, sequenceNumber: "broken" };
    const tooLarge = { item: entryItem(anEntry("x".repeat(270_000))), sequenceNumber: "large" };
    const back = await streamPublishEntries({ bus }, [broken, tooLarge, ...good]);
    expect(back.map(({ sequenceNumber }) => sequenceNumber)).toEqual(["broken", "large"]);
    expect(calls().flat()).toHaveLength(2);
  });

  test("puts no personal data on the bus: what it holds is what the entry holds", async () => {
    takeAll();
    const entry = anEntry();
    const item = { ...entryItem(entry), name: "Ada Example" };
    await streamPublishEntries({ bus }, [{ item, sequenceNumber: "1" }]);
    expect(calls().flat()[0]?.Detail).not.toContain("Ada");
  });
});

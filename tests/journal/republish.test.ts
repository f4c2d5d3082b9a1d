import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fanOutReaction } from "../../functions/entry-points/fan-out.ts";
import { onRepublishRequested } from "../../functions/journal/on-republish-requested.ts";
import { commit } from "../../shared/journal/commit.ts";
import { RepublishRequested } from "../../shared/journal/entries.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { anAsking, anEnquiry } from "../failures/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const events = standIn(EventBridgeClient);
const needs = () => testNeeds(real.table, clock);
const handler = fanOutReaction(
  "journal/on-republish-requested",
  [RepublishRequested],
  onRepublishRequested,
  (given) => ({
    ...given,
    bus: { client: new EventBridgeClient({ region: "eu-west-2" }), name: "convenor" },
  }),
);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P10D");
  events.reset();
  events.on(PutEventsCommand).callsFake(({ Entries }: { Entries: unknown[] }) => ({
    FailedEntryCount: 0,
    Entries: Entries.map(() => ({ EventId: "1" })),
  }));
});

const happen = async (...entries: Entry[]): Promise<void> => {
  for (const entry of entries) await commit(needs(), { once: `test:${entry.id}`, entries: [entry] });
};
const ask = async (from: string, to: string) => {
  const entry = record(RepublishRequested, { subject: "period", data: { from, to } }, testOccasion(needs()));
  await happen(entry);
  await handler.react(needs(), entry);
};
const published = () =>
  events
    .commandCalls(PutEventsCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ Time }: PutEventsRequestEntry) => Time?.toISOString());

describe("publishing a period again", () => {
  test("puts its entries on the bus in order, over midnights, both ends included and nothing else", async () => {
    const moments = ["PT0S", "PT10H", "PT20H", "P2D"].map((later) => plus(clock.now, later));
    await happen(...moments.map(anEnquiry).reverse());
    await happen(anEnquiry(plus(clock.now, "-PT1S")), anEnquiry(plus(clock.now, "P2DT1S")));
    await ask(clock.now, plus(clock.now, "P2D"));
    expect(published()).toEqual(moments);
  });

  test("does not ask again for what asks for something to be done again", async () => {
    await happen(anAsking("failure", clock.now));
    await ask(clock.now, plus(clock.now, "PT1H"));
    expect(published()).toEqual([]);
  });

  test("goes on until the bus has taken all of them, and says when it does not", async () => {
    await happen(anEnquiry(clock.now));
    events.reset();
    events
      .on(PutEventsCommand)
      .rejectsOnce(new Error("down"))
      .resolvesOnce({ FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] })
      .resolves({ FailedEntryCount: 0, Entries: [{ EventId: "1" }] });
    await ask(clock.now, clock.now);
    expect(published()).toHaveLength(3);
    events.reset();
    events.on(PutEventsCommand).rejects(new Error("down"));
    await expect(ask(clock.now, clock.now)).rejects.toThrow("The bus did not take 1 entries.");
  });
});

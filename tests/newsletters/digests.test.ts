import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDigest } from "../../shared/digests/commands.ts";
import { eventItem } from "../../shared/events/store.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { stopNews } from "../../shared/members/choices/decide.ts";
import { memberItem } from "../../shared/members/store.ts";
import { approveNewsletter, draftNewsletter } from "../../shared/newsletters/commands.ts";
import { readNewsletter } from "../../shared/newsletters/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { personOf, putAll } from "../support/crowds.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { aMember, memberItems, words } from "./samples.ts";

let real: RealTable;
let world: World;
// A Monday; digests go on Tuesdays at 9am, the monthly ones on 1 December.
const clock = { now: "2026-11-16T10:00:00.000Z" };
const [AT_ONCE, WEEKLY, MONTHLY, LEAVING, ELSEWHERE] = [0, 1, 2, 3, 4].map(personOf);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await putAll(
    real.table,
    memberItems([
      aMember(0),
      aMember(1, { frequency: "weekly" }),
      aMember(2, { frequency: "monthly" }),
      aMember(3, { frequency: "weekly" }),
      aMember(4, { frequency: "weekly", topics: ["calls"] }),
    ]),
  );
});
afterAll(() => real.stop());

const given = () => ({ once: newId(), occasion: testOccasion(world.needs) });

const publish = (reference: string) =>
  putAll(real.table, [
    eventItem({
      reference,
      title: `Webinar ${reference}`,
      description: "What we learned.",
      startsAt: plus(clock.now, "P60D"),
      endsAt: plus(clock.now, "P60DT1H"),
      place: "https://meet.example/w",
      places: 20,
      status: "published",
      sequence: 0,
      publishedAt: clock.now,
    }),
  ]);

const sendNewsletter = async (subject: string): Promise<void> => {
  const { done } = await draftNewsletter(world.needs, words({ subject, parts: [] }), given());
  const { reference } = done;
  const version = (await readNewsletter(real.table, reference))?.version ?? 0;
  expectDone(await approveNewsletter(world.needs, { reference, version }, given()), "approval");
  await world.settle();
};

/** What a digest morning brings: who got a digest, and the titles in it. */
const digestMorning = async (at: string) => {
  clock.now = at;
  const before = world.lettersOf("news-digest").length;
  await startDigest(world.needs, at, testOccasion(world.needs));
  await startDigest(world.needs, at, testOccasion(world.needs));
  await world.settle();
  return Object.fromEntries(
    world
      .lettersOf("news-digest")
      .slice(before)
      .map(({ to, facts }) => {
        const { items } = Object(facts);
        return ["person" in to ? to.person : "", items.map((item: { title: string }) => item.title)];
      }),
  );
};

test("over three weeks each member is told of each thing once, as often as they chose, and an empty digest is not sent", async () => {
  await publish("EVT-AAAA-2222");
  await sendNewsletter("First");
  expect(world.lettersOf("newsletter").map(({ to }) => to)).toEqual([{ person: AT_ONCE }]);
  const first = ["First", "Webinar EVT-AAAA-2222"];
  expect(await digestMorning("2026-11-17T09:00:00.000Z")).toEqual({
    [WEEKLY ?? ""]: first,
    [LEAVING ?? ""]: first,
  });

  // Nothing happened: nobody gets anything.
  expect(await digestMorning("2026-11-24T09:00:00.000Z")).toEqual({});

  clock.now = "2026-11-26T10:00:00.000Z";
  await publish("EVT-BBBB-2222");
  await sendNewsletter("Second");
  const membership = { member: aMember(3, { frequency: "weekly" }) };
  const stopped = stopNews(membership, { channel: "one-click" }, testOccasion(world.needs));
  if (!("member" in stopped)) throw new Error("News did not stop.");
  await real.table.client.send(
    new PutCommand({ TableName: real.table.name, Item: memberItem(stopped.member) }),
  );
  expect(await digestMorning("2026-12-01T09:00:00.000Z")).toEqual({
    [WEEKLY ?? ""]: ["Second", "Webinar EVT-BBBB-2222"],
    [MONTHLY ?? ""]: ["First", "Second", "Webinar EVT-AAAA-2222", "Webinar EVT-BBBB-2222"],
  });
  const everybody = world.letters.map(({ to }) => ("person" in to ? to.person : ""));
  expect(everybody).not.toContain(ELSEWHERE);
  // A Wednesday is no day of digests.
  expect(await digestMorning("2026-12-02T09:00:00.000Z")).toEqual({});
});

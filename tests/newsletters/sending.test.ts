import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectDone } from "../../shared/journal/change.ts";
import { setNewsSettings } from "../../shared/news/set-settings.ts";
import { readNewsSettings } from "../../shared/news/settings.ts";
import {
  approveNewsletter,
  draftNewsletter,
  pauseNewsletter,
  resumeNewsletter,
  stopNewsletter,
} from "../../shared/newsletters/commands.ts";
import { chosenIn } from "../../shared/newsletters/input.ts";
import { readAudience, readIssue, readNewsletter } from "../../shared/newsletters/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { personOf, putAll } from "../support/crowds.ts";
import { ada } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { aMember, memberItems, words } from "./samples.ts";

/** Of every five one wants a digest, one did not choose the topic, and one did not agree. */
const MEMBERS = 300;
const AT_ONCE = Array.from({ length: MEMBERS }, (_, nth) => nth).filter((nth) => nth % 5 > 2);

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };

const given = () => ({ once: newId(), occasion: { ...testOccasion(world.needs), now: clock.now } });

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  const members = Array.from({ length: MEMBERS }, (_, nth) => {
    if (nth % 5 === 0) return aMember(nth, { frequency: nth % 2 === 0 ? "weekly" : "monthly" });
    if (nth % 5 === 1) return aMember(nth, { topics: ["events"] });
    return nth % 5 === 2 ? aMember(nth, { consents: {} }) : aMember(nth);
  });
  await putAll(real.table, memberItems(members));
  const settings = await readNewsSettings(real.table);
  expectDone(
    await setNewsSettings(world.needs, { ...settings, limit: 0, perMinute: 80 }, given()),
    "settings",
  );
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P7D");
  world.clear();
});

const readersOf = (): string[] =>
  world
    .lettersOf("newsletter")
    .map(({ to }) => ("person" in to ? to.person : ""))
    .toSorted();

const everybody = AT_ONCE.map(personOf);

const approved = async (sendAt?: string): Promise<string> => {
  const { done } = await draftNewsletter(world.needs, words(), given());
  await world.settle();
  const { reference } = done;
  const version = (await readNewsletter(real.table, reference))?.version ?? 0;
  expectDone(await approveNewsletter(world.needs, { reference, version, sendAt }, given()), "approval");
  return reference;
};

/** Lets so many minutes pass, with all that they bring. */
const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) {
    await world.advance("PT1M");
    await world.settle();
  }
};

const statusOf = async (reference: string) => (await readNewsletter(real.table, reference))?.status;

describe("a newsletter", () => {
  test("says before it goes how many get it, and how many do not and why", async () => {
    const { done } = await draftNewsletter(world.needs, words(), given());
    await world.settle();
    const audience = await readAudience(real.table, done.reference);
    expect(audience?.countedAt).toBeDefined();
    expect(audience?.counts).toEqual({
      letter: 120,
      weekly: 30,
      monthly: 30,
      "topic-not-chosen": 60,
      "no-consent": 60,
    });
  });

  test("goes to each who agreed to its topic and wants it at once, a slice a minute, and reads as it was approved", async () => {
    const reference = await approved();
    await world.settle();
    const first = readersOf().length;
    expect([first > 0, first < everybody.length, await statusOf(reference)]).toEqual([true, true, "sending"]);
    await minutes(5);
    expect(readersOf()).toEqual(everybody);
    expect(await statusOf(reference)).toBe("sent");
    const [letter] = world.lettersOf("newsletter");
    expect(letter).toMatchObject({ news: true, topic: "results", facts: { newsletter: reference } });
    expect((await readIssue(real.table, reference))?.issue.subject).toBe(words().subject);
  });

  test("waits for its time, and through the night", async () => {
    const evening = `${clock.now.slice(0, 10)}T20:30:00.000Z`;
    const reference = await approved(evening);
    await minutes(2);
    expect(world.lettersOf("newsletter")).toEqual([]);
    clock.now = evening;
    await minutes(3);
    expect([world.lettersOf("newsletter").length, await statusOf(reference)]).toEqual([0, "scheduled"]);
    clock.now = plus(evening, "PT12H");
    await minutes(6);
    expect([readersOf().length, await statusOf(reference)]).toEqual([everybody.length, "sent"]);
  });

  test("can be paused and goes on where it was; nobody gets it twice", async () => {
    const reference = await approved();
    await world.settle();
    expectDone(await pauseNewsletter(world.needs, reference, given()), "pause");
    const before = readersOf().length;
    await minutes(3);
    expect(readersOf().length).toBe(before);
    expectDone(await resumeNewsletter(world.needs, reference, given()), "resume");
    await minutes(6);
    expect(readersOf()).toEqual(everybody);
  });

  test("can be stopped for good", async () => {
    const reference = await approved();
    await world.settle();
    expectDone(await stopNewsletter(world.needs, reference, given()), "stop");
    const before = readersOf().length;
    await minutes(3);
    expect([readersOf().length, await statusOf(reference)]).toEqual([before, "stopped"]);
    expect(await resumeNewsletter(world.needs, reference, given())).toEqual({ refusal: "not-now" });
  });

  test.each(["before", "after"] as const)(
    "ends the same when the process dies %s any of its transactions",
    async (when) => {
      for (const transaction of [1, 2, 3, 5]) {
        clock.now = plus(clock.now, "P7D");
        world.clear();
        const reference = await approved();
        world.crash = { when, transaction };
        for (let tries = 0; tries < 8; tries += 1) {
          await world.advance("PT1M").catch(() => undefined);
          while (world.crash !== undefined && world.pending.length > 0) await world.deliver();
        }
        await minutes(8);
        expect(readersOf()).toEqual(everybody);
        expect(await statusOf(reference)).toBe("sent");
      }
    },
  );
});

describe("a newsletter to members who were ticked", () => {
  test("goes to exactly these, of whom the rule for news still leaves out who did not agree", async () => {
    const desk = world.atDesk(ada);
    const ticked = [3, 4, 2, 5].map(personOf);
    const list = await desk.open("/desk/members");
    const to = (await desk.post("/desk/members", tickedForm(list, { _step: "write" }, ticked))).to;
    const form = await desk.open(to);
    expect(form.text).toContain("The 4 members that you ticked");
    const refused = await desk.send(form, { subject: "", opening: "For you." }, "save");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("The 4 members that you ticked");
    const saved = await desk.send(refused, { subject: "A visit", opening: "For you." }, "save");
    await world.settle();
    const draft = await desk.open(saved.to);
    expect(draft.text).toContain("4 members chosen one by one: Member 3");
    expect(draft.text).toContain(
      "3 members get it: 2 emails at once and 1 in digests. 1 member is left out.",
    );
    expect(world.lettersOf("newsletter")).toEqual([]);
    await desk.send(draft, {}, "approve");
    await world.settle();
    await minutes(3);
    expect(readersOf()).toEqual([3, 4].map(personOf).toSorted());
  });

  test("takes no more than a page of a list, and nothing but people", () => {
    const people = Array.from({ length: 51 }, (_none, nth) => personOf(nth));
    expect(chosenIn(`members:${people.slice(1).join(",")}`)).toHaveLength(50);
    expect(chosenIn(`members:${people.join(",")}`)).toBeUndefined();
    expect(["members:", "members:x", "results"].map(chosenIn)).toEqual([undefined, undefined, undefined]);
  });
});

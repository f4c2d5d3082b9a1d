import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { readWholeEvent } from "../../shared/events/store.ts";
import { readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { tallyKey } from "../../shared/protection/rate-limit.ts";
import type { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { heading, publishedEvent, read, register } from "./visitors.ts";

let real: RealTable;
let world: World;
let visitor: Browser;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P30D");
  world.clear();
  visitor = world.onSite();
});

const whole = async (event: string) => {
  const found = await readWholeEvent(world.needs.table, event);
  if (found === undefined) throw new Error("The event is gone.");
  return found;
};
const counts = async (event: string) => (await whole(event)).state.counts;
const letters = (kind: string) => world.letters.filter((letter) => letter.kind === kind);

/** So many come from one network, each under an address of its own. */
const crowd = async (event: string, many: number) => {
  for (let count = 0; count < many; count += 1) await register(visitor, event);
};

describe("one network that registers more and more people", () => {
  test("has a tenth of the places at once; from then on each is held until the link in the letter is followed", async () => {
    const event = await publishedEvent(world, 60);
    await crowd(event, 10);
    expect(await counts(event)).toEqual({ free: 50, taken: 6, offered: 4, waiting: 0 });
    const sent = await register(visitor, event);
    expect((await visitor.open(sent.to)).text).toContain("It is not yours until you confirm it");
    await world.settle();
    expect(letters("event-registered")).toHaveLength(6);
    const held = read(world, letters("event-place-held").at(-1));
    expect(held.calendar).toBeUndefined();
    const page = await visitor.open(held.offer);
    expect(heading(page)).toContain("Confirm your place");
    expect(page.text).toContain("You registered as Ada Example");
    expect((await counts(event)).taken, "looking takes no place").toBe(6);
    const confirmed = await visitor.send(page, {}, "accept");
    expect((await visitor.open(confirmed.to)).text).toContain("The place is yours");
    await world.settle();
    expect(await counts(event)).toEqual({ free: 49, taken: 7, offered: 4, waiting: 0 });
    expect(read(world, letters("event-registered").at(-1)).calendar?.method).toBe("REQUEST");
  });

  test("loses what it does not confirm in a day; those who wait are offered it, and nobody is written to again", async () => {
    const event = await publishedEvent(world, 8);
    await crowd(event, 9);
    expect(await counts(event)).toEqual({ free: 0, taken: 5, offered: 3, waiting: 1 });
    await world.settle();
    const [held] = letters("event-place-held");
    await world.advance("PT24H");
    await world.settle();
    expect(await counts(event)).toEqual({ free: 2, taken: 5, offered: 1, waiting: 0 });
    expect(letters("event-place-offered")).toHaveLength(1);
    expect(letters("event-offer-lapsed")).toEqual([]);
    expect((await visitor.open(read(world, held).offer)).text).toContain(
      "You did not confirm the place in time",
    );
  });

  test("takes no more by sending all at the same moment", async () => {
    const event = await publishedEvent(world, 28);
    const network = tallyKey(`places-${event}`, "192.0.2.1", world.needs.keys);
    const form = { name: "Mallory", organisation: "Invented Trust", consent: "yes" } as const;
    await Promise.all(
      Array.from({ length: 40 }, (_none, count) =>
        registerForEvent(
          world.needs,
          { event, form: { ...form, email: `mallory.${count}@trust.example` }, network },
          { once: newId(), occasion: testOccasion(world.needs) },
        ),
      ),
    );
    expect(await counts(event)).toEqual({ free: 0, taken: 5, offered: 23, waiting: 12 });
  });

  test("does not get round it by tags: one mailbox registers three times in an hour, whatever its addresses are called", async () => {
    const event = await publishedEvent(world, 30);
    const answers: number[] = [];
    for (let tag = 0; tag < 5; tag += 1) {
      const met = await register(visitor, event, { email: `mallory+${tag}@trust.example` });
      answers.push(met.status);
    }
    expect(answers).toEqual([303, 303, 303, 429, 429]);
  });
});

describe("who somebody is", () => {
  const nameOf = async (event: string) => {
    const { registrations } = await whole(event);
    const [person] = await readPeople(
      world.needs.table,
      registrations.map(({ person: id }) => id),
    );
    return person;
  };

  test("is confirmed by the button behind the link in the letter, not by looking", async () => {
    const event = await publishedEvent(world, 3);
    await register(visitor, event, { name: "Ada Confirmed" });
    await world.settle();
    const { manage } = read(world, letters("event-registered")[0]);
    const page = await visitor.open(manage);
    expect(page.text).toContain("You registered as Ada Confirmed");
    expect(await nameOf(event)).toMatchObject({ asTyped: true });
    const confirmed = await visitor.open((await visitor.send(page, {}, "confirm")).to);
    expect(confirmed.text).toContain("Our emails greet you by this name");
    expect(confirmed.text).not.toContain("Yes, this is me");
    expect(await nameOf(event)).toMatchObject({ name: "Ada Confirmed" });
    expect(await nameOf(event)).not.toHaveProperty("asTyped");
  });

  test("is not what a stranger calls them, when they cancel what the stranger typed", async () => {
    const event = await publishedEvent(world, 3);
    await register(visitor, event, { name: "You Have Won" });
    await world.settle();
    const { manage } = read(world, letters("event-registered")[0]);
    await visitor.send(await visitor.follow(await visitor.open(manage), "cancel"), {}, "cancel");
    expect(await nameOf(event)).toMatchObject({ asTyped: true });
  });
});

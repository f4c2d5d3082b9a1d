import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelEvent, changeEvent, recordAttendance } from "../../shared/events/event/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { cancelRegistration } from "../../shared/events/places/commands-registered.ts";
import { readEvent, readWholeEvent } from "../../shared/events/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { publishedEvent } from "./visitors.ts";

// A hundred registrations on one item of DynamoDB Local, on a machine that may do other things too.
const PATIENCE = 120_000;

let real: RealTable;
let world: World;
let number = 0;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => world.clear());

const register = async (event: string, who?: number) => {
  number += 1;
  clock.now = new Date(Date.parse(clock.now) + 1).toISOString();
  const form = {
    name: `Person ${who ?? number}`,
    email: `person.${who ?? number}@trust.example`,
    organisation: "Invented Trust",
    consent: "yes" as const,
  };
  return registerForEvent(
    world.needs,
    { event: event, form: form },
    { once: newId(), occasion: testOccasion(world.needs) },
  );
};
const fill = async (event: string, people: number) => {
  for (let person = 0; person < people; person += 1) await register(event);
};
const told = (kind: string) =>
  world.letters
    .filter((letter) => letter.kind === kind)
    .map(({ to }) => ("person" in to ? to.person : ""))
    .sort();
const standing = async (event: string) =>
  ((await readWholeEvent(world.needs.table, event))?.registrations ?? [])
    .filter(({ status }) => status !== "cancelled" && status !== "lapsed")
    .map(({ person }) => person)
    .sort();
const change = async (event: string, more: object) => {
  const state = await readEvent(world.needs.table, event);
  if (state === undefined) throw new Error("The event is gone.");
  const { title, description, startsAt, endsAt, place, places, sequence } = state.event;
  const details = { title, description, startsAt, endsAt, place, places, ...more };
  await changeEvent(
    world.needs,
    { reference: event, sequence, details },
    { once: newId(), occasion: testOccasion(world.needs) },
  );
};

test(
  "a letter to a hundred people that dies on the way goes on where it was: everybody is told once",
  async () => {
    const other = await publishedEvent(world, 9);
    await fill(other, 3);
    const known = [number - 2, number - 1, number];
    const event = await publishedEvent(world, 90);
    await fill(event, 100);
    const [first] = await standing(event);
    await cancelRegistration(
      world.needs,
      { event, person: first ?? "" },
      { once: newId(), occasion: testOccasion(world.needs) },
    );
    world.pending.length = 0;
    await change(event, { place: "Room 4, Example House" });
    for (const transaction of [1, 2, 1]) {
      world.crash = { when: "after", transaction };
      await world.deliver();
      expect(world.pending.length).toBeGreaterThan(0);
      world.pending.reverse();
      // Somebody known for longer comes to stand before all others, and must not shift anybody into a second letter.
      await register(event, known.pop());
      world.pending.splice(1);
    }
    const [entry] = world.pending;
    await world.settle();
    const letters = told("event-changed");
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.length).toBeGreaterThanOrEqual(99);
    expect(letters).not.toContain(first);
    if (entry !== undefined) await world.react(entry);
    expect(told("event-changed")).toEqual(letters);
  },
  PATIENCE,
);

test(
  "many new places are offered to many who wait, in order, through a crash",
  async () => {
    const event = await publishedEvent(world, 1);
    await fill(event, 60);
    world.pending.length = 0;
    await change(event, { places: 51 });
    world.crash = { when: "after", transaction: 2 };
    await world.deliver();
    await world.settle();
    const whole = await readWholeEvent(world.needs.table, event);
    expect(whole?.state.counts).toEqual({ free: 0, taken: 1, offered: 50, waiting: 9 });
    expect(whole?.registrations.map(({ status }) => status)).toEqual([
      "taken",
      ...Array.from({ length: 50 }, () => "offered"),
      ...Array.from({ length: 9 }, () => "waiting"),
    ]);
    expect(told("event-place-offered")).toHaveLength(50);
    expect(world.timers.size).toBe(50);
    await cancelEvent(world.needs, event, { once: newId(), occasion: testOccasion(world.needs) });
    await world.settle();
    expect(told("event-cancelled")).toEqual(await standing(event));
    await world.advance("P3D");
    await world.settle();
    expect(told("event-offer-lapsed")).toEqual([]);
  },
  PATIENCE,
);

test(
  "the attendance of many people is recorded once each, and corrected",
  async () => {
    const event = await publishedEvent(world, 100, "P1D");
    await fill(event, 90);
    clock.now = new Date(Date.parse(clock.now) + 86_400_000).toISOString();
    world.pending.length = 0;
    const people = await standing(event);
    const came = new Map(people.map((person, index) => [person, index % 3 > 0]));
    const record = (answers: ReadonlyMap<string, boolean>, once: string = newId()) =>
      recordAttendance(
        world.needs,
        { reference: event, came: answers },
        { once: once, occasion: testOccasion(world.needs) },
      );
    world.crash = { when: "after", transaction: 2 };
    const once = newId();
    await expect(record(came, once)).rejects.toThrow();
    await record(came, once);
    await record(came);
    expect(world.pending).toHaveLength(90);
    await record(new Map([[people[0] ?? "", true]]));
    expect(world.pending.at(-1)).toMatchObject({ name: "AttendanceRecorded", data: { attended: true } });
    expect(world.pending).toHaveLength(91);
  },
  PATIENCE,
);

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { cancelRegistration } from "../../shared/events/places/commands-registered.ts";
import { readWholeEvent, waiterKey } from "../../shared/events/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { SEED } from "../support/seed.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { publishedEvent } from "./visitors.ts";

// Hundreds of transactions on one item of DynamoDB Local, on a machine that may do other things too.
const PATIENCE = 120_000;

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  world.clear();
  world.conflicts = 0;
});

const person = (index: number) => ({
  name: `Person ${index}`,
  email: `person.${index}@trust.example`,
  organisation: "Invented Trust",
  consent: "yes" as const,
});
const register = (event: string, index: number, once = newId()) =>
  registerForEvent(
    world.needs,
    { event: event, form: person(index) },
    { once: once, occasion: testOccasion(world.needs) },
  );
const whole = async (event: string) => {
  const found = await readWholeEvent(world.needs.table, event);
  if (found === undefined) throw new Error("The event is gone.");
  const of = (status: string) => found.registrations.filter((registration) => registration.status === status);
  return { ...found, taken: of("taken"), waiting: of("waiting"), offered: of("offered") };
};

test(
  `200 people at once for 20 places, through conflicts (seed ${SEED}): 20 in, 180 waiting in order, nobody twice, one letter each`,
  async () => {
    world.conflicts = 0.2;
    const event = await publishedEvent(world, 20);
    const registered = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        // One in ten sends the form twice.
        const once = newId();
        const [first] = await Promise.all([
          register(event, index, once),
          index % 10 === 0 && register(event, index, once),
        ]);
        return first;
      }),
    );
    expect(world.conflictsMet).toBeGreaterThan(10);
    expect(registered.filter((result) => "refusal" in result)).toEqual([]);
    const { state, taken, waiting, registrations } = await whole(event);
    expect(state.counts).toEqual({ free: 0, taken: 20, offered: 0, waiting: 180 });
    expect(taken).toHaveLength(20);
    expect(waiting).toHaveLength(180);
    expect(new Set(registrations.map(({ person }) => person)).size).toBe(200);
    expect(new Set(registrations.map(({ name }) => name)).size).toBe(200);
    const markers = (await real.items(`EVENT#${event}`)).filter(({ sk }) =>
      String(sk).startsWith("WAITING#"),
    );
    expect(markers.map(({ sk }) => sk).sort()).toEqual(
      waiting.map((waiter) => waiterKey(event, waiter).sk).sort(),
    );
    await world.settle();
    const kinds = Object.groupBy(world.letters, ({ kind }) => kind);
    expect(kinds["event-registered"]).toHaveLength(20);
    expect(kinds["event-waitlisted"]).toHaveLength(180);
  },
  PATIENCE,
);

test(
  `everybody cancels and is replaced at once, through conflicts (seed ${SEED}): no place is lost, the list moves on in order`,
  async () => {
    world.conflicts = 0.1;
    const event = await publishedEvent(world, 10);
    for (let index = 300; index < 340; index += 1) {
      clock.now = new Date(Date.parse(clock.now) + 1).toISOString();
      await register(event, index);
    }
    const before = await whole(event);
    await Promise.all(
      before.taken.map(({ person: id }) =>
        cancelRegistration(
          world.needs,
          { event, person: id },
          { once: newId(), occasion: testOccasion(world.needs) },
        ),
      ),
    );
    const all = world.pending.splice(0);
    await Promise.all(all.map((entry) => world.react(entry)));
    const after = await whole(event);
    expect(after.state.counts).toEqual({ free: 0, taken: 0, offered: 10, waiting: 20 });
    expect(after.offered.map(({ name }) => name)).toEqual(
      before.waiting.slice(0, 10).map(({ name }) => name),
    );
  },
  PATIENCE,
);

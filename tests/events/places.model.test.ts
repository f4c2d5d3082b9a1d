import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelEvent, changeEvent } from "../../shared/events/event/commands.ts";
import { waitingListServed } from "../../shared/events/event/model.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { acceptOffer, cancelRegistration } from "../../shared/events/places/commands-registered.ts";
import { offersDue } from "../../shared/events/places/decide-offers.ts";
import type { Registration } from "../../shared/events/places/model.ts";
import { firstWaiters, readWholeEvent, waiterKey } from "../../shared/events/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import { tallyKey } from "../../shared/protection/rate-limit.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { type Crash, World } from "../support/world.ts";
import { publishedEvent } from "./visitors.ts";

const PATIENCE = 240_000;
const PEOPLE = 8;

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

/** What the test itself remembers: which event, who answers to which number, and nothing about places. */
interface Known {
  readonly event: string;
  readonly people: Map<number, string>;
}

type Model = Record<string, never>;

const whole = async (event: string) => {
  const found = await readWholeEvent(world.needs.table, event);
  if (found === undefined) throw new Error("The event is gone.");
  return found;
};

const count = (registrations: readonly Registration[], status: Registration["status"]) =>
  registrations.filter((registration) => registration.status === status).length;

/** What must hold at every moment, whatever happened in whatever order. */
const holds = async ({ event }: Known): Promise<void> => {
  const { state, registrations } = await whole(event);
  const { free, taken, offered, waiting } = state.counts;
  expect(free + taken + offered).toBe(state.event.places);
  expect([taken, offered, waiting]).toEqual([
    count(registrations, "taken"),
    count(registrations, "offered"),
    count(registrations, "waiting"),
  ]);
  const queue = await firstWaiters(world.needs.table, event, 1000);
  const waiters = registrations.filter(({ status }) => status === "waiting");
  expect(queue.map(({ reference }) => reference)).toEqual(waiters.map(({ reference }) => reference));
  const places = (status: Registration["status"]) =>
    registrations
      .filter((registration) => registration.status === status && registration.unconfirmed === undefined)
      .map((registration) => waiterKey(event, registration).sk)
      .sort();
  const lastOffered = places("offered").at(-1) ?? "";
  const firstWaiting = places("waiting")[0] ?? "~";
  expect(lastOffered < firstWaiting, "someone was offered a place before an earlier one").toBe(true);
  for (const registration of registrations)
    expect(registration.offerUntil !== undefined).toBe(
      registration.status === "offered" || registration.status === "lapsed",
    );
  if (world.pending.length === 0)
    expect(offersDue(state, clock.now), "a place is free and nobody offers it to those who wait").toBe(0);
};

const step = (name: string, run: (known: Known) => Promise<void>): fc.AsyncCommand<Model, Known> => ({
  check: () => true,
  run: async (_model, known) => {
    await run(known);
    await holds(known);
  },
  toString: () => name,
});

/** The count of a network from which so many came that every place is held. */
const crowded = (event: string) => tallyKey(`places-${event}`, "192.0.2.1", world.needs.keys);

const register = (number: number, isCrowded: boolean) =>
  step(`register(${number}${isCrowded ? ", crowded" : ""})`, async (known) => {
    clock.now = new Date(Date.parse(clock.now) + 1).toISOString();
    const { state, registrations } = await whole(known.event);
    const before = registrations.find(({ person }) => person === known.people.get(number));
    const form = {
      name: `Person ${number}`,
      email: `person.${number}.${known.event}@trust.example`,
      organisation: "Invented Trust",
      consent: "yes" as const,
    };
    const result = await registerForEvent(
      world.needs,
      { event: known.event, form, ...(isCrowded ? { network: crowded(known.event) } : {}) },
      { once: newId(), occasion: testOccasion(world.needs) },
    );
    if ("refusal" in result) return;
    known.people.set(number, result.done.person);
    const after = (await whole(known.event)).registrations.find(
      ({ person }) => person === result.done.person,
    );
    const newcomer = before === undefined || before.status === "cancelled" || before.status === "lapsed";
    if (newcomer && isCrowded) expect(after?.status, "a place went to a crowd").not.toBe("taken");
    if (newcomer && after?.status !== "waiting" && waitingListServed(state.event, clock.now))
      expect(state.counts.waiting, "someone overtook the waiting list").toBe(0);
    if (before?.status === "taken" || before?.status === "offered") expect(after).toEqual(before);
  });

/** Acts for one of those whose registration is in one of these states, if there is one. */
const onPerson = (
  name: string,
  statuses: readonly Registration["status"][],
  number: number,
  act: (known: Known, person: string) => Promise<unknown>,
) =>
  step(`${name}(${number})`, async (known) => {
    const { registrations } = await whole(known.event);
    const able = registrations.filter(({ status }) => statuses.includes(status));
    const chosen = able[number % Math.max(1, able.length)];
    if (chosen !== undefined) await act(known, chosen.person);
  });

const give = (known: Known, person: string) =>
  cancelRegistration(
    world.needs,
    { event: known.event, person },
    { once: newId(), occasion: testOccasion(world.needs) },
  );
const take = (known: Known, person: string) =>
  acceptOffer(
    world.needs,
    { event: known.event, person },
    { once: newId(), occasion: testOccasion(world.needs) },
  );

const cancel = (number: number) => onPerson("cancel", ["taken", "taken", "offered"], number, give);
const leave = (number: number) => onPerson("leave", ["waiting", "cancelled", "lapsed"], number, give);
const accept = (number: number) => onPerson("accept", ["offered"], number, take);
const acceptLate = (number: number) => onPerson("acceptLate", ["taken", "lapsed", "waiting"], number, take);
const acceptTwiceAndCancel = (number: number) =>
  onPerson("acceptTwiceAndCancel", ["offered"], number, (known, person) =>
    Promise.all([take(known, person), take(known, person), give(known, person)]),
  );
const deliver = (index: number) => step(`deliver(${index})`, () => world.deliver(index));
const crashed = (index: number, crash: Crash) =>
  step(`crash(${index}, ${crash.when} ${crash.transaction})`, async () => {
    world.crash = crash;
    await world.deliver(index);
    world.crash = undefined;
  });
const settle = step("settle", () => world.settle());
const redeliver = (index: number) =>
  step(`redeliver(${index})`, async () => {
    const entry = world.delivered[index % Math.max(1, world.delivered.length)];
    const letters = world.letters.length;
    if (entry === undefined) return;
    await world.react(entry);
    expect(world.letters.length, "the same entry led to a second letter").toBe(letters);
  });
const advance = (hours: number) => step(`advance(${hours}h)`, () => world.advance(`PT${hours}H`));
const change = (places: number, later: boolean) =>
  step(`change(${places}${later ? ", later" : ""})`, async ({ event }) => {
    const { state } = await whole(event);
    const { title, description, startsAt, endsAt, place, sequence } = state.event;
    const moved = (at: string) => (later ? new Date(Date.parse(at) + 3_600_000).toISOString() : at);
    const details = { title, description, startsAt: moved(startsAt), endsAt: moved(endsAt), place, places };
    await changeEvent(
      world.needs,
      { reference: event, sequence, details },
      { once: newId(), occasion: testOccasion(world.needs) },
    );
  });

const someone = fc.integer({ min: 0, max: PEOPLE - 1 });
const index = fc.nat(5);
const crash = fc.record({
  when: fc.constantFrom<Crash["when"][]>("before", "after"),
  transaction: fc.integer({ min: 1, max: 3 }),
});
const commands = fc.commands(
  [
    someone.map((number) => register(number, false)),
    someone.map((number) => register(number, false)),
    someone.map((number) => register(number, true)),
    someone.map((number) => register(number, true)),
    someone.map(cancel),
    someone.map(cancel),
    someone.map(leave),
    someone.map(accept),
    someone.map(acceptLate),
    someone.map(acceptTwiceAndCancel),
    index.map(deliver),
    fc.tuple(index, crash).map(([at, how]) => crashed(at, how)),
    index.map(redeliver),
    fc.constant(settle),
    fc.constantFrom(1, 12, 49).map(advance),
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()).map(([places, later]) => change(places, later)),
  ],
  { maxCommands: 40, size: "max" },
);

test(
  "whatever people, clocks, crashes and repetitions do: places and people add up, the list is served in order, no place is lost",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), commands, async (places, sequence) => {
        world.clear();
        const known: Known = { event: await publishedEvent(world, places, "P6D"), people: new Map() };
        world.pending.length = 0;
        await commit(world.needs, {
          once: newId(),
          writes: [{ put: { ...crowded(known.event), counted: 1000 } }],
        });
        await fc.asyncModelRun(() => ({ model: {}, real: known }), sequence);
        await world.settle();
        await holds(known);
        await cancelEvent(world.needs, known.event, { once: newId(), occasion: testOccasion(world.needs) });
        await world.settle();
        const told = world.letters.map(({ kind, facts }) => `${kind} ${JSON.stringify(facts)}`);
        const cancelled = told.filter((text) => text.startsWith("event-cancelled "));
        expect(new Set(cancelled).size, "someone was told twice that the event is off").toBe(
          cancelled.length,
        );
      }),
      { numRuns: 25, interruptAfterTimeLimit: PATIENCE / 2, markInterruptAsFailure: false },
    );
  },
  PATIENCE,
);

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeEvent } from "../../shared/events/event/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { cancelRegistration } from "../../shared/events/places/commands-registered.ts";
import { registerPerson } from "../../shared/events/places/decide.ts";
import { savePlace } from "../../shared/events/save.ts";
import { readEvent } from "../../shared/events/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { publishedEvent } from "./visitors.ts";

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

const occasion = () => testOccasion(world.needs);
const somebody = () => {
  number += 1;
  return {
    name: `Person ${number}`,
    email: `person.${number}@trust.example`,
    organisation: "Invented Trust",
    consent: "yes" as const,
  };
};
const register = async (event: string) => {
  const registered = await registerForEvent(
    world.needs,
    { event: event, form: somebody() },
    { once: newId(), occasion: occasion() },
  );
  if ("refusal" in registered) throw new Error(registered.refusal);
  return { event, person: registered.done.person };
};
const cancel = (name: { event: string; person: string }) =>
  cancelRegistration(world.needs, name, { once: newId(), occasion: occasion() });
const now = async (event: string) => {
  const state = await readEvent(world.needs.table, event);
  if (state === undefined) throw new Error("The event is gone.");
  return state;
};

/** Somebody who saw the event a while ago, and saves what was decided then. */
const saveLater = async (event: string) => {
  const state = await now(event);
  const who = {
    reference: newReference("registration", world.needs.randomBytes),
    person: newId(),
    name: "Late Example",
    organisation: "Invented Trust",
  };
  const decision = registerPerson(state, who, occasion());
  if ("refusal" in decision) throw new Error(decision.refusal);
  return () => commit(world.needs, { once: newId(), ...savePlace(decision, { state }) });
};
const overtaken = { outcome: "refused", refusal: "overtaken" };

test("a place that was seen free is not taken past those who have come to wait for it", async () => {
  const event = await publishedEvent(world, 1);
  const save = await saveLater(event);
  const first = await register(event);
  await register(event);
  await cancel(first);
  expect((await now(event)).counts).toMatchObject({ free: 1, waiting: 1 });
  expect(await save()).toEqual(overtaken);
});

test("a place that was seen free and is taken now is not taken twice", async () => {
  const event = await publishedEvent(world, 1);
  const save = await saveLater(event);
  await register(event);
  expect(await save()).toEqual(overtaken);
});

test("nobody is put on the waiting list of an event that has a place by now", async () => {
  const event = await publishedEvent(world, 1);
  const first = await register(event);
  const save = await saveLater(event);
  await cancel(first);
  expect(await save()).toEqual(overtaken);
});

test("nobody is registered for a time and place they have not seen", async () => {
  const event = await publishedEvent(world, 1);
  const save = await saveLater(event);
  const { title, description, startsAt, endsAt, places, sequence } = (await now(event)).event;
  const details = { title, description, startsAt, endsAt, places, place: "Room 9" };
  await changeEvent(
    world.needs,
    { reference: event, sequence, details },
    { once: newId(), occasion: occasion() },
  );
  expect(await save()).toEqual(overtaken);
});

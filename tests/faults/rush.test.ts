import { afterAll, beforeAll, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { SEED } from "../support/seed.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { leftByRush, rush, toldByRush } from "./crowd.ts";
import { failuresAtDesk, replayToTheEnd } from "./desk-work.ts";

const PEOPLE = 200;
const PLACES = 20;
const WAITING = PEOPLE - PLACES;

/** Everything but doubt about what the mail service took: then a confirmation may rightly come twice. */
const RATES = {
  duplicate: 0.05,
  delay: 0.1,
  reorder: 0.1,
  throttle: 0.02,
  conflict: 0.05,
  crash: 0.005,
};

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly(), startAt: "2027-04-05T09:00:00Z" });
});
afterAll(() => stack?.stop());

it(`${PEOPLE} people at once for ${PLACES} places, seed ${SEED}: nobody twice, nobody lost, the list in order, one letter each`, async () => {
  const { event, answered, done } = await rush(stack, {
    people: PEOPLE,
    places: PLACES,
    seed: SEED,
    rates: RATES,
  });
  const faults = stack.faults.counts();
  console.log(
    `Rush, seed ${SEED}: answered in ${Math.round(answered)} ms, done in ${Math.round(done)} ms, ${JSON.stringify(faults)}`,
  );
  for (const kind of ["duplicate", "delay", "reorder", "throttle", "conflict", "crash"] as const)
    expect(faults[kind], kind).toBeGreaterThan(0);
  await replayToTheEnd(stack);
  expect(await failuresAtDesk(stack)).toEqual([]);
  expect(stack.messages("Failures")).toEqual([]);

  const left = await leftByRush(stack, event);
  expect(left.counts).toEqual({ free: 0, taken: PLACES, offered: 0, waiting: WAITING });
  expect([left.placed.length, left.waiting.length]).toEqual([PLACES, WAITING]);
  expect(new Set(left.registrations.map(({ person }) => person)).size).toBe(PEOPLE);
  expect(new Set(left.registrations.map(({ name }) => name)).size).toBe(PEOPLE);
  expect(left.markers).toHaveLength(WAITING);
  expect(left.places).toEqual(left.markers);

  expect(left.letters).toHaveLength(PEOPLE);
  const placed = new Set(left.placed.map(({ name }) => name));
  const wrong = toldByRush(stack, PEOPLE, left.mails).filter(({ name, kinds, doubts }) => {
    const kind = placed.has(name) ? "event-registered" : "event-waitlisted";
    return kinds.length < 1 || kinds.length > 1 + doubts || kinds.some((one) => one !== kind);
  });
  expect(wrong).toEqual([]);
}, 300_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { handler } from "../../functions/follow-ups/on-letter-approved.ts";
import { personOf } from "../support/crowds.ts";
import { invitationTo } from "../support/invitation.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { Crashed, World } from "../support/world.ts";

// More than a hundred pages of forty, so that no single run can invite all of them.
const MEMBERS = 4_130;

let real: RealTable;
let world: World;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, { now: "2026-11-23T09:00:00.000Z" });
});
afterAll(() => real.stop());

test("an invitation to more members than one run writes to goes on by itself, through deaths, and reaches each of them once", async () => {
  world.pending = [await invitationTo(real.table, MEMBERS, testOccasion(world.needs))];
  const transactions: number[] = [];
  const deaths = [
    { when: "after", transaction: 60 },
    { when: "before", transaction: 30 },
  ] as const;
  const left = [...deaths];
  for (let next = world.pending.shift(); next !== undefined; next = world.pending.shift()) {
    real.calls();
    world.crash = left.shift();
    try {
      await handler.react(world.needs, next);
    } catch (error) {
      if (!(error instanceof Crashed)) throw error;
      world.pending.unshift(next);
    }
    transactions.push(real.calls().filter((name) => name === "TransactWriteItems").length);
  }
  expect(left).toEqual([]);
  // Each run after a death finds out by one that is refused; the three make a hundred, and the run that they lead to the other four.
  expect(transactions).toEqual([60, 1 + 28, 1 + 12, 4]);
  const invited = world.lettersOf("webinar-invitation").map(({ to }) => ("person" in to ? to.person : ""));
  expect(invited.toSorted()).toEqual(Array.from({ length: MEMBERS }, (_, nth) => personOf(nth)));
}, 120_000);

import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/platform/ids.ts";
import { ask, book, cancel, end } from "../../shared/slots/bookings/commands.ts";
import { timeOf } from "../../shared/slots/bookings/model.ts";
import { offer, withdraw } from "../../shared/slots/offers/commands.ts";
import { daySchema, type OfferDetails } from "../../shared/slots/offers/model.ts";
import { plusMinutes } from "../../shared/slots/offers/times.ts";
import { toBooking } from "../../shared/slots/store.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { Crashed, World } from "../support/world.ts";
import { offered } from "./samples.ts";

const clock = { now: "2026-12-01T08:00:00.000Z" };
let real: RealTable;
let world: World;
beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

const idOf = (name: string): string => {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

interface Move {
  readonly kind: "offer" | "withdraw" | "ask" | "book" | "cancel" | "end";
  readonly about: number;
  readonly who: number;
  readonly host: number;
  readonly slot: number;
  readonly crash: "no" | "before" | "after";
  readonly together: boolean;
}

const [ABOUTS, GUESTS, HOSTS] = [2, 6, 2];

const move = fc.record<Move>({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("book" as const) },
    { weight: 2, arbitrary: fc.constantFrom("ask" as const, "cancel" as const) },
    { weight: 1, arbitrary: fc.constantFrom("offer" as const, "withdraw" as const, "end" as const) },
  ),
  about: fc.nat(ABOUTS - 1),
  who: fc.nat(GUESTS - 1),
  host: fc.nat(HOSTS - 1),
  slot: fc.nat(13),
  crash: fc.constantFrom("no", "no", "before", "after"),
  together: fc.boolean(),
});

/** Half hours and quarters of two mornings: most collide. */
const startOf = (slot: number): string =>
  plusMinutes(slot < 7 ? "2026-12-03T09:30:00.000Z" : "2026-12-04T09:30:00.000Z", (slot % 7) * 30);

const detailsOf = (run: string, { about, slot }: Move): OfferDetails => {
  const minutes = [15, 20, 30, 45, 60][slot % 5] ?? 30;
  const buffer = [0, 15][slot % 2] ?? 0;
  const {
    about: _about,
    host: _host,
    state: _state,
    version: _version,
    ...details
  } = offered({
    host: idOf(`${run}:host`),
    title: `Thing ${about}`,
    minutes,
    buffer,
    mostADay: 3 + (slot % 3),
  });
  return details;
};

/** Does a move; where its process dies, the same request comes once more. */
const play = async (run: string, made: Move): Promise<void> => {
  const { kind, crash } = made;
  const { needs } = world;
  const about = `survey:SUR-${run}-${made.about}`;
  const host = idOf(`${run}:host:${made.host}`);
  const name = { about, person: idOf(`${run}:guest:${made.who}`) };
  const given = { once: newId(), occasion: testOccasion(needs) };
  const act = async (): Promise<unknown> => {
    switch (kind) {
      case "offer":
        return offer(needs, { about, host, details: detailsOf(run, made) }, given);
      case "withdraw":
        return withdraw(needs, { about, host }, given);
      case "ask":
        return ask(needs, { ...name, title: "A thing" }, given);
      case "book":
        return book(needs, { ...name, host, startsAt: startOf(made.slot) }, given);
      case "cancel":
        return cancel(needs, { ...name, by: "guest" }, given);
      case "end":
        return end(needs, name, given);
    }
  };
  if (crash !== "no") world.crash = { when: crash, transaction: 1 };
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
    await act();
  } finally {
    world.crash = undefined;
  }
};

/** What is booked with each colleague, and that their days say the same. */
const check = async (run: string): Promise<number> => {
  const items = await real.items("");
  const booked = items
    .filter(
      ({ pk, sk }) => String(pk).startsWith(`SLOTS#survey:SUR-${run}-`) && String(sk).startsWith("BOOKED#"),
    )
    .flatMap((item) => timeOf(toBooking(item)) ?? []);
  const hosts = Array.from({ length: HOSTS }, (_one, nth) => idOf(`${run}:host:${nth}`));
  const taken = items
    .filter(({ pk }) => hosts.some((host) => pk === `DIARY#${host}`))
    .map((item) => daySchema.parse(item["day"]))
    .flatMap((day) => Object.entries(day.taken).map(([id, one]) => ({ id, host: day.host, ...one })));
  const place = ({ id, host, startsAt }: { id: string; host: string; startsAt: string }) =>
    `${id} ${host} ${startsAt}`;
  expect(taken.map(place).sort()).toEqual(booked.map(place).sort());
  for (const [nth, one] of taken.entries())
    for (const other of taken.slice(nth + 1))
      if (one.host === other.host)
        expect(
          one.startsAt < other.until && other.startsAt < one.until,
          `${place(one)} and ${place(other)}`,
        ).toBe(false);
  return booked.length;
};

test("no order of offers, bookings, moves and cancellations, with crashes and at one moment, doubles a time", async () => {
  let run = 0;
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 30 }), async (moves) => {
      run += 1;
      const name = `RUN${run}`;
      const all = { who: 0, slot: 2, crash: "no", together: false } as const;
      for (let about = 0; about < ABOUTS; about += 1) {
        for (let host = 0; host < HOSTS; host += 1) await play(name, { ...all, kind: "offer", about, host });
        for (let who = 0; who < GUESTS; who += 1)
          await play(name, { ...all, kind: "ask", about, who, host: 0 });
      }
      for (let at = 0; at < moves.length; ) {
        // Those that are together go off at one moment, without a crash: a crash meets whichever comes first.
        const group = [moves[at]].flatMap((one) => one ?? []);
        while (group.length < 4 && moves[at + group.length]?.together === true)
          group.push(...[moves[at + group.length]].flatMap((one) => one ?? []));
        at += Math.max(1, group.length);
        await (group.length === 1
          ? Promise.all(group.map((one) => play(name, one)))
          : Promise.all(group.map((one) => play(name, { ...one, crash: "no" }))));
      }
      most = Math.max(most, await check(name));
    }),
    { numRuns: 8 },
  );
  expect(most).toBeGreaterThan(3);
}, 120_000);

test("of twenty who want one time at one moment, one has it and the others are told", async () => {
  const host = idOf("crowd:host");
  const about = "survey:SUR-CROWD";
  const { needs } = world;
  const given = () => ({ once: newId(), occasion: testOccasion(needs) });
  const { about: _about, host: _host, state: _state, version: _version, ...details } = offered({ host });
  await offer(needs, { about, host, details }, given());
  const people = Array.from({ length: 20 }, (_one, nth) => idOf(`crowd:${nth}`));
  for (const person of people) await ask(needs, { about, person, title: "A thing" }, given());
  const startsAt = "2026-12-03T10:00:00.000Z";
  const ended = await Promise.all(
    people.map((person) => book(needs, { about, person, host, startsAt }, given())),
  );
  expect(ended.filter((one) => "done" in one)).toHaveLength(1);
  expect(ended.filter((one) => "refusal" in one && one.refusal === "not-free")).toHaveLength(19);
});

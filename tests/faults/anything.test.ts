import { afterAll, beforeAll, expect, it } from "vitest";
import { letterKinds } from "../../shared/all-letters.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { chance, SEED } from "../support/seed.ts";
import { World } from "../support/world.ts";
import { AnyProgramme } from "./anything/programme.ts";
import { itemsAreWrong } from "./invariants.ts";
import { staleWork } from "./stale-work.ts";
import { untoldActivities } from "./untold-activities.ts";

const OPERATIONS = Number(process.env["OPERATIONS"] ?? 100);

let real: RealTable;
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

it(
  `anybody presses any button ${OPERATIONS} times with every fault on, seed ${SEED}: no error page, and at rest everything adds up`,
  async () => {
    const random = chance(SEED);
    const began = { at: performance.now(), cpu: process.cpuUsage() };
    const world = new World(real, { now: "2027-04-05T09:00:00.000Z" });
    const programme = new AnyProgramme(world, (below) => Math.floor(random() * below));
    world.conflicts = 0.1;
    real.indexes.lagBy(20);
    for (let count = 0; count < OPERATIONS; count += 1) await programme.doAnything();
    await real.indexes.catchUp();
    await programme.rest();
    const items = await real.items("");
    const letters = items.filter(({ pk }) => String(pk).startsWith("LETTER#")).map(parseLetter);
    const twice = [...programme.post.taken].filter(([id, times]) => {
      const kind = letterKinds.get(letters.find((letter) => letter.id === id)?.kind ?? "");
      return times > 1 && kind?.ifUncertain === "never";
    });
    const unfinished = letters.filter(({ status }) => status === "queued" || status === "sending");
    const used = process.cpuUsage(began.cpu);
    const each = (milliseconds: number) => Math.round(milliseconds / OPERATIONS);
    console.log(
      `Each operation: ${each(performance.now() - began.at)} ms, ${each((used.user + used.system) / 1000)} ms of this process's processor`,
    );
    console.log(
      `Anything, seed ${SEED}: ${JSON.stringify({ ...programme.counts, entries: world.delivered.length, letters: letters.length, conflicts: world.conflictsMet, pages: programme.places.seen.size, overBar: [...new Set(programme.overBar)].slice(0, 5) })}`,
    );
    expect(programme.wrong).toEqual([]);
    expect(programme.post.failed).toEqual([]);
    expect(twice).toEqual([]);
    expect(unfinished.map(({ id, kind, status }) => `${kind} ${id} is ${status}`)).toEqual([]);
    expect(await staleWork(world.needs, items), programme.done.join("\n")).toEqual([]);
    expect(await untoldActivities(world.needs.table, items)).toEqual([]);
    expect(itemsAreWrong(items), programme.done.join("\n")).toEqual({});
  },
  120_000 + 500 * OPERATIONS,
);

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { importHandler } from "../../functions/file-import/reaction.ts";
import { startImport, undoImport } from "../../shared/file-import/commands.ts";
import type { ImportKind } from "../../shared/file-import/kind.ts";
import { readParts } from "../../shared/file-import/store.ts";
import { sendFile } from "../../shared/file-import/take-in.ts";
import { expectDone } from "../../shared/journal/change.ts";
import type { Write } from "../../shared/journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../../shared/platform/dynamo.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { startRealTable } from "../support/real-table.ts";
import { ImportWorld, idOf } from "./world.ts";

const thingSchema = z.object({ name: z.string(), size: z.number(), shown: z._default(z.boolean(), false) });
type Thing = z.infer<typeof thingSchema>;
const rowSchema = z.object({ name: z.string(), size: z.number() });
const madeSchema = z.object({ before: z.optional(thingSchema), after: thingSchema });
type Made = z.infer<typeof madeSchema>;

const keyOf = (name: string): Key => ({ pk: `THING#${name}`, sk: "THING" });
const put = (thing: Thing): Write<"changed"> => ({ put: { ...keyOf(thing.name), thing } });
const toThing = (item: Item | undefined) => z.optional(thingSchema).parse(item?.["thing"]);
const readThings = async (table: Table, names: readonly string[]) =>
  (await readItems(table, names.map(keyOf))).map(toThing);

/** Things with a size, drafted first and shown in the end; each row is a part of its own. */
const things: ImportKind<z.infer<typeof rowSchema>, Made, "changed"> = {
  name: "organisations",
  row: { one: "thing", many: "things" },
  undoes: "Things are as before.",
  rowSchema,
  madeSchema,
  writesFor: () => 80,
  read: async (_needs, bytes) => ({
    remarks: [],
    rows: z
      .array(rowSchema)
      .parse(JSON.parse(Buffer.from(bytes).toString()))
      .map((row, at) => ({ line: at + 1, name: row.name, row, remarks: [] })),
  }),
  decide: async ({ table }, rows) => {
    const present = await readThings(
      table,
      rows.map(({ name }) => name),
    );
    return rows.map((row, at) => {
      const before = present[at];
      if (before?.size === row.size) return { outcome: { outcome: "unchanged", detail: "" } };
      const after: Thing = { ...row, shown: before?.shown ?? false };
      const outcome = before === undefined ? "added" : "changed";
      return { outcome: { outcome, detail: "" }, writes: [put(after)], made: { before, after } };
    });
  },
  releases: () => true,
  release: async (_needs, made) =>
    made.map(({ before, after }) => {
      const shown = { ...after, shown: true };
      return { writes: [put(shown)], entries: [], made: { before, after: shown }, isShown: true };
    }),
  undo: async (_needs, made) =>
    made.map(({ before, after }) =>
      before === undefined
        ? { outcome: { outcome: "removed", detail: "" }, writes: [{ delete: keyOf(after.name) }] }
        : { outcome: { outcome: "restored", detail: "" }, writes: [put(before)] },
    ),
};

let world: ImportWorld;
const clock = { now: "2026-11-23T09:00:00.000Z" };
beforeEach(async () => {
  world = new ImportWorld(await startRealTable(), clock, importHandler("tests/on-file-import-step", things));
});
afterEach(() => world.real.stop());

const send = async (rows: readonly z.input<typeof rowSchema>[]): Promise<string> => {
  const file = { name: "things.json", bytes: Buffer.from(JSON.stringify(rows)) };
  return idOf(await sendFile(world.needs(), things, file, world.given()));
};
const start = async (id: string): Promise<void> => {
  expectDone(await startImport(world.needs(), things, { asked: id, answers: {} }, world.given()), "Starting");
};
const all = async () =>
  (await world.real.items("THING#"))
    .map(toThing)
    .toSorted((one, other) => ((one?.name ?? "") < (other?.name ?? "") ? -1 : 1));
const named = (count: number, size = 1) =>
  Array.from({ length: count }, (_, at) => ({ name: `t${String(at).padStart(3, "0")}`, size }));

/** Reacts through tables that die after so many changes, one after another, then whole. Gives how often it died. */
const reactDying = async (deaths: readonly number[]): Promise<number> => {
  let died = 0;
  for (const changes of deaths)
    await world.react(world.mortal(changes)).catch((error: unknown) => {
      if (!String(error).includes("dies here")) throw error;
      died += 1;
    });
  await world.react();
  return died;
};

describe("an import that dies", () => {
  it("wherever and however often, comes to the same in the end, and so does undoing it", async () => {
    const deaths = fc.array(fc.nat(5), { maxLength: 5 });
    let died = 0;
    await fc.assert(
      fc.asyncProperty(deaths, deaths, deaths, async (checking, running, undoing) => {
        await world.real.stop();
        world = new ImportWorld(
          await startRealTable(),
          clock,
          importHandler("tests/on-file-import-step", things),
        );
        const first = await send(named(4));
        await world.react();
        await start(first);
        await world.react();
        const before = await all();

        const id = await send(named(6, 2));
        died += await reactDying(checking);
        expect(await world.find(id)).toMatchObject({ status: "checked", planned: { added: 2, changed: 4 } });
        expect(await all()).toEqual(before);
        await start(id);
        died += await reactDying(running);
        expect(await world.find(id)).toMatchObject({
          status: "finished",
          counts: { added: 2, changed: 4, released: 6 },
        });
        expect(await all()).toEqual(named(6, 2).map((thing) => ({ ...thing, shown: true })));
        expectDone(await undoImport(world.needs(), things, id, world.given()), "Undoing");
        died += await reactDying(undoing);
        expect(await world.find(id)).toMatchObject({ status: "undone", undone: { removed: 2, restored: 4 } });
        expect(await all()).toEqual(before);
      }),
      { numRuns: 8 },
    );
    expect(died).toBeGreaterThan(10);
  }, 60_000);

  it("is shown as far as it came: what is done, and what is still to come", async () => {
    const id = await send(named(3));
    await world.react();
    await start(id);
    await expect(world.react(world.mortal(2))).rejects.toThrow("dies here");
    expect(await world.find(id)).toMatchObject({ status: "running", pass: 0, done: 2, counts: { added: 2 } });
    expect(
      (await readParts(world.real.table, await world.find(id))).flatMap(({ outcomes }) => outcomes),
    ).toHaveLength(3);
  });
});

describe("an import of more parts than one run does", () => {
  it("goes on by itself: no run makes more than a hundred changes, and an entry says where each stopped", async () => {
    const id = await send(named(130));
    world.real.calls();
    await world.react();
    // Reading the rows takes another one, and keeping them is the first of the hundred.
    expect(world.real.calls().filter((name) => name.startsWith("TransactWrite"))).toHaveLength(101);
    expect(await world.find(id)).toMatchObject({ status: "checking", done: 99 });
    expect(await world.settle(id)).toMatchObject({ status: "checked", runs: 1 });
    await start(id);
    expect(await world.settle(id)).toMatchObject({ status: "finished", runs: 3, counts: { released: 130 } });
    const entries = await world.real.entries(utcDate(clock.now));
    const stopped = entries.filter(({ name }) => name === "FanOutContinued").map(({ data }) => data);
    expect(stopped).toMatchObject([
      { function: "tests/on-file-import-step", place: { step: 100, part: 0, cursor: "checking:0:99" } },
      { place: { step: 100, cursor: "running:0:100" } },
      { place: { step: 200, cursor: "running:1:70" } },
    ]);
  }, 60_000);

  it("is done once by two runs at once: one leaves it to the other", async () => {
    const id = await send(named(20));
    await Promise.all([world.react(), world.react(), world.react()]);
    await world.react();
    await start(id);
    await Promise.all([world.react(), world.react()]);
    expect(await world.find(id)).toMatchObject({ status: "finished", counts: { added: 20, released: 20 } });
    const names = (await world.real.entries(utcDate(clock.now))).map(({ name }) => name);
    expect(names.filter((name) => name === "FileImportFinished")).toHaveLength(1);
  });
});

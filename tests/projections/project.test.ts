import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { projectionReaction } from "../../functions/entry-points/projection.ts";
import type { Migration } from "../../infra/migrations/migration.ts";
import { migrate } from "../../infra/migrations/run.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { MemberJoined, MemberLeft } from "../../shared/members/entries.ts";
import { type Item, type Key, readItem } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { project } from "../../shared/projections/project.ts";
import { derivedFrom, type Projection } from "../../shared/projections/projection.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { Crashed, World } from "../support/world.ts";

const PATIENCE = 120_000;
const clock = { now: "2026-11-29T12:00:00.000Z" };
let real: RealTable;
let world: World;
beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

const thingSchema = z.object({ words: z.array(z.string()), size: z.optional(z.number()) });

/** Words of things, each of which is found by its word. */
const words = derivedFrom({
  kind: "thing",
  entries: [MemberJoined, MemberLeft],
  keys: /^THING#(\S+) THING$/,
  read: async (table, id) => {
    const item = await readItem(table, { pk: `THING#${id}`, sk: "THING" });
    return item === undefined ? undefined : thingSchema.parse(item);
  },
  items: (thing, id) => thing.words.map((word) => ({ pk: `TEST-WORD#${word}`, sk: id, size: thing.size })),
});
const projection: Projection = { name: "test-words", sources: [words] };
const handler = projectionReaction("tests/on-words-changed", projection);
const rebuild: Migration = {
  id: "test-words",
  about: "Builds the words of things anew.",
  rebuilt: projection,
};

const needs = (say: () => void = () => undefined) => ({ ...testNeeds(real.table, clock), say });
const put = (Item: Item) => real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
const erase = (Key: Key) => real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key }));
const keyOf = (id: string): Key => ({ pk: `THING#${id}`, sk: "THING" });
const save = (id: string, list: readonly string[] | undefined, size?: number) =>
  list === undefined ? erase(keyOf(id)) : put({ ...keyOf(id), words: list, size });

const entryOf = (id: string): Entry => {
  const [data] = MemberJoined.examples;
  if (data === undefined) throw new Error("MemberJoined has no example.");
  return record(MemberJoined, { subject: id, data }, testOccasion(world.needs));
};

/** What is found of a thing, by word. */
const foundOf = async (id: string): Promise<readonly string[]> =>
  (await real.items("TEST-WORD#"))
    .filter(({ sk }) => sk === id)
    .map(({ pk }) => String(pk).slice("TEST-WORD#".length))
    .sort();

const many = (count: number, of = "w"): readonly string[] =>
  Array.from({ length: count }, (_, nth) => `${of}${String(nth).padStart(3, "0")}`);

describe("a projection", () => {
  test("is derived from the present state, whichever entry it hears, and hears only what its sources name", async () => {
    const id = newId();
    await save(id, ["red", "round"], 1);
    expect(handler.accepts).toEqual(["MemberJoined", "MemberLeft"]);
    await handler.react(world.needs, entryOf(id));
    expect(await foundOf(id)).toEqual(["red", "round"]);
    await save(id, ["blue", "round"], 1);
    real.calls();
    await handler.react(world.needs, entryOf(id));
    expect(await foundOf(id)).toEqual(["blue", "round"]);
    expect(real.calls().slice(0, 3)).toEqual(["GetItem", "GetItem", "TransactWriteItems"]);
    await handler.react(world.needs, entryOf(id));
    expect(real.calls().filter((call) => call.startsWith("Transact"))).toEqual([]);
  });

  test("of a thing that is gone keeps nothing but a version, for a week", async () => {
    const id = newId();
    await save(id, many(150));
    await handler.react(world.needs, entryOf(id));
    expect(await foundOf(id)).toHaveLength(150);
    await save(id, undefined);
    await handler.react(world.needs, entryOf(id));
    expect(await foundOf(id)).toEqual([]);
    const [manifest] = await real.items(`DERIVED#test-words#thing:${id}`);
    expect(manifest).toEqual({
      pk: `DERIVED#test-words#thing:${id}`,
      sk: "DERIVED",
      version: 4,
      expires: Date.parse("2026-12-06T12:00:00.000Z") / 1000,
    });
  });

  test("that read the thing before it was erased does not bring it back", async () => {
    const id = newId();
    await save(id, ["secret"]);
    const slow: Projection = {
      name: projection.name,
      sources: [
        derivedFrom({
          ...words,
          read: async (table, of) => {
            const before = await readItem(table, keyOf(of));
            if (before !== undefined) {
              // While this one is between its read and its transaction, others write the thing's words and take them away.
              await project(world.needs, { projection, source: words, id: of });
              await save(of, undefined);
              await project(world.needs, { projection, source: words, id: of });
            }
            return before === undefined ? undefined : thingSchema.parse(before);
          },
          items: (thing, of) => thing.words.map((word) => ({ pk: `TEST-WORD#${word}`, sk: of })),
        }),
      ],
    };
    const [source] = slow.sources;
    if (source === undefined) throw new Error("There is a source.");
    await project(world.needs, { projection: slow, source, id });
    expect(await foundOf(id)).toEqual([]);
  });

  test(
    "ends as the thing is, however its reactions come: late, twice, at once, dying between transactions",
    async () => {
      const change = fc.record({
        words: fc.option(
          fc.record({ count: fc.integer({ min: 0, max: 220 }), of: fc.constantFrom("a", "b") }),
          { nil: undefined },
        ),
        reactions: fc.array(
          fc.record({
            dies: fc.option(
              fc.record({
                when: fc.constantFrom("before" as const, "after" as const),
                transaction: fc.integer({ min: 1, max: 3 }),
              }),
              { nil: undefined },
            ),
            at: fc.constantFrom("once", "with others"),
          }),
          { maxLength: 3 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          const id = newId();
          const entries: Entry[] = [];
          const under: Promise<void>[] = [];
          const react = async (entry: Entry): Promise<void> => {
            try {
              await handler.react(world.needs, entry);
            } catch (error) {
              if (!(error instanceof Crashed)) throw error;
            }
          };
          for (const { words: wanted, reactions } of changes) {
            await save(id, wanted === undefined ? undefined : many(wanted.count, wanted.of));
            entries.push(entryOf(id));
            for (const { dies, at } of reactions) {
              world.crash = dies;
              const reaction = react(entries[entries.length - 1] ?? entryOf(id));
              if (at === "once") await reaction;
              else under.push(reaction);
            }
          }
          await Promise.all(under);
          world.crash = undefined;
          // Every entry comes at last, the latest first, and two at once.
          await Promise.all(entries.toReversed().map((entry) => handler.react(world.needs, entry)));
          const last = changes.at(-1)?.words;
          expect(await foundOf(id)).toEqual(last === undefined ? [] : many(last.count, last.of));
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );
});

describe("a projection that is built anew", () => {
  test(
    "has what an old table lacks, mends what was lost or stayed behind, and then changes nothing",
    async () => {
      const [old, lost, gone] = [newId(), newId(), newId()];
      await save(old, ["old"]);
      await save(lost, ["lost", "kept"]);
      await save(gone, ["gone"]);
      for (const id of [lost, gone]) await handler.react(world.needs, entryOf(id));
      await erase({ pk: "TEST-WORD#lost", sk: lost });
      await save(gone, undefined);
      expect(await migrate(needs(), rebuild, false)).toMatchObject({ overtaken: 0 });
      expect(await foundOf(old)).toEqual([]);
      await migrate(needs(), rebuild, true);
      expect(await foundOf(old)).toEqual(["old"]);
      expect(await foundOf(lost)).toEqual(["kept", "lost"]);
      expect(await foundOf(gone)).toEqual([]);
      expect(await migrate(needs(), rebuild, true)).toMatchObject({ changed: 0, overtaken: 0 });
    },
    PATIENCE,
  );
});

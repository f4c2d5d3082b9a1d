import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  askForReview,
  createItem,
  moveItem,
  publishItem,
  withdrawItem,
} from "../../shared/catalogue/items/commands.ts";
import { readItem, readItemAt } from "../../shared/catalogue/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { asha, at, ben, content } from "./made-up.ts";

let real: RealTable;
const clock = { now: "2027-01-11T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

type Act =
  | { readonly create: string }
  | { readonly item: number; readonly move: string }
  | { readonly item: number; readonly withdraw: true }
  | { readonly item: number; readonly publish: true };

const acts = (titles: readonly string[]): fc.Arbitrary<Act> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ create: fc.constantFrom(...titles) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        item: fc.nat(3),
        move: fc.constantFrom(...titles),
      }),
    },
    { weight: 2, arbitrary: fc.record({ item: fc.nat(3), publish: fc.constant(true as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        item: fc.nat(3),
        withdraw: fc.constant(true as const),
      }),
    },
  );

const publish = async (reference: string): Promise<void> => {
  const needs = testNeeds(real.table, clock);
  await askForReview(needs, reference, { occasion: at(clock.now), once: newId() });
  const item = await readItem(real.table, reference);
  const seen = { reference, version: item?.version ?? 0 };
  await publishItem(needs, seen, { occasion: at(clock.now, ben), once: newId() });
};

/** Does all that, and gives every address that any item was ever given. */
const play = async (all: readonly Act[]): Promise<ReadonlyMap<string, string>> => {
  const needs = testNeeds(real.table, clock);
  const command = () => ({ occasion: at(clock.now, asha), once: newId() });
  const references: string[] = [];
  const given = new Map<string, string>();
  const note = async (reference: string) => {
    const slug = (await readItem(real.table, reference))?.slug ?? "";
    expect([undefined, reference], `${slug} is another item's`).toContain(given.get(slug));
    given.set(slug, reference);
  };
  for (const act of all) {
    if ("create" in act) {
      const created = await createItem(needs, content({ title: act.create }), command());
      references.push(created.done.reference);
    }
    const reference = references["create" in act ? references.length - 1 : act.item];
    if (reference === undefined) continue;
    if ("publish" in act) await publish(reference);
    if ("move" in act) await moveItem(needs, { reference, slug: act.move }, command());
    if ("withdraw" in act) await withdrawItem(needs, { reference, reason: "It is out of date." }, command());
    await note(reference);
  }
  return given;
};

test("every address that an item ever had leads to it and to no other, in one step, whatever was done in whatever order", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(acts(["alpha", "beta", "gamma", "delta"]), { minLength: 4, maxLength: 12 })
        .map((list) => ({ list })),
      async ({ list }) => {
        // Runs share a table: each has titles of its own.
        run += 1;
        const own = (text: string) => `${text}-run${run}`;
        const renamed = list.map((act): Act => {
          if ("create" in act) return { create: own(act.create) };
          return "move" in act ? { ...act, move: own(act.move) } : act;
        });
        for (const [slug, reference] of await play(renamed)) {
          const item = await readItem(real.table, reference);
          const found = await readItemAt(real.table, slug);
          if (item?.publishedAt === undefined) expect(found).toBeUndefined();
          else if (item.slug !== slug) expect(found).toEqual({ movedTo: item.slug });
          else if (item.status === "withdrawn")
            expect(found).toMatchObject({ withdrawn: { reference, slug } });
          else expect(found).toBeDefined();
          if (found !== undefined && "item" in found) expect(found.item).toMatchObject({ reference, slug });
          if (found !== undefined && "movedTo" in found)
            expect(await readItemAt(real.table, found.movedTo)).not.toHaveProperty("movedTo");
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("items of one title get addresses of their own, made at once or one after the other", async () => {
  const needs = testNeeds(real.table, clock);
  const make = async () => {
    const command = { occasion: at(clock.now), once: newId() };
    const { done } = await createItem(needs, content({ title: "Of one title" }), command);
    return (await readItem(real.table, done.reference))?.slug;
  };
  const atOnce = await Promise.all([make(), make(), make()]);
  const after: (string | undefined)[] = [];
  // More than a change is tried: each finds the next free address by itself.
  for (let nth = 4; nth <= 16; nth += 1) after.push(await make());
  expect(atOnce.toSorted()).toEqual(["of-one-title", "of-one-title-2", "of-one-title-3"]);
  expect(after).toEqual(Array.from({ length: 13 }, (_, index) => `of-one-title-${index + 4}`));
});

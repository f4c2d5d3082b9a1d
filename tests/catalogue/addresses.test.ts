import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createItem, type ItemStep, takeStep } from "../../shared/catalogue/commands-items.ts";
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
  | { readonly item: number; readonly step: ItemStep; readonly by: string }
  | { readonly item: number; readonly publish: true };

const acts = (titles: readonly string[]): fc.Arbitrary<Act> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ create: fc.constantFrom(...titles) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        item: fc.nat(3),
        step: fc.constantFrom(...titles).map((slug): ItemStep => ({ step: "move", slug })),
        by: fc.constant(asha),
      }),
    },
    { weight: 2, arbitrary: fc.record({ item: fc.nat(3), publish: fc.constant(true as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        item: fc.nat(3),
        step: fc.constant<ItemStep>({ step: "withdraw", reason: "It is out of date." }),
        by: fc.constant(asha),
      }),
    },
  );

const publish = async (reference: string): Promise<void> => {
  const needs = testNeeds(real.table, clock);
  await takeStep(needs, reference, { step: "ask-for-review" }, { occasion: at(clock.now), once: newId() });
  const item = await readItem(real.table, reference);
  const step = { step: "publish", version: item?.version ?? 0 } as const;
  await takeStep(needs, reference, step, { occasion: at(clock.now, ben), once: newId() });
};

/** Does all that, and gives every address that any item was ever given. */
const play = async (all: readonly Act[]): Promise<ReadonlyMap<string, string>> => {
  const needs = testNeeds(real.table, clock);
  const references: string[] = [];
  const given = new Map<string, string>();
  const note = async (reference: string) => {
    const slug = (await readItem(real.table, reference))?.slug ?? "";
    expect([undefined, reference], `${slug} is another item's`).toContain(given.get(slug));
    given.set(slug, reference);
  };
  for (const act of all) {
    if ("create" in act) {
      const occasion = at(clock.now);
      references.push(await createItem(needs, content({ title: act.create }), { occasion, once: newId() }));
    }
    const reference = references["create" in act ? references.length - 1 : act.item];
    if (reference === undefined) continue;
    if ("publish" in act) await publish(reference);
    if ("step" in act)
      await takeStep(needs, reference, act.step, { occasion: at(clock.now, act.by), once: newId() });
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
          return "step" in act && act.step.step === "move"
            ? { ...act, step: { step: "move", slug: own(act.step.slug) } }
            : act;
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

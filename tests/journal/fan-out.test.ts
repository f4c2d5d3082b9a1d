import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FanOutPlan, fanOutReaction } from "../../functions/entry-points/fan-out.ts";
import { OVERTAKEN } from "../../shared/journal/commit.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import { type DataOf, type Entry, record } from "../../shared/journal/entry.ts";
import type { FanOutPage, FanOutPart } from "../../shared/journal/fan-out.ts";
import { LEFT_TO_OTHERS, oneByOne } from "../../shared/journal/fan-out.ts";
import { letter } from "../../shared/letters/letter.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { memberGoodbye } from "../../shared/members/letters.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { Crashed, World } from "../support/world.ts";

const PATIENCE = 120_000;

let real: RealTable;
let world: World;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, { now: "2026-11-23T09:00:00.000Z" });
});
afterAll(() => real.stop());
beforeEach(() => world.clear());

/** So many people of a group, which is a hexadecimal digit, in the order of their ids. */
const people = (count: number, group = "a"): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `0193587a-5f80-7000-8000-${group}${String(index).padStart(11, "0")}`,
  );

type Told = DataOf<typeof MemberJoined>;
type Page = (cursor: string | undefined) => FanOutPage;

/** The people in order, so many to a page. */
const pagesOf =
  (all: readonly string[], size: number, entry: Entry): Page =>
  (cursor) => {
    const from = cursor === undefined ? 0 : all.indexOf(cursor) + 1;
    const page = all.slice(from, from + size);
    const occasion = testOccasion(world.needs);
    return {
      letters: page.map((person) =>
        letter(memberGoodbye, { to: { person }, about: `member:${entry.id}`, facts: {} }, occasion),
      ),
      next: from + size < all.length ? page.at(-1) : undefined,
    };
  };

const telling = (
  groups: readonly { readonly all: readonly string[]; readonly size: number }[],
  meddle: (page: Page) => FanOutPart = (page) => async (cursor) => page(cursor),
) => {
  const plan: FanOutPlan<Told> = async (_needs, entry) =>
    groups.map(({ all, size }) => meddle(pagesOf(all, size, entry)));
  return fanOutReaction("tests/on-member-joined", [MemberJoined], plan);
};

/** An entry of the journal, as a command leaves it. */
const happen = async (): Promise<Entry> => {
  const { commit } = await import("../../shared/journal/commit.ts");
  const subject = newId();
  const data = { via: "form", segment: "other" } as const;
  const entry = record(MemberJoined, { subject, data }, testOccasion(world.needs));
  await commit(world.needs, { once: newId(), entries: [entry] });
  world.pending = [];
  return entry;
};

const told = () => world.letters.map(({ to }) => ("person" in to ? to.person : "")).sort();

/** Has a function react to an entry and to all that continue it. Gives how many transactions each run made. */
const follow = async (handler: ReturnType<typeof telling>, entry: Entry): Promise<readonly number[]> => {
  const runs: number[] = [];
  world.pending = [entry];
  for (;;) {
    const next = world.pending.shift();
    if (next === undefined) return runs;
    real.calls();
    await handler.react(world.needs, next);
    runs.push(real.calls().filter((name) => name === "TransactWriteItems").length);
  }
};

describe("a fan-out", () => {
  test("goes on by itself, a hundred transactions at a time, and says in the journal where each run stopped", async () => {
    const all = people(250);
    const entry = await happen();
    const runs = await follow(telling([{ all, size: 1 }]), entry);
    expect(runs).toEqual([100, 100, 50]);
    expect(told()).toEqual(all);
    const continued = (await real.entries("2026-11-23")).filter(({ name }) => name === FanOutContinued.name);
    expect(continued.map(({ data }) => data)).toEqual(
      [100, 200].map((step) => ({
        function: "tests/on-member-joined",
        entry: { id: entry.id, at: entry.at },
        place: { step, part: 0, cursor: all[step - 1] },
      })),
    );
  });

  test("does its parts one after another, over the end of a run, and a part with nothing to do costs nothing", async () => {
    const [first, second] = [people(99, "a"), people(3, "b")];
    const runs = await follow(
      telling([
        { all: [], size: 1 },
        { all: first, size: 1 },
        { all: [], size: 1 },
        { all: second, size: 1 },
        { all: [], size: 1 },
      ]),
      await happen(),
    );
    expect(runs).toEqual([100, 2]);
    expect(told()).toEqual([...first, ...second]);
  });

  test("told again when it is done, finds that out with one transaction and one read, and does nothing", async () => {
    const handler = telling([{ all: people(130), size: 1 }]);
    const entry = await happen();
    await follow(handler, entry);
    const [continued] = (await real.entries("2026-11-23")).filter(
      ({ name, data }) => name === FanOutContinued.name && JSON.stringify(data).includes(entry.id),
    );
    const before = told();
    for (const again of [entry, continued]) {
      real.calls();
      await handler.react(world.needs, again);
      expect(real.calls().filter((name) => name !== "BatchGetItem")).toEqual(["TransactWriteItems"]);
    }
    expect(told()).toEqual(before);
    expect(world.pending).toEqual([]);
  });

  test("is nobody's business that it does not name", async () => {
    const entry = await happen();
    await follow(telling([{ all: people(101), size: 1 }]), entry);
    const other = fanOutReaction<Told>("tests/on-other", [MemberJoined], async () => {
      throw new Error("This is not for me.");
    });
    for (const one of await real.entries("2026-11-23"))
      if (one.name === FanOutContinued.name) await other.react(world.needs, one);
  });

  test("reads a page anew that was overtaken, and gives up for good what another run does", async () => {
    let reads = 0;
    const overtaken = telling([{ all: people(2), size: 1 }], (page) => async (cursor, attempt) => {
      reads += 1;
      return attempt === 1 ? OVERTAKEN : page(cursor);
    });
    await follow(overtaken, await happen());
    expect([reads, told()]).toEqual([4, people(2)]);
    world.clear();
    const refused = telling([{ all: people(2), size: 1 }], (page) => async (cursor) => ({
      ...page(cursor),
      writes: [
        {
          check: { pk: "NOBODY", sk: "NOBODY" },
          when: { expression: "attribute_exists(pk)" },
          otherwise: LEFT_TO_OTHERS,
        },
      ],
    }));
    expect(await follow(refused, await happen())).toEqual([1]);
    expect(told()).toEqual([]);
    const never = telling([{ all: people(2), size: 1 }], () => async () => OVERTAKEN);
    await expect(follow(never, await happen())).rejects.toThrow("overtaken");
  });

  test("of things one by one goes by their names, whatever becomes of the list in between", async () => {
    let things = ["c", "a", "b", "d"];
    const seen: string[] = [];
    const part = (): FanOutPart =>
      oneByOne(
        things,
        (thing) => thing,
        async (thing, { next }) => {
          seen.push(thing);
          return { next };
        },
      );
    const first = await part()(undefined, 1);
    things = ["d", "c", "aa"];
    const second = await part()(typeof first === "object" ? first.next : undefined, 1);
    await part()(typeof second === "object" ? second.next : undefined, 1);
    expect(seen).toEqual(["a", "aa", "c"]);
    expect(await part()("d", 1)).toEqual({});
  });
});

describe("whatever happens to a fan-out", () => {
  const group = fc.record({ count: fc.integer({ min: 25, max: 110 }), size: fc.integer({ min: 1, max: 3 }) });
  const death = fc.record({
    when: fc.constantFrom("before" as const, "after" as const),
    transaction: fc.integer({ min: 1, max: 40 }),
  });

  test(
    "dying anywhere, told twice, late, out of order or at the same time: each person is told exactly once",
    async () => {
      let died = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(group, { minLength: 1, maxLength: 3 }),
          fc.array(death, { minLength: 2, maxLength: 6 }),
          fc.infiniteStream(fc.nat(3)),
          async (groups, deaths, picks) => {
            world.clear();
            const sized = groups.map(({ count, size }, at) => ({ all: people(count, String(at)), size }));
            const handler = telling(sized);
            const entry = await happen();
            const seen: Entry[] = [];
            world.pending = [entry];
            const left = [...deaths];
            while (world.pending.length > 0) {
              const pick = picks.next().value ?? 0;
              const [next] = world.pending.splice(pick % world.pending.length, 1);
              if (next === undefined) break;
              seen.push(next);
              world.crash = left.shift();
              // The same entry twice at once, or an earlier one again beside it.
              const beside = pick === 1 ? [next] : pick === 2 ? seen.slice(0, 1) : [];
              const runs = await Promise.allSettled(
                [next, ...beside].map((one) => handler.react(world.needs, one)),
              );
              const faults = runs.flatMap((run) => (run.status === "rejected" ? [run.reason] : []));
              for (const fault of faults) if (!(fault instanceof Crashed)) throw fault;
              died += faults.length;
              // Whichever of them died, the bus tries it again.
              world.pending.push(...[next, ...beside].filter((_, at) => runs[at]?.status === "rejected"));
            }
            world.crash = undefined;
            for (const again of seen) await handler.react(world.needs, again);
            expect(told()).toEqual(sized.flatMap(({ all }) => all).sort());
            expect(world.pending).toEqual([]);
          },
        ),
        { numRuns: 8 },
      );
      expect(died).toBeGreaterThan(5);
    },
    PATIENCE,
  );
});

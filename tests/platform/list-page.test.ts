import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListSource, readInPages, readListPage } from "../../shared/platform/list-page.ts";

/** A list of numbers whose places are their digits. */
const listOf = (numbers: readonly number[], asked: number[] = []): ListSource<number> => {
  const placed = numbers.map((thing) => ({ place: String(thing).padStart(6, "0"), thing }));
  return async (after, limit) => {
    asked.push(limit);
    return placed.filter(({ place }) => after === undefined || place > after).slice(0, limit);
  };
};

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, nth) => from + nth);

const walk = async (lists: readonly ListSource<number>[], keep?: (thing: number) => boolean) => {
  const pages: (readonly number[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await readListPage(lists, { cursor, keep });
    expect(page.before).toBe(pages.flat().length);
    pages.push(page.shown);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
};

describe("a list in pages", () => {
  it("shows everything once and in order, however it is divided", async () => {
    const sizes = fc.array(fc.nat({ max: 130 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.option(fc.integer({ min: 2, max: 40 })), async (given, nth) => {
        const lists = given.map((count, at) => upTo(count, at * 1000));
        const keep = nth === null ? undefined : (thing: number) => thing % nth === 0;
        const pages = await walk(
          lists.map((one) => listOf(one)),
          keep,
        );
        expect(pages.flat()).toEqual(lists.flat().filter(keep ?? (() => true)));
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 60 },
    );
  });

  it("asks for one more than it shows, and for nothing else", async () => {
    const asked: number[] = [];
    const page = await readListPage([listOf(upTo(5000), asked)]);
    expect([page.shown.length, page.looked, asked]).toEqual([50, 50, [51]]);
  });

  it("stops after two queries where little fits, says so, and goes on from there", async () => {
    const asked: number[] = [];
    const list = listOf(upTo(5000), asked);
    const keep = (thing: number) => thing > 4990;
    const page = await readListPage([list], { keep });
    expect(page).toMatchObject({ shown: [], looked: 1000, isPartial: true });
    expect(asked).toEqual([500, 500]);
    expect((await walk([list], keep)).flat()).toEqual([4991, 4992, 4993, 4994, 4995, 4996, 4997, 4998, 4999]);
  });

  it.each(["", "x", "9.0.", "0.1.%", "0.-1.MA", "1.0.MA", "0.0.".padEnd(900, "A"), "__proto__"])(
    "begins at the start for a cursor of %j",
    async (cursor) => {
      const page = await readListPage([listOf(upTo(3))], { cursor });
      expect(page).toMatchObject({ shown: [0, 1, 2], before: 0, next: undefined, isPartial: false });
    },
  );

  it("can be read through, a page at a time", async () => {
    const found: number[] = [];
    for await (const page of readInPages(listOf(upTo(1234)))) {
      expect(page.length).toBeLessThanOrEqual(500);
      found.push(...page);
    }
    expect(found).toEqual(upTo(1234));
  });
});

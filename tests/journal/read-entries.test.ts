import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { entryItem, readEntries } from "../../shared/journal/store.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { chance, SEED } from "../support/seed.ts";

let real: RealTable;
let all: readonly Entry[];
const random = chance(SEED);

const START = Date.parse("2026-11-22T21:00:00.000Z");
const HOURS = 3_600_000;

const happenedAt = (moment: number): Entry =>
  record(
    MemberJoined,
    { subject: newId(), data: { via: "form", segment: "other" } },
    {
      now: new Date(moment).toISOString(),
      newId,
      actor: { kind: "system" },
      correlation: "test",
    },
  );

const placeOf = ({ at, id }: Entry): string => `${at}#${id}`;
const sorted = (entries: readonly Entry[]) => entries.map(placeOf).sort();

beforeAll(async () => {
  real = await startRealTable();
  // Most of them in one second, as when a letter went to thousands of people.
  all = Array.from({ length: 3_000 }, (_, index) =>
    happenedAt(START + (index % 3 === 0 ? random() * 6 * HOURS : 2 * HOURS + (index % 7))),
  );
  for (let from = 0; from < all.length; from += 25)
    await real.table.client.send(
      new BatchWriteCommand({
        RequestItems: {
          [real.table.name]: all.slice(from, from + 25).map((entry) => ({
            PutRequest: { Item: entryItem(entry) },
          })),
        },
      }),
    );
});
afterAll(() => real.stop());

const readAll = async (range: Parameters<typeof readEntries>[1]) => {
  const pages: (readonly Entry[])[] = [];
  for await (const page of readEntries(real.table, range)) pages.push(page);
  return pages;
};

describe(`the entries between two moments (SEED=${SEED})`, () => {
  const from = new Date(START).toISOString();
  const to = new Date(START + 6 * HOURS).toISOString();

  test("come in order of time, over midnight, a bounded number at a time", async () => {
    const pages = await readAll({ from, to });
    expect(pages.flat().map(placeOf)).toEqual(sorted(all));
    expect(pages.length).toBeGreaterThan(2);
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
  });

  test("are those of the range and no others, both ends included", async () => {
    const [first, last] = [sorted(all)[700], sorted(all)[2_400]].map((place = "") => place.slice(0, 24));
    const inRange = all.filter(({ at }) => at >= String(first) && at <= String(last));
    const found = await readAll({ from: String(first), to: String(last) });
    expect(found.flat().map(placeOf)).toEqual(sorted(inRange));
  });

  test("go on after any of them", async () => {
    const order = all.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    for (const at of [0, 499, 1_234, 2_998, 2_999]) {
      const found = await readAll({ from, to, after: order[at] });
      expect(found.flat().map(placeOf)).toEqual(order.slice(at + 1).map(placeOf));
    }
  });
});

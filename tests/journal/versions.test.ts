import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { allEntries } from "../../shared/all-entries.ts";
import { defineEntry, type EntryDefinition, earlierVersion, record } from "../../shared/journal/entry.ts";
import { isOutdated, type ShapeChanges, upToDate, withVersion } from "../../shared/platform/item-version.ts";

const occasion = {
  now: "2026-11-23T09:00:00.000Z",
  newId: () => "01932f00-0000-7000-8000-000000000001",
  actor: { kind: "system" as const },
  correlation: "of-a-test",
};

// A registration was counted by yes or no, then by how many, and is now by how many of each kind.
const earlier = [
  earlierVersion(
    () => z.object({ coming: z.boolean() }),
    { coming: true },
    ({ coming }) => ({ people: coming ? 1 : 0 }),
  ),
  earlierVersion(
    () => z.object({ people: z.int() }),
    { people: 3 },
    ({ people }) => ({ adults: people, children: 0 }),
  ),
];
const Counted = defineEntry({
  name: "Counted",
  version: 3,
  title: "Counted",
  description: "People were counted.",
  subject: "event",
  data: () => z.object({ adults: z.int(), children: z.int() }),
  examples: [{ adults: 1, children: 2 }],
  earlier,
});

const entry = (version: number, data: unknown) => ({
  ...record(Counted, { subject: "EVT-1", data: { adults: 0, children: 0 } }, occasion),
  version,
  data,
});

describe("an entry of an earlier version", () => {
  test.each([
    [1, { coming: true }, { adults: 1, children: 0 }],
    [2, { people: 4 }, { adults: 4, children: 0 }],
    [3, { adults: 2, children: 1 }, { adults: 2, children: 1 }],
  ])("%d is told as the present one", (version, data, told) => {
    expect(Counted.parse(entry(version, data))).toMatchObject({ version: 3, data: told });
    expect(Counted.readData(entry(version, data))).toEqual(told);
  });

  test("is refused when it is not what that version was, or is of a version that is still to come", () => {
    expect(() => Counted.parse(entry(1, { people: 4 }))).toThrow(z.core.$ZodError);
    expect(() => Counted.parse(entry(4, { adults: 1, children: 0 }))).toThrow(z.core.$ZodError);
    expect(Counted.readData(entry(1, { people: 4 }))).toBeUndefined();
    expect(Counted.readData(entry(4, { adults: 1, children: 0 }))).toBeUndefined();
  });

  test("cannot be forgotten: a new version without the one before is no definition", () => {
    const { parse: _parse, readData: _readData, data: _data, ...definition } = Counted;
    expect(() => defineEntry({ ...definition, data: () => z.unknown(), earlier: earlier.slice(1) })).toThrow(
      "Counted is of version 3 and tells of 1 earlier ones.",
    );
  });
});

describe("every entry there is", () => {
  const definitions: readonly EntryDefinition[] = Object.values(allEntries);

  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    "%s reads an example of each of its versions",
    (name, definition) => {
      const told = [...(definition.earlier ?? []).map(({ example }) => example)];
      for (const [nth, data] of [...told, ...definition.examples].entries()) {
        const version = Math.min(nth + 1, definition.version);
        const envelope = { ...entry(version, data), name, subject: { kind: definition.subject, id: "1" } };
        expect(definition.parse(envelope).version).toBe(definition.version);
      }
    },
  );

  test("is read through its definition, never past the versions", () => {
    const past = globSync(["functions/**/*.ts", "shared/**/*.ts"]).filter((path) =>
      /\.data\.(safeP|p)arse\(entry\.data\)/.test(readFileSync(path, "utf8")),
    );
    expect(past).toEqual([]);
  });
});

describe("an item of an earlier shape", () => {
  const changes: readonly ShapeChanges[] = [
    {
      keys: /^PLACE#\S+ PLACE$/,
      upcasts: [
        ({ name, ...rest }) => ({ ...rest, title: name }),
        ({ title, ...rest }) => ({ ...rest, titles: [title] }),
      ],
    },
  ];
  const key = { pk: "PLACE#1", sk: "PLACE" };

  test("is read as it is now, whichever it was written in, and is written with its version", () => {
    const now = { ...key, titles: ["Hall"], v: 3 };
    expect(upToDate({ ...key, name: "Hall" }, changes)).toEqual(now);
    expect(upToDate({ ...key, title: "Hall", v: 2 }, changes)).toEqual(now);
    expect(upToDate(now, changes)).toEqual(now);
    expect(withVersion({ ...key, titles: ["Hall"] }, changes)).toEqual(now);
    expect(
      [{ ...key, name: "Hall" }, { ...key, v: 2 }, now].map((item) => isOutdated(item, changes)),
    ).toEqual([true, true, false]);
  });

  test("and all others, and one of a release that was rolled back, are left alone", () => {
    for (const item of [
      { pk: "OTHER#1", sk: "PLACE", name: "Hall" },
      { ...key, halls: 2, v: 4 },
    ]) {
      expect(upToDate(item, changes)).toEqual(item);
      expect(isOutdated(item, changes)).toBe(false);
    }
    expect(withVersion({ pk: "OTHER#1", sk: "PLACE" }, changes)).toEqual({ pk: "OTHER#1", sk: "PLACE" });
  });
});

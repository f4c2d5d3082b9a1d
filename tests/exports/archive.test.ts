import { globSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadSample } from "../../infra/sample/load.ts";
import { requestExport } from "../../shared/exports/commands.ts";
import { OTHER } from "../../shared/exports/kind.ts";
import { exportKinds, leftOut, sortOut } from "../../shared/exports/kinds.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { exportWorld, unpack } from "./unpacked.ts";

let real: RealTable;
let items: { pk: string; sk: string }[];
let got: ReturnType<typeof unpack>;
const clock = { now: "2026-11-24T09:00:00.000Z" };
const client = {
  endpoint: `http://127.0.0.1:${inject("dynamoPort")}`,
  region: "eu-west-2",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};

beforeAll(async () => {
  real = await startRealTable();
  const sample = { client, addresses: { table: real.table.name }, now: () => new Date(clock.now) };
  await loadSample({ ...sample, idle: async () => undefined }, () => undefined);
  const world = exportWorld(real, clock);
  const id = (await requestExport(world.needs, { occasion: testOccasion(world.needs), once: newId() })).done
    .id;
  items = (await real.items("")).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  await world.run(id);
  got = unpack(world.archives.get(id));
});
afterAll(() => real.stop());

describe("an export of the sample", () => {
  it("holds every item of the table once, or says that it is left out and why", async () => {
    const sorted = Map.groupBy(items, (item) => {
      const to = sortOut(item);
      return "kind" in to ? to.kind.name : to.leftOut;
    });
    const { records, leftOut: left } = got.manifest;
    expect(Object.keys(records)).not.toContain(OTHER);
    expect(Object.keys(records).length).toBeGreaterThan(15);
    for (const [kind, count] of Object.entries(records)) {
      const keys = (sorted.get(kind) ?? []).map(({ pk, sk }) => `${pk}/${sk}`);
      expect(count, kind).toBe(keys.length);
      expect(
        got
          .lines(kind)
          .map(({ key }) => key)
          .sort(),
        kind,
      ).toEqual(keys.sort());
    }
    // A run leaves marks of its own while it reads.
    for (const { what, items: count } of left)
      expect(count, what).toBeGreaterThanOrEqual(sorted.get(what)?.length ?? 0);
    expect(left.map(({ what }) => what)).toEqual(leftOut.map(({ what }) => what));
  });

  it("says the same twice: a row of CSV for each line of JSON", () => {
    for (const [kind, count] of Object.entries(got.manifest.records)) {
      const rows: Record<string, string>[] = parse(got.text(`records/${kind}.csv`), {
        bom: true,
        columns: true,
      });
      expect(rows, kind).toHaveLength(count);
      expect(rows.map(({ key }) => key)).toEqual(got.lines(kind).map(({ key }) => key));
    }
  });

  it("can be checked: every file has its sum, and none is missing from the list", () => {
    const { files } = got.manifest;
    expect(files.map(({ path }) => path)).toEqual(
      got.paths.filter((path) => path !== "manifest.json" && path !== "SHA256SUMS"),
    );
    for (const { path, sha256 } of files) expect(got.sha256(path), path).toBe(sha256);
    const sums = got.text("SHA256SUMS").trim().split("\n");
    expect(sums).toHaveLength(files.length + 1);
    for (const sum of sums) expect(got.sha256(sum.slice(66)), sum).toBe(sum.slice(0, 64));
  });

  it("explains itself: what each kind is, what it has, and what is left out", () => {
    const readMe = got.text("README.txt");
    for (const [kind, count] of Object.entries(got.manifest.records))
      expect(readMe).toContain(`\n${kind} (${count})\n`);
    expect(readMe).toMatch(/projects \(\d+\)\n .*\n {2}reference: string\n/);
    for (const { what } of leftOut) expect(readMe).toContain(what);
    expect(got.paths).toContain("dictionary/projects.schema.json");
  });
});

describe("the list of kinds", () => {
  it("knows every key that a store of the product makes", () => {
    const keys = globSync("shared/**/*.ts")
      .flatMap((file) => [
        ...readFileSync(file, "utf8").matchAll(/(?:pk: |partition = .*=> )[`"]([A-Z][A-Z-]+)[#"]/g),
      ])
      .map(([, prefix]) => prefix ?? "");
    expect(keys.length).toBeGreaterThan(15);
    const known = [...exportKinds, ...leftOut].map(({ keys: { source } }) => source);
    const unknown = keys.filter(
      (prefix) => !known.some((source) => new RegExp(`[(^|]${prefix}[# |)\\\\]`).test(source)),
    );
    expect(unknown).toEqual([]);
  });
});

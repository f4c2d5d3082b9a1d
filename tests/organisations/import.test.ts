import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handler as onOrganisationImportStep } from "../../functions/organisations/on-file-import-step.ts";
import { mapColumns, startImport, undoImport } from "../../shared/file-import/commands.ts";
import { readParts } from "../../shared/file-import/store.ts";
import { importOwnTable } from "../../shared/file-import/take-in.ts";
import { commit } from "../../shared/journal/commit.ts";
import { changeOrganisation } from "../../shared/organisations/commands.ts";
import { importRow, undoRow } from "../../shared/organisations/decide-import.ts";
import { organisationImport } from "../../shared/organisations/import-kind.ts";
import type { ImportedRow } from "../../shared/organisations/import-row.ts";
import type { Organisation } from "../../shared/organisations/organisation.ts";
import { ownList } from "../../shared/organisations/own-list.ts";
import { listOrganisations, readOrganisations } from "../../shared/organisations/store.ts";
import { introduce } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { ImportWorld, idOf } from "../file-import/world.ts";
import { startRealTable } from "../support/real-table.ts";
import { odsLine, organisation } from "./samples.ts";

let world: ImportWorld;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => world.needs();
const given = (once?: string) => world.given(once);
const all = () => listOrganisations(world.real.table);

beforeEach(async () => {
  world = new ImportWorld(await startRealTable(), clock, onOrganisationImportStep);
});
afterEach(() => world.real.stop());

const trusts = { segment: { value: "nhs-trust" } } as const;
const codeAt = (index: number) => `I${String(index).padStart(4, "0")}`;
const fileOf = (count: number, name = "HOSPITAL") =>
  Array.from({ length: count }, (_, index) =>
    odsLine(codeAt(index), `${name} ${index} NHS TRUST`, "Y60"),
  ).join("\n");

const check = (text: string) => world.check(organisationImport, text, trusts);
const start = (id: string, command = given()) =>
  startImport(needs(), organisationImport, { asked: id, answers: {} }, command);
const importFile = async (text: string) => {
  const { id } = await check(text);
  expect(await start(id, given())).toEqual({ done: true });
  return world.settle(id);
};
const undo = async (id: string) => {
  expect(await undoImport(needs(), organisationImport, id, given())).toEqual({ done: true });
  return world.settle(id);
};
/** What is known of the organisations, without when and how often they were changed. */
const known = async () => (await all()).map(({ updatedAt: _at, version: _version, ...rest }) => rest);

describe("an import", () => {
  it("changes nothing before it is confirmed; then adds all, and the same again nothing", async () => {
    const text = fileOf(170);
    const checked = await check(text);
    expect(await all()).toEqual([]);
    expect(checked).toMatchObject({ status: "checked", rows: 170, parts: 3, planned: { added: 170 } });
    const first = await importFile(text);
    expect(first).toMatchObject({ status: "finished", counts: { added: 170, changed: 0, unchanged: 0 } });
    const before = await all();
    expect(before).toHaveLength(170);
    const second = await importFile(text);
    expect(second.counts).toMatchObject({ added: 0, changed: 0, unchanged: 170 });
    expect(await all()).toEqual(before);
    const names = (await world.real.entries(utcDate(clock.now))).map(({ name }) => name);
    expect(names.filter((name) => name === "FileImportFinished")).toHaveLength(2);
  });

  it("that dies after any number of parts goes on where it stopped, and shows how far it is", async () => {
    const { id } = await check(fileOf(250));
    await start(id, given());
    for (let part = 1; part <= 3; part += 1) {
      // That the first part is made already is what a run finds out by a change that is refused.
      await expect(world.react(world.mortal(part === 1 ? 1 : 2))).rejects.toThrow("dies here");
      expect(await world.find(id)).toMatchObject({ status: "running", done: part });
      expect(await all()).toHaveLength(part * 80);
    }
    await Promise.all([world.react(), world.react()]);
    await world.react();
    expect(await world.find(id)).toMatchObject({
      status: "finished",
      counts: { added: 250, changed: 0, unchanged: 0 },
    });
    expect(await all()).toHaveLength(250);
  });

  it("leaves what a person set, keeps a former name, and never takes other names away", async () => {
    await importFile(fileOf(2));
    const [before] = await readOrganisations(world.real.table, [codeAt(0)]);
    if (before === undefined) expect.fail();
    const { byHand: _byHand, updatedAt: _updatedAt, version, ...facts } = before;
    const byHand = { ...facts, segment: "charity" as const, aliases: ["The Old Place"] };
    expect(await changeOrganisation(needs(), { facts: byHand, version }, given())).toEqual({ done: true });
    const renamed = await importFile(fileOf(2, "INFIRMARY"));
    expect(renamed.counts).toMatchObject({ added: 0, changed: 2, unchanged: 0 });
    const [part] = await readParts(world.real.table, renamed);
    expect(part?.outcomes[0]?.detail).toBe(
      "name: Hospital 0 NHS Trust to Infirmary 0 NHS Trust; other names: Hospital 0 NHS Trust added; stays as set by hand: kind",
    );
    const [after, other] = await readOrganisations(world.real.table, [codeAt(0), codeAt(1)]);
    expect(after).toMatchObject({
      name: "Infirmary 0 NHS Trust",
      segment: "charity",
      aliases: ["The Old Place", "Hospital 0 NHS Trust"],
    });
    expect(other).toMatchObject({ segment: "nhs-trust", aliases: ["Hospital 1 NHS Trust"] });
  });

  it("keeps what its file does not speak of", async () => {
    await importFile(fileOf(1));
    const before = await all();
    const again = await importFile(`code;name\r\n${codeAt(0)};Hospital 0 NHS Trust`);
    expect(again.counts).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await all()).toEqual(before);
  });

  it("cannot be started twice, nor when it is discarded or holds nothing", async () => {
    const { id } = await check(fileOf(1));
    const once = newId();
    expect(await start(id, given(once))).toEqual({ done: true });
    expect(await start(id, given(once))).toEqual({ done: true });
    expect(await start(id, given())).toEqual({ refusal: "not-now" });
    const empty = await world.check(organisationImport, "code,name\nx,y", trusts);
    expect(await start(empty.id, given())).toEqual({ refusal: "no-rows" });
    expect(await start(newId(), given())).toEqual({ refusal: "unknown" });
  });

  it("of the product's own list is one step, and loads it once", async () => {
    const file = { name: "own", bytes: Buffer.from(ownList) };
    const once = newId();
    const id = idOf(await importOwnTable(needs(), organisationImport, file, given(once)));
    expect(idOf(await importOwnTable(needs(), organisationImport, file, given(once)))).toBe(id);
    await world.settle(id);
    const list = await all();
    expect(list.length).toBeGreaterThanOrEqual(60);
    expect(list.find(({ code }) => code === "RD3")).toMatchObject({ closed: "2020-09-30", successor: "R0D" });
    await importOwnTable(needs(), organisationImport, file, given());
    await world.react();
    expect(await all()).toEqual(list);
  });

  it("cannot be checked before it is said which columns hold the code and the name", async () => {
    const { id } = await check("code,name\nINV1,One");
    const mapping = { code: { column: 0 } };
    expect(await mapColumns(needs(), organisationImport, { asked: id, mapping }, given())).toEqual({
      refusal: "missing-fields",
    });
  });
});

describe("an import that is undone", () => {
  it("leaves all as it was before", async () => {
    await importFile(fileOf(100));
    const before = await known();
    const { id } = await importFile(`${fileOf(110, "INFIRMARY")}`);
    expect(await known()).not.toEqual(before);
    expect(await undo(id)).toMatchObject({
      status: "undone",
      undone: { removed: 10, restored: 100, left: 0 },
    });
    expect(await known()).toEqual(before);
    expect(await undoImport(needs(), organisationImport, id, given())).toEqual({ refusal: "not-now" });
  });

  it("can be undone after a later one was, and made again", async () => {
    const first = await importFile(fileOf(2));
    const second = await importFile(fileOf(3, "INFIRMARY"));
    await undo(second.id);
    expect(await undo(first.id)).toMatchObject({ undone: { removed: 2, left: 0 } });
    expect(await all()).toEqual([]);
    expect(await importFile(fileOf(2))).toMatchObject({ counts: { added: 2 } });
  });

  it("leaves what somebody has changed since, and what people are counted to", async () => {
    const { id } = await importFile(fileOf(3));
    const [first] = await readOrganisations(world.real.table, [codeAt(0)]);
    if (first === undefined) expect.fail();
    const { byHand: _byHand, updatedAt: _updatedAt, version, ...facts } = first;
    await changeOrganisation(needs(), { facts: { ...facts, region: "wales" }, version }, given());
    const who = { name: "P", email: "p@trust.example", organisation: "H", organisationCode: codeAt(1) };
    await commit(needs(), { once: newId(), writes: introduce(who, undefined, newId).writes });
    const undone = await undo(id);
    expect(undone).toMatchObject({ undone: { removed: 1, restored: 0, left: 2 } });
    const [part] = await readParts(world.real.table, undone);
    expect(part?.outcomes.map(({ outcome, detail }) => `${outcome} ${detail}`.trim())).toEqual([
      "left it was changed since",
      "left people or enquiries are counted to it",
      "removed",
    ]);
    expect((await all()).map(({ code }) => code)).toEqual([codeAt(0), codeAt(1)]);
  });

  it("stops where it is when it is still under way, and dies and goes on like an import", async () => {
    const { id } = await check(fileOf(250));
    await start(id, given());
    await expect(world.react(world.mortal(2))).rejects.toThrow("dies here");
    expect(await all()).toHaveLength(160);
    expect(await undoImport(needs(), organisationImport, id, given())).toEqual({ done: true });
    for (let part = 1; part <= 3; part += 1)
      // That the first part is made already is what a run finds out by a change that is refused.
      await expect(world.react(world.mortal(part === 1 ? 1 : 2))).rejects.toThrow("dies here");
    await Promise.all([world.react(), world.react()]);
    await world.react();
    expect(await world.find(id)).toMatchObject({ status: "undone", undone: { removed: 160, left: 0 } });
    expect(await all()).toEqual([]);
  });

  it("is too late when what it made is not known any more", async () => {
    const { id } = await importFile(fileOf(1));
    clock.now = "2027-03-01T09:00:00.000Z";
    expect(await undoImport(needs(), organisationImport, id, given())).toEqual({ refusal: "too-late" });
    clock.now = "2026-11-23T09:00:00.000Z";
  });
});

describe("a row of a file", () => {
  const fact = (...values: (string | null | undefined)[]) => fc.constantFrom(...values);
  const rows: fc.Arbitrary<ImportedRow[]> = fc.array(
    fc
      .record({
        code: fc.constantFrom("INV1", "INV2", "INV3"),
        name: fc.constantFrom("One NHS Trust", "Two NHS Trust", "Three"),
        region: fact("midlands", "london", undefined),
        closed: fact("2024-01-01", null, undefined),
        aliases: fc.subarray(["Uno", "Due"]),
      })
      .map(({ code, aliases, ...facts }): ImportedRow => ({ code, aliases, given: facts })),
    { maxLength: 8 },
  );
  const start = () =>
    new Map<string, Organisation>([
      ["INV3", organisation("INV3", "By hand", { byHand: ["name", "region", "closed"] })],
    ]);
  /** Imports rows, each code once, as a file does. Gives what became of each and what is known of how to undo it. */
  const run = (list: Map<string, Organisation>, all: readonly ImportedRow[], now: string) => {
    const first = [...new Map(all.toReversed().map((row) => [row.code, row])).values()];
    return first.map((row) => {
      const before = list.get(row.code);
      const { outcome, organisation: after } = importRow(before, row, now);
      if (after !== undefined) list.set(row.code, after);
      return { outcome, made: after === undefined ? undefined : { before, after } };
    });
  };
  const factsOf = (list: ReadonlyMap<string, Organisation>) =>
    [...list.values()].map(({ updatedAt: _at, version: _version, ...rest }) => rest);

  it("imported again changes nothing, whatever was there before", () => {
    fc.assert(
      fc.property(rows, rows, (earlier, later) => {
        const list = start();
        run(list, earlier, "2026-11-23T09:00:00.000Z");
        run(list, later, "2026-11-24T09:00:00.000Z");
        const before = structuredClone(list);
        const again = run(list, later, "2026-11-25T09:00:00.000Z");
        expect(again.every(({ outcome }) => outcome === "unchanged")).toBe(true);
        expect(list).toEqual(before);
        expect(list.get("INV3")).toMatchObject({ name: "By hand", region: "midlands" });
      }),
    );
  });

  it("undone leaves what was there before, whatever that was", () => {
    fc.assert(
      fc.property(rows, rows, (earlier, later) => {
        const list = start();
        run(list, earlier, "2026-11-23T09:00:00.000Z");
        const before = factsOf(list);
        for (const { made } of run(list, later, "2026-11-24T09:00:00.000Z")) {
          if (made === undefined) continue;
          const { code } = made.after;
          const undone = undoRow(made, list.get(code), false, "2026-11-25T09:00:00.000Z");
          expect(undone.outcome).toBe(made.before === undefined ? "removed" : "restored");
          if (undone.organisation === undefined) list.delete(code);
          else list.set(code, undone.organisation);
        }
        expect(factsOf(list)).toEqual(before);
      }),
    );
  });
});

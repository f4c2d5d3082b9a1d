import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onOrganisationImportStarted } from "../../functions/organisations/on-organisation-import-started.ts";
import { changeOrganisation } from "../../shared/organisations/commands.ts";
import { importRow } from "../../shared/organisations/decide.ts";
import { OrganisationImportStarted } from "../../shared/organisations/entries.ts";
import { checkImport, importOwnList, startImport } from "../../shared/organisations/import-commands.ts";
import { readImport } from "../../shared/organisations/import-store.ts";
import type { Organisation } from "../../shared/organisations/organisation.ts";
import { readOrganisationFile } from "../../shared/organisations/read-file.ts";
import { listOrganisations, readOrganisations } from "../../shared/organisations/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";
import { odsLine, organisation } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const given = (once: string = newId()) => ({ occasion: testOccasion(needs()), once });

beforeEach(async () => {
  real = await startRealTable();
});
afterEach(() => real.stop());

const codeAt = (index: number) => `I${String(index).padStart(4, "0")}`;
const fileOf = (count: number, name = "HOSPITAL") =>
  Array.from({ length: count }, (_, index) =>
    odsLine(codeAt(index), `${name} ${index} NHS TRUST`, "Y60"),
  ).join("\n");

const started = async () => {
  const entries = await real.entries(utcDate(clock.now));
  const last = entries.filter(({ name }) => name === "OrganisationImportStarted").at(-1);
  return OrganisationImportStarted.parse(last);
};
const react = async (over = needs()) => {
  const entry = await started();
  const occasion = reactionOccasion(over, "organisations/on-organisation-import-started", entry);
  await onOrganisationImportStarted(over, entry, occasion);
};
const importFile = async (text: string) => {
  const id = await checkImport(needs(), { text, segment: "nhs-trust" }, given());
  expect(await startImport(needs(), id, given())).toEqual({ done: true });
  await react();
  return (await readImport(real.table, id)) ?? expect.fail();
};

describe("an import", () => {
  it("changes nothing before it is confirmed; then adds all, and the same again nothing", async () => {
    const text = fileOf(170);
    const id = await checkImport(needs(), { text, segment: "nhs-trust" }, given());
    expect(await listOrganisations(real.table)).toEqual([]);
    expect(await readImport(real.table, id)).toMatchObject({ status: "checked", rows: 170, chunks: 3 });
    const first = await importFile(text);
    expect(first).toMatchObject({ status: "finished", counts: { added: 170, changed: 0, unchanged: 0 } });
    const before = await listOrganisations(real.table);
    expect(before).toHaveLength(170);
    const second = await importFile(text);
    expect(second.counts).toEqual({ added: 0, changed: 0, unchanged: 170 });
    expect(await listOrganisations(real.table)).toEqual(before);
    const names = (await real.entries(utcDate(clock.now))).map(({ name }) => name);
    expect(names.filter((name) => name === "OrganisationImportFinished")).toHaveLength(2);
  });

  it("that dies after any number of parts goes on where it stopped, and shows how far it is", async () => {
    const id = await checkImport(needs(), { text: fileOf(250), segment: "nhs-trust" }, given());
    await startImport(needs(), id, given());
    for (let part = 1; part <= 3; part += 1) {
      let commits = 0;
      const client = new Proxy(real.table.client, {
        get: (target, name) => {
          if (name !== "send") return Reflect.get(target, name);
          return (command: Parameters<typeof target.send>[0]) => {
            if (command.constructor.name === "TransactWriteCommand") commits += 1;
            if (commits > 1) throw new Error("The function dies here.");
            return target.send(command);
          };
        },
      });
      await expect(react({ ...needs(), table: { ...real.table, client } })).rejects.toThrow("dies here");
      expect(await readImport(real.table, id)).toMatchObject({ status: "running", done: part });
      expect(await listOrganisations(real.table)).toHaveLength(part * 80);
    }
    await Promise.all([react(), react()]);
    await react();
    expect(await readImport(real.table, id)).toMatchObject({
      status: "finished",
      done: 4,
      counts: { added: 250, changed: 0, unchanged: 0 },
    });
    expect(await listOrganisations(real.table)).toHaveLength(250);
  });

  it("leaves what a person set, keeps a former name, and never takes other names away", async () => {
    await importFile(fileOf(2));
    const [before] = await readOrganisations(real.table, [codeAt(0)]);
    if (before === undefined) expect.fail();
    const { byHand: _byHand, updatedAt: _updatedAt, version, ...facts } = before;
    const byHand = { ...facts, segment: "charity" as const, aliases: ["The Old Place"] };
    expect(await changeOrganisation(needs(), byHand, version, given())).toEqual({ done: true });
    const renamed = await importFile(fileOf(2, "INFIRMARY"));
    expect(renamed.counts).toEqual({ added: 0, changed: 2, unchanged: 0 });
    const [after, other] = await readOrganisations(real.table, [codeAt(0), codeAt(1)]);
    expect(after).toMatchObject({
      name: "Infirmary 0 NHS Trust",
      segment: "charity",
      aliases: ["The Old Place", "Hospital 0 NHS Trust"],
    });
    expect(other).toMatchObject({ segment: "nhs-trust", aliases: ["Hospital 1 NHS Trust"] });
  });

  it("cannot be started twice, nor when it is discarded or holds nothing", async () => {
    const id = await checkImport(needs(), { text: fileOf(1), segment: "nhs-trust" }, given());
    const once = newId();
    expect(await startImport(needs(), id, given(once))).toEqual({ done: true });
    expect(await startImport(needs(), id, given(once))).toEqual({ done: true });
    expect(await startImport(needs(), id, given())).toEqual({ refusal: "not-checked" });
    const empty = await checkImport(needs(), { text: "nothing", segment: "nhs-trust" }, given());
    expect(await startImport(needs(), empty, given())).toEqual({ refusal: "empty" });
    expect(await startImport(needs(), newId(), given())).toEqual({ refusal: "unknown" });
  });

  it("of the product's own list is one step, and loads it once", async () => {
    const once = newId();
    const id = await importOwnList(needs(), given(once));
    expect(await importOwnList(needs(), given(once))).toBe(id);
    await react();
    const all = await listOrganisations(real.table);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.find(({ code }) => code === "RD3")).toMatchObject({ closed: "2020-09-30", successor: "R0D" });
    await importOwnList(needs(), given());
    await react();
    expect(await listOrganisations(real.table)).toEqual(all);
  });
});

describe("a row of a file", () => {
  const rows = fc.array(
    fc.record({
      code: fc.constantFrom("INV1", "INV2", "INV3"),
      name: fc.constantFrom("ONE NHS TRUST", "TWO NHS TRUST", "Three"),
      region: fc.constantFrom("Y60", "Y56", "W00", "Y99"),
      closed: fc.constantFrom("", "20240101"),
    }),
    { maxLength: 8 },
  );
  const run = (list: Map<string, Organisation>, text: string, now: string) => {
    const outcomes = readOrganisationFile(text, "nhs-trust").rows.map((row) => {
      const outcome = importRow(list.get(row.code), row, now);
      if (outcome.outcome !== "unchanged") list.set(row.code, outcome.organisation);
      return outcome.outcome;
    });
    return outcomes;
  };

  it("imported again changes nothing, whatever was there before", () => {
    fc.assert(
      fc.property(rows, rows, (earlier, later) => {
        const fileOfRows = (all: typeof earlier) =>
          all.map(({ code, name, region, closed }) => odsLine(code, name, region, { closed })).join("\n");
        const list = new Map<string, Organisation>([
          ["INV3", organisation("INV3", "By hand", { byHand: ["name", "region", "closed"] })],
        ]);
        run(list, fileOfRows(earlier), "2026-11-23T09:00:00.000Z");
        run(list, fileOfRows(later), "2026-11-24T09:00:00.000Z");
        const before = structuredClone(list);
        const again = run(list, fileOfRows(later), "2026-11-25T09:00:00.000Z");
        expect(again.every((outcome) => outcome === "unchanged")).toBe(true);
        expect(list).toEqual(before);
        expect(list.get("INV3")).toMatchObject({ name: "By hand", region: "midlands" });
      }),
    );
  });
});

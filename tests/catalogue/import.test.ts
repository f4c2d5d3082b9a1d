import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onCatalogueImportStarted } from "../../functions/catalogue/on-catalogue-import-started.ts";
import { onCatalogueImportTakenBack } from "../../functions/catalogue/on-catalogue-import-taken-back.ts";
import { changeItem } from "../../shared/catalogue/commands-items.ts";
import { CatalogueImportStarted, CatalogueImportTakenBack } from "../../shared/catalogue/files/entries.ts";
import type { Arrival, CatalogueImport } from "../../shared/catalogue/files/import.ts";
import {
  checkImport,
  discardImport,
  startImport,
  takeBackImport,
} from "../../shared/catalogue/files/import-commands.ts";
import { readImport } from "../../shared/catalogue/files/import-store.ts";
import { writePage } from "../../shared/catalogue/files/own-page.ts";
import { contentOf } from "../../shared/catalogue/item.ts";
import { listItems, listPublishedItems, readItemAt } from "../../shared/catalogue/read.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds } from "../support/visiting.ts";
import { asha, at, ben } from "./made-up.ts";
import { itemOf, page } from "./page-samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = (table: Table = real.table) => testNeeds(table, clock);
const given = (once: string = newId()) => ({ occasion: at(clock.now, asha), once });

beforeEach(async () => {
  real = await startRealTable();
});
afterEach(() => real.stop());

const pages = (count: number, body = "It works.") =>
  Array.from({ length: count }, (_, index) => ({
    file: `page-${index}.md`,
    text: page({ title: `'Page number ${index}'` }, body),
  }));

const check = async (files: readonly { file: string; text: string }[]): Promise<string> => {
  const checked = await checkImport(needs(), { pages: files, leftOut: [] }, given());
  return "id" in checked ? checked.id : expect.fail(checked.refusal);
};

const last = async (name: string) =>
  (await real.entries(utcDate(clock.now))).filter((entry) => entry.name === name).at(-1);

const react = async (table: Table = real.table): Promise<void> => {
  const entry = CatalogueImportStarted.parse(await last("CatalogueImportStarted"));
  const occasion = reactionOccasion(needs(), "catalogue/on-catalogue-import-started", entry);
  await onCatalogueImportStarted(needs(table), entry, occasion);
};

const run = async (id: string, arrival: Arrival = "published", replace = false): Promise<CatalogueImport> => {
  expect(await startImport(needs(), id, { arrival, replace }, given())).toEqual({ done: true });
  await react();
  return (await readImport(real.table, id)) ?? expect.fail();
};

const takeBack = async (id: string): Promise<CatalogueImport> => {
  expect(await takeBackImport(needs(), id, given())).toEqual({ done: true });
  const entry = CatalogueImportTakenBack.parse(await last("CatalogueImportTakenBack"));
  const occasion = reactionOccasion(needs(), "catalogue/on-catalogue-import-taken-back", entry);
  await Promise.all([
    onCatalogueImportTakenBack(needs(), entry, occasion),
    onCatalogueImportTakenBack(needs(), entry, occasion),
  ]);
  return (await readImport(real.table, id)) ?? expect.fail();
};

/** The table, which dies at the second change that is made through it. */
const mortal = (): Table => {
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
  return { ...real.table, client };
};

describe("an import", () => {
  it("changes nothing before it is confirmed; then all is there, and the same again changes nothing", async () => {
    const files = [...pages(3), { file: "index.md", text: "# Work" }, { file: "none.md", text: "Words." }];
    const id = await check(files);
    expect(await readImport(real.table, id)).toMatchObject({
      status: "checked",
      pages: 3,
      skipped: 2,
      remarks: { error: 1 },
    });
    expect(await listItems(real.table)).toEqual([]);
    const first = await run(id);
    expect(first).toMatchObject({ status: "finished", counts: { created: 3, published: 3 } });
    expect(await readItemAt(real.table, "page-1")).toMatchObject({
      item: {
        title: "Page number 1",
        status: "published",
        changedBy: asha,
        tags: ["secondary care", "forecasting", "python"],
        standing: [{ value: "complete" }],
      },
    });
    const before = await listItems(real.table);
    expect(await run(await check(files))).toMatchObject({ counts: { created: 0, changed: 0, unchanged: 3 } });
    expect(await listItems(real.table)).toEqual(before);
  });

  it("as drafts shows the public nothing, nor does one without a summary", async () => {
    expect(await run(await check(pages(2)), "drafts")).toMatchObject({
      counts: { created: 2, published: 0 },
    });
    const bare = { file: "bare.md", text: page({ summary: "" }) };
    expect(await run(await check([bare]))).toMatchObject({ counts: { created: 1, published: 0 } });
    expect(await listPublishedItems(real.table)).toEqual([]);
  });

  it("that dies after any number of parts goes on where it stopped; until all are drafted nothing is seen", async () => {
    const id = await check(pages(70));
    await startImport(needs(), id, { arrival: "published", replace: false }, given());
    const { parts } = (await readImport(real.table, id)) ?? expect.fail();
    expect(parts).toBeGreaterThan(2);
    for (let part = 1; part <= parts; part += 1) {
      await expect(react(mortal())).rejects.toThrow("dies here");
      expect(await listPublishedItems(real.table)).toEqual([]);
    }
    await expect(react(mortal())).rejects.toThrow("dies here");
    await Promise.all([react(), react()]);
    await react();
    expect(await readImport(real.table, id)).toMatchObject({
      status: "finished",
      counts: { created: 70, changed: 0, unchanged: 0, published: 70 },
    });
    expect(await listPublishedItems(real.table)).toHaveLength(70);
    const names = (await real.entries(utcDate(clock.now))).map(({ name }) => name);
    for (const name of ["CatalogueItemCreated", "CatalogueItemPublished"])
      expect(names.filter((each) => each === name)).toHaveLength(70);
  });

  it("changes what a file changed, and leaves what somebody changed here unless told otherwise", async () => {
    await run(await check(pages(2)));
    const [one, other] = await listItems(real.table);
    if (one === undefined || other === undefined) expect.fail();
    const asked = {
      reference: one.reference,
      version: one.version,
      content: { ...contentOf(one), title: "Ours" },
    };
    expect(await changeItem(needs(), asked, { occasion: at(clock.now, ben), once: newId() })).toEqual({
      done: true,
    });
    expect(await run(await check(pages(2, "It works well.")))).toMatchObject({
      counts: { changed: 1, kept: 1, published: 1 },
    });
    expect((await listPublishedItems(real.table)).map(({ body }) => body).toSorted()).toEqual([
      "It works well.",
      "It works.",
    ]);
    const told = await run(await check(pages(2, "It works well.")), "published", true);
    expect(told).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
    // Somebody is at work on it: what the file says is a draft until it is reviewed.
    expect(told.counts.published).toBe(0);
  });

  it("gives every page an address of its own and leads others there", async () => {
    const files = [
      { file: "a/same.md", text: page({ title: "One" }) },
      { file: "b/same.md", text: page({ title: "Two", permalink: "two_2.html" }) },
      { file: "c/same.md", text: page({ title: "Three" }) },
    ];
    await run(await check(files));
    expect(await readItemAt(real.table, "same-2")).toMatchObject({ item: { title: "Three" } });
    expect(await readItemAt(real.table, "two-2")).toMatchObject({ item: { title: "Two" } });
    const moved = { file: "p21.md", text: page({ title: "Four", permalink: "p21b.html" }) };
    await run(await check([moved]));
    expect(await readItemAt(real.table, "p21")).toEqual({ movedTo: "p21b" });
  });

  it("takes no item for two pages, which would undo each other", async () => {
    const file = { file: "a.md", text: page({ title: "One" }) };
    await run(await check([file]));
    const [{ reference } = expect.fail()] = await listItems(real.table);
    const exported = { ...itemOf(page({ title: "One, better" })), slug: "z", said: { reference } };
    const again = [{ file: "z.md", text: writePage(exported) }, file];
    expect(await run(await check(again))).toMatchObject({
      status: "finished",
      counts: { changed: 1, kept: 1 },
    });
    expect(await readItemAt(real.table, "a")).toMatchObject({ item: { title: "One, better" } });
  });

  it("is started once, and not when it was discarded or holds nothing", async () => {
    const id = await check(pages(1));
    const order = { arrival: "drafts", replace: false } as const;
    const once = newId();
    expect(await startImport(needs(), id, order, given(once))).toEqual({ done: true });
    expect(await startImport(needs(), id, order, given(once))).toEqual({ done: true });
    expect(await startImport(needs(), id, order, given())).toEqual({ refusal: "not-now" });
    const empty = await check([{ file: "index.md", text: "" }]);
    expect(await startImport(needs(), empty, order, given())).toEqual({ refusal: "empty" });
    expect(await takeBackImport(needs(), empty, given())).toEqual({ refusal: "not-now" });
    expect(await discardImport(needs(), empty, given())).toEqual({ done: true });
    expect(await startImport(needs(), empty, order, given())).toEqual({ refusal: "not-now" });
    expect(await startImport(needs(), newId(), order, given())).toEqual({ refusal: "unknown" });
  });

  it("of more than a transaction holds is refused", async () => {
    const files = pages(20, "Words. ".repeat(30_000));
    const sent = { pages: files, leftOut: [] };
    expect(await checkImport(needs(), sent, given())).toEqual({ refusal: "too-large" });
  });
});

describe("an import that is taken back", () => {
  it("leaves no draft behind, withdraws what was seen, and can be made again", async () => {
    const bare = { file: "bare.md", text: page({ title: "Bare", summary: "" }) };
    const id = await check([...pages(2), bare]);
    await run(id);
    const back = await takeBack(id);
    expect(back).toMatchObject({
      status: "undone",
      undone: { removed: 1, withdrawn: 2, restored: 0, left: 0 },
    });
    expect(await listPublishedItems(real.table)).toEqual([]);
    expect(await readItemAt(real.table, "page-0")).toMatchObject({
      reason: expect.stringContaining("taken back"),
    });
    expect(await readItemAt(real.table, "bare")).toBeUndefined();
    expect(await run(await check([...pages(2), bare]))).toMatchObject({
      counts: { created: 1, changed: 2, published: 2 },
    });
    expect(await readItemAt(real.table, "page-0")).toMatchObject({ item: { title: "Page number 0" } });
  });

  it("puts back what it changed, for the public too, and leaves what somebody has changed since", async () => {
    await run(await check(pages(2)));
    const before = await listPublishedItems(real.table);
    const id = await check(pages(2, "Worse."));
    await run(id);
    const touched = (await listItems(real.table)).find(({ slug }) => slug === "page-1") ?? expect.fail();
    const asked = {
      reference: touched.reference,
      version: touched.version,
      content: { ...contentOf(touched), title: "Ours" },
    };
    await changeItem(needs(), asked, { occasion: at(clock.now, ben), once: newId() });
    expect(await takeBack(id)).toMatchObject({ undone: { restored: 1, left: 1, removed: 0, withdrawn: 0 } });
    const after = await listPublishedItems(real.table);
    const bodyAt = (slug: string, list: typeof after) => list.find((item) => item.slug === slug)?.body;
    expect(bodyAt("page-0", after)).toBe(bodyAt("page-0", before));
    expect(bodyAt("page-1", after)).toBe("Worse.");
    expect(await takeBackImport(needs(), id, given())).toEqual({ refusal: "not-now" });
  });

  it("stops where it is when it is still under way", async () => {
    const id = await check(pages(70));
    await startImport(needs(), id, { arrival: "published", replace: false }, given());
    await expect(react(mortal())).rejects.toThrow("dies here");
    await takeBack(id);
    await react();
    expect(await readImport(real.table, id)).toMatchObject({ status: "undone" });
    expect(await listItems(real.table)).toEqual([]);
    expect(await readItemAt(real.table, "page-0")).toBeUndefined();
  });
});

it("a page that says which item it is, and how it stood, becomes that", async () => {
  const item = itemOf(page());
  const reference = "CAI-0000-0000";
  const withdrawn = { ...item, slug: "gone", said: { status: "withdrawn" as const, reason: "Superseded." } };
  const shown = {
    ...item,
    otherAddresses: ["formerly"],
    said: { reference, status: "published" as const, publishedAt: "2024-02-01T09:00:00.000Z" },
  };
  const files = [writePage(shown), writePage(withdrawn)].map((text, index) => ({
    file: `${index}.md`,
    text,
  }));
  const id = await check(files);
  expect(await readImport(real.table, id)).toMatchObject({ own: true });
  await run(id, "as-said");
  expect(await readItemAt(real.table, "formerly")).toEqual({ movedTo: "waiting-times" });
  expect(await readItemAt(real.table, "waiting-times")).toMatchObject({
    item: { reference, publishedAt: "2024-02-01T09:00:00.000Z" },
  });
  expect(await readItemAt(real.table, "gone")).toMatchObject({ reason: "Superseded." });
});

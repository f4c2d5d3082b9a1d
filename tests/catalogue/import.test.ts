import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handler as onCatalogueImportStep } from "../../functions/catalogue/on-file-import-step.ts";
import type { Arrival } from "../../shared/catalogue/files/import.ts";
import { catalogueImport } from "../../shared/catalogue/files/import-kind.ts";
import { writePage } from "../../shared/catalogue/files/own-page.ts";
import { gatherPages } from "../../shared/catalogue/files/sent-pages.ts";
import { changeItem } from "../../shared/catalogue/items/commands.ts";
import { contentOf } from "../../shared/catalogue/items/model.ts";
import { listPublishedItems } from "../../shared/catalogue/published.ts";
import { listItems, readItemAt } from "../../shared/catalogue/read.ts";
import { discardImport, startImport, undoImport } from "../../shared/file-import/commands.ts";
import type { FileImport } from "../../shared/file-import/model.ts";
import { readParts } from "../../shared/file-import/store.ts";
import { sendFile } from "../../shared/file-import/take-in.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { ImportWorld, idOf } from "../file-import/world.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { asha, at, ben } from "./made-up.ts";
import { itemOf, page } from "./page-samples.ts";

let real: RealTable;
let world: ImportWorld;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => world.needs();
const given = (once: string = newId(), by = asha) => ({ occasion: at(clock.now, by), once });

beforeEach(async () => {
  real = await startRealTable();
  world = new ImportWorld(real, clock, onCatalogueImportStep);
});
afterEach(() => real.stop());

const pages = (count: number, body = "It works.") =>
  Array.from({ length: count }, (_, index) => ({
    file: `page-${index}.md`,
    text: page({ title: `'Page number ${index}'` }, body),
  }));

interface Page {
  readonly file: string;
  readonly text: string;
}

const check = async (files: readonly Page[]): Promise<FileImport> => {
  const sent = gatherPages(files.map(({ file, text }) => ({ name: file, bytes: Buffer.from(text) })));
  if ("refused" in sent) expect.fail(sent.refused);
  return world.settle(idOf(await sendFile(needs(), catalogueImport, sent, given())));
};

const answers = (arrival: Arrival, replace = false) => ({ arrival, replace: replace ? "yes" : "" });

const start = (id: string, arrival: Arrival = "published", replace = false, once?: string) =>
  startImport(needs(), catalogueImport, { asked: id, answers: answers(arrival, replace) }, given(once, ben));

const run = async ({ id }: FileImport, arrival: Arrival = "published", replace = false) => {
  expect(await start(id, arrival, replace)).toEqual({ done: true });
  return world.settle(id);
};

const undo = async (id: string): Promise<FileImport> => {
  expect(await undoImport(needs(), catalogueImport, id, given())).toEqual({ done: true });
  await Promise.all([world.react(), world.react()]);
  await world.react();
  return world.find(id);
};

const mortal = () => world.mortal(1);

describe("an import", () => {
  it("changes nothing before it is confirmed; then all is there, and the same again changes nothing", async () => {
    const files = [...pages(3), { file: "index.md", text: "# Work" }, { file: "none.md", text: "Words." }];
    const checked = await check(files);
    expect(checked).toMatchObject({
      status: "checked",
      rows: 3,
      leftOut: 2,
      planned: { added: 3 },
      remarks: { error: 1 },
    });
    expect(await listItems(real.table)).toEqual([]);
    const first = await run(checked);
    expect(first).toMatchObject({ status: "finished", counts: { added: 3, released: 3 } });
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
    expect(await run(await check(files))).toMatchObject({ counts: { added: 0, changed: 0, unchanged: 3 } });
    expect(await listItems(real.table)).toEqual(before);
  });

  it("as drafts shows the public nothing, nor does one without a summary", async () => {
    expect(await run(await check(pages(2)), "drafts")).toMatchObject({
      counts: { added: 2, released: 0 },
    });
    const bare = { file: "bare.md", text: page({ summary: "" }) };
    expect(await run(await check([bare]))).toMatchObject({ counts: { added: 1, released: 0 } });
    expect(await listPublishedItems(real.table)).toEqual([]);
  });

  it("that dies after any number of parts goes on where it stopped; until all are drafted nothing is seen", async () => {
    const { id, parts } = await check(pages(70));
    await start(id);
    expect(parts).toBeGreaterThan(2);
    for (let part = 1; part <= parts; part += 1) {
      await expect(world.react(mortal())).rejects.toThrow("dies here");
      expect(await listPublishedItems(real.table)).toEqual([]);
    }
    await expect(world.react(mortal())).rejects.toThrow("dies here");
    await Promise.all([world.react(), world.react()]);
    await world.react();
    expect(await world.find(id)).toMatchObject({
      status: "finished",
      counts: { added: 70, changed: 0, unchanged: 0, released: 70 },
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
      counts: { changed: 1, kept: 1, released: 1 },
    });
    expect((await listPublishedItems(real.table)).map(({ body }) => body).toSorted()).toEqual([
      "It works well.",
      "It works.",
    ]);
    const told = await run(await check(pages(2, "It works well.")), "published", true);
    expect(told).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
    // Somebody is at work on it: what the file says is a draft until it is reviewed.
    expect(told.counts.released).toBe(0);
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
    const again = [{ file: "0.md", text: writePage(exported) }, file];
    expect(await run(await check(again))).toMatchObject({
      status: "finished",
      counts: { changed: 1, kept: 1 },
    });
    expect(await readItemAt(real.table, "a")).toMatchObject({ item: { title: "One, better" } });
  });

  it("is started once, and not when it was discarded or holds nothing", async () => {
    const { id } = await check(pages(1));
    const once = newId();
    expect(await start(id, "drafts", false, once)).toEqual({ done: true });
    expect(await start(id, "drafts", false, once)).toEqual({ done: true });
    expect(await start(id, "drafts")).toEqual({ refusal: "not-now" });
    const empty = await check([{ file: "index.md", text: "" }]);
    expect(await start(empty.id, "drafts")).toEqual({ refusal: "no-rows" });
    expect(await undoImport(needs(), catalogueImport, empty.id, given())).toEqual({ refusal: "not-now" });
    expect(await discardImport(needs(), empty.id, given())).toEqual({ done: true });
    expect(await start(empty.id, "drafts")).toEqual({ refusal: "not-now" });
    expect(await start(newId(), "drafts")).toEqual({ refusal: "unknown" });
  });

  it("of more text than one transaction holds is read in several", async () => {
    const files = pages(12, "Words of every kind. ".repeat(11_000));
    expect(await run(await check(files))).toMatchObject({ counts: { added: 12, released: 12 } });
  });

  it("keeps what its pages do not speak of", async () => {
    const whole = page(
      { tags: "['SECONDARY CARE', 'FORECASTING', 'PYTHON', 'COMPLETE']", origin: "'Fernhill Data Team'" },
      "First.\n\nOutput|Link\n---|---\nCode|[It](https://code.example/beds)",
    );
    await run(await check([{ file: "beds.md", text: whole }]));
    const [before] = await listPublishedItems(real.table);
    const bare = "---\ntitle: 'Beds'\ntags: [FORECASTING]\n---\nSecond.";
    const again = await check([{ file: "beds.md", text: bare }]);
    const [part] = await readParts(real.table, again);
    expect(part?.outcomes[0]?.detail).toBe(
      "title, text; stays, because the page does not say: kind, summary, origin, status, outputs, tags",
    );
    await run(again);
    const [after] = await listPublishedItems(real.table);
    expect(after).toMatchObject({ title: "Beds", body: "Second." });
    const { tags, origin, standing, outputs, summary } = after ?? expect.fail();
    expect(new Set(tags)).toEqual(new Set(before?.tags));
    expect({ origin, standing, outputs, summary }).toEqual({
      origin: before?.origin,
      standing: before?.standing,
      outputs: before?.outputs,
      summary: before?.summary,
    });
    expect((await run(await check([{ file: "beds.md", text: bare }]))).counts.unchanged).toBe(1);
  });
});

describe("an import that is undone", () => {
  it("leaves no draft behind, withdraws what was seen, and can be made again", async () => {
    const bare = { file: "bare.md", text: page({ title: "Bare", summary: "" }) };
    const checked = await check([...pages(2), bare]);
    await run(checked);
    const back = await undo(checked.id);
    expect(back).toMatchObject({
      status: "undone",
      undone: { removed: 1, withdrawn: 2, restored: 0, left: 0 },
    });
    expect(await listPublishedItems(real.table)).toEqual([]);
    expect(await readItemAt(real.table, "page-0")).toMatchObject({
      reason: expect.stringContaining("undone"),
    });
    expect(await readItemAt(real.table, "bare")).toBeUndefined();
    expect(await run(await check([...pages(2), bare]))).toMatchObject({
      counts: { added: 1, changed: 2, released: 2 },
    });
    expect(await readItemAt(real.table, "page-0")).toMatchObject({ item: { title: "Page number 0" } });
  });

  it("puts back what it changed, for the public too, and leaves what somebody has changed since", async () => {
    await run(await check(pages(2)));
    const before = await listPublishedItems(real.table);
    const checked = await check(pages(2, "Worse."));
    const { id } = checked;
    await run(checked);
    const touched = (await listItems(real.table)).find(({ slug }) => slug === "page-1") ?? expect.fail();
    const asked = {
      reference: touched.reference,
      version: touched.version,
      content: { ...contentOf(touched), title: "Ours" },
    };
    await changeItem(needs(), asked, { occasion: at(clock.now, ben), once: newId() });
    expect(await undo(id)).toMatchObject({ undone: { restored: 1, left: 1, removed: 0, withdrawn: 0 } });
    const after = await listPublishedItems(real.table);
    const bodyAt = (slug: string, list: typeof after) => list.find((item) => item.slug === slug)?.body;
    expect(bodyAt("page-0", after)).toBe(bodyAt("page-0", before));
    expect(bodyAt("page-1", after)).toBe("Worse.");
    expect(await undoImport(needs(), catalogueImport, id, given())).toEqual({ refusal: "not-now" });
  });

  it("stops where it is when it is still under way", async () => {
    const { id } = await check(pages(70));
    await start(id);
    await expect(world.react(mortal())).rejects.toThrow("dies here");
    await undo(id);
    expect(await world.find(id)).toMatchObject({ status: "undone" });
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
  const checked = await check(files);
  expect(checked).toMatchObject({ answers: { arrival: "as-said" } });
  await run(checked, "as-said");
  expect(await readItemAt(real.table, "formerly")).toEqual({ movedTo: "waiting-times" });
  expect(await readItemAt(real.table, "waiting-times")).toMatchObject({
    item: { reference, publishedAt: "2024-02-01T09:00:00.000Z" },
  });
  expect(await readItemAt(real.table, "gone")).toMatchObject({ reason: "Superseded." });
});

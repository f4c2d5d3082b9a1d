import { strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handler as onCatalogueImportStep } from "../../functions/catalogue/on-file-import-step.ts";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { listPublishedItems } from "../../shared/catalogue/published.ts";
import { listItems, readItemAt } from "../../shared/catalogue/read.ts";
import { addTag } from "../../shared/catalogue/tags/commands.ts";
import { readTags } from "../../shared/catalogue/tags/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { ImportWorld } from "../file-import/world.ts";
import { Browser, type Met } from "../support/browser.ts";
import { ada, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { page } from "./page-samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
let browser: Browser;
let colleague: Browser;

beforeEach(async () => {
  real = await startRealTable();
  browser = new Browser(handler, signedIn(needs()));
  colleague = new Browser(handler, signedIn(needs(), "team", ada));
});
afterEach(() => real.stop());

/** Sends files as the form of the page does. */
const upload = async (files: readonly File[]): Promise<Met> =>
  browser.sendFiles(await browser.open(paths.deskCatalogueImports), files);

const react = () => new ImportWorld(real, clock, onCatalogueImportStep).reactToAll();

/** Sends files, and lets them be checked. Gives where the import is. */
const sendAndCheck = async (sent: readonly File[]): Promise<string> => {
  const { to } = await upload(sent);
  expect((await browser.open(to)).text).toContain("Checking: 0% done. Nothing is imported yet.");
  await react();
  return to;
};

const files = (): File[] => [
  new File([page({ title: "'Waiting'", summary: `'${"long ".repeat(40)}'` })], "waiting.md"),
  new File(
    [
      page(
        { title: "'Beds'", permalink: "beds_2.html" },
        "Output|Link\n---|---\nCode|[It](https://code.example/beds)",
      ),
    ],
    "beds.md",
  ),
  new File(["# Contents"], "index.md"),
  new File(["Words."], "plain.md"),
];

describe("pages at the desk", () => {
  it("are looked at, imported, and undone", async () => {
    const to = await sendAndCheck(files());
    const dry = await browser.open(to);
    expect(dry.text).toContain("2 files can be imported; 2 files left out. Nothing is imported yet.");
    expect(dry.text).toContain("Warning, line 3: The summary has 199 characters");
    expect(dry.text).toContain("Left out. It has no front matter");
    const needy = await browser.open(`${to}?show=attention`);
    expect(needy.text).toContain("Needs attention (2)");
    expect(needy.text).not.toContain("beds.md");
    const csv = await browser.open(`${to}?file=remarks`);
    expect(csv.headers["content-disposition"]).toContain("remarks.csv");
    expect(csv.html).toContain(
      '"waiting.md","3","Project: Waiting","Warning","The summary has 199 characters"',
    );
    expect(await listItems(real.table)).toEqual([]);

    const alone = await browser.send(dry, { arrival: "published" }, "start");
    expect([alone.status, alone.$(".nhsuk-error-summary").text().includes("You sent this file")]).toEqual([
      409,
      true,
    ]);
    const looked = await colleague.open(to);
    expect((await colleague.send(looked, { arrival: "published" }, "start")).to).toBe(to);
    expect((await browser.open(to)).text).toContain("Importing: 0% done");
    await react();
    expect((await browser.open(to)).text).toContain(
      "Imported: 2 added, 0 changed, 0 unchanged of 2 files; 2 files left out. 2 published.",
    );
    expect(await readItemAt(real.table, "beds")).toEqual({ movedTo: "beds-2" });

    const done = await browser.open(to);
    expect(done.$("tbody a[href^='/desk/catalogue/']")).toHaveLength(2);
    const ask = await browser.open(`${to}?ask=undo`);
    expect(ask.text).toContain("Undo this import?");
    await browser.send(ask, {}, "undo");
    await react();
    expect((await browser.open(to)).text).toContain("Undone: 0 removed, 2 withdrawn, 0 as before the import");
    expect(await listPublishedItems(real.table)).toEqual([]);
  });

  it("come in an archive, and what cannot be read is told with what to do", async () => {
    const zip = zipSync({ "docs/waiting.md": strToU8(page()), "docs/picture.png": new Uint8Array(10) });
    const to = await sendAndCheck([new File([zip], "pages.zip")]);
    const dry = await browser.open(to);
    expect(dry.text).toContain("1 new");
    expect(dry.text).toContain("docs/picture.png");
    expect((await upload([])).text).toContain("Select one .zip file");
    expect((await upload([new File([zip.subarray(0, 90)], "pages.zip")])).text).toContain("not whole");
    expect((await upload([new File(["x"], "notes.txt")])).text).toContain("no page among the files");
    const many = Array.from({ length: 150 }, (_, index) => new File([page()], `${index}.md`));
    expect((await upload(many)).status).toBe(303);
  });

  it("that were discarded, or whose import has begun, cannot be started again", async () => {
    const to = await sendAndCheck(files());
    const dry = await browser.open(to);
    expect((await browser.send(dry, { arrival: "poem" }, "start")).text).toContain(
      "Select how the items are to arrive",
    );
    expect((await browser.send(dry, {}, "discard")).to).toBe(`${paths.deskCatalogueImports}?done=discard`);
    const late = await browser.send(dry, { arrival: "drafts" }, "start");
    expect(late.status).toBe(409);
    expect(late.text).toContain("Nothing of it was imported");
    expect((await browser.open(paths.deskCatalogueImports)).text).toContain("Discarded");
    expect((await browser.open("/desk/imports/none")).status).toBe(404);
  });
});

describe("the whole catalogue as files", () => {
  const exported = async (): Promise<Record<string, string>> => {
    const { headers, file } = await browser.open(`${paths.deskCatalogueExport}?file=zip`);
    expect(headers["content-type"]).toBe("application/zip");
    const names = Object.entries(unzipSync(file));
    return Object.fromEntries(names.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
  };
  const importAs = async (arrival: string, sent: readonly File[]): Promise<Met> => {
    const to = await sendAndCheck(sent);
    const page = await colleague.open(to);
    await colleague.send(page, { arrival }, "start");
    await react();
    return browser.open(to);
  };
  const zipOf = (all: Readonly<Record<string, string>>): File =>
    new File(
      [zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])))],
      "catalogue.zip",
    );

  it("loaded into an empty one is the same catalogue, to the letter; loaded into itself it changes nothing", async () => {
    expect((await browser.open(paths.deskCatalogueExport)).text).toContain("nothing in the catalogue yet");
    await importAs("published", files());
    await importAs("drafts", [
      new File([page({ title: "'Draft: “quoted”'", category: "Playbooks" })], "draft.md"),
    ]);
    expect((await browser.open(paths.deskCatalogueExport)).text).toContain("each of the 3 items");
    const own = { value: "bed days", label: "Bed days", facets: ["data"], aliases: ["beddays"] } as const;
    const given = { occasion: testOccasion(needs()), once: newId() };
    await addTag(needs(), own, given);
    await importAs("drafts", [
      new File(
        [page({ title: "'Draft: “quoted”'", category: "Playbooks", tags: "[beddays, WIP]" })],
        "draft.md",
      ),
    ]);
    const first = await exported();
    expect(Object.keys(first)).toEqual([
      "catalogue/README.md",
      "catalogue/redirects.yml",
      "catalogue/tags.yml",
      "catalogue/playbooks/draft.md",
      "catalogue/projects/beds-2.md",
      "catalogue/projects/waiting.md",
    ]);
    expect(first["catalogue/redirects.yml"]).toBe("beds: beds-2\n");
    const itself = await importAs("as-said", [zipOf(first)]);
    expect(itself.text).toContain("Imported: 0 added, 0 changed, 3 unchanged of 3 files");
    const before = await listItems(real.table);

    await real.stop();
    real = await startRealTable();
    browser = new Browser(handler, signedIn(needs()));
    colleague = new Browser(handler, signedIn(needs(), "team", ada));
    const again = await importAs("as-said", [zipOf(first)]);
    expect(again.text).toContain(
      "Imported: 3 added, 1 changed, 0 unchanged of 4 files; 1 file left out. 2 published.",
    );
    expect(await exported()).toEqual(first);
    expect((await readTags(real.table)).set.named("beddays")).toEqual({
      value: "bed days",
      label: "Bed days",
      facets: ["data"],
      aliases: ["beddays"],
    });
    const facts = (all: typeof before) =>
      all
        .map(
          ({
            steps: _steps,
            writers: _writers,
            createdAt: _createdAt,
            changedAt: _changedAt,
            version: _version,
            asImported,
            ...rest
          }) => ({ ...rest, more: asImported?.more }),
        )
        .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
    expect(facts(await listItems(real.table))).toEqual(facts(before));
    expect(await readItemAt(real.table, "beds")).toEqual({ movedTo: "beds-2" });
  });
});

import { strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onCatalogueImportStarted } from "../../functions/catalogue/on-catalogue-import-started.ts";
import { onCatalogueImportTakenBack } from "../../functions/catalogue/on-catalogue-import-taken-back.ts";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { takeTagStep } from "../../shared/catalogue/commands-tags.ts";
import { CatalogueImportStarted, CatalogueImportTakenBack } from "../../shared/catalogue/files/entries.ts";
import { listItems, listPublishedItems, readItemAt, readTagSet } from "../../shared/catalogue/read.ts";
import { paths } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";
import { page } from "./page-samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
let browser: Browser;

beforeEach(async () => {
  real = await startRealTable();
  browser = new Browser(handler, signedIn(needs()));
});
afterEach(() => real.stop());

/** Sends files as the form of the page does. */
const upload = async (files: readonly File[]): Promise<Met> =>
  browser.sendFiles(await browser.open(paths.deskCatalogueImports), files);

/** Lets every entry of today be reacted to, each twice, as the bus may. */
const react = async (): Promise<void> => {
  const today = await real.entries(utcDate(clock.now));
  for (const entry of [...today, ...today]) {
    const occasion = reactionOccasion(needs(), `on-${entry.name}`, entry);
    if (entry.name === "CatalogueImportStarted")
      await onCatalogueImportStarted(needs(), CatalogueImportStarted.parse(entry), occasion);
    if (entry.name === "CatalogueImportTakenBack")
      await onCatalogueImportTakenBack(needs(), CatalogueImportTakenBack.parse(entry), occasion);
  }
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
  it("are looked at, imported and taken back", async () => {
    const { to } = await upload(files());
    const dry = await browser.open(to);
    expect(dry.text).toContain("Pages that can be imported: 2. Left out: 2. Nothing is imported yet.");
    expect(dry.text).toContain("Warning, line 3: The summary has 199 characters");
    expect(dry.text).toContain("Left out. It has no front matter.");
    const needy = await browser.open(`${to}?show=needs-you`);
    expect(needy.text).toContain("Only what needs you (2)");
    expect(needy.text).not.toContain("beds.md");
    const csv = await browser.open(`${to}?file=remarks`);
    expect(csv.headers["content-disposition"]).toContain("remarks.csv");
    expect(csv.html).toContain('"waiting.md","3","Warning","The summary has 199 characters"');
    expect(await listItems(real.table)).toEqual([]);

    expect((await browser.send(dry, { arrival: "published" }, "start")).to).toBe(to);
    expect((await browser.open(to)).text).toContain("Under way (0%)");
    await react();
    expect((await browser.open(to)).text).toContain(
      "Finished: 2 new, 0 changed, 0 unchanged of 2 pages. Published: 2.",
    );
    expect(await readItemAt(real.table, "beds")).toEqual({ movedTo: "beds-2" });

    const ask = await browser.open(`${to}?confirm=take-back`);
    expect(ask.text).toContain("Take this import back?");
    await browser.send(ask, {}, "take-back");
    await react();
    expect((await browser.open(to)).text).toContain(
      "Taken back: 0 drafts are gone, 2 published items are withdrawn",
    );
    expect(await listPublishedItems(real.table)).toEqual([]);
  });

  it("come in an archive, and what cannot be read is told with what to do", async () => {
    const zip = zipSync({ "docs/waiting.md": strToU8(page()), "docs/picture.png": new Uint8Array(10) });
    const { to } = await upload([new File([zip], "pages.zip")]);
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
    const { to } = await upload(files());
    const dry = await browser.open(to);
    expect((await browser.send(dry, { arrival: "poem" }, "start")).text).toContain(
      "Select how the items are to arrive",
    );
    expect((await browser.send(dry, {}, "discard")).to).toBe(paths.deskCatalogueImports);
    const late = await browser.send(dry, { arrival: "drafts" }, "start");
    expect(late.status).toBe(409);
    expect(late.text).toContain("Nothing of them was imported");
    expect((await browser.open(paths.deskCatalogueImports)).text).toContain("Discarded");
    expect((await browser.open("/desk/catalogue/imports/none")).status).toBe(404);
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
    const { to } = await upload(sent);
    await browser.send(await browser.open(to), { arrival }, "start");
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
    const own = { step: "add", label: "Bed days", facets: ["data"], aliases: ["beddays"] } as const;
    const given = { occasion: testOccasion(needs()), once: newId() };
    await takeTagStep(needs(), { value: "bed days", version: 0, asked: own }, given);
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
    expect(itself.text).toContain("Finished: 0 new, 0 changed, 3 unchanged of 3 pages");
    const before = await listItems(real.table);

    await real.stop();
    real = await startRealTable();
    const again = await importAs("as-said", [zipOf(first)]);
    expect(again.text).toContain("Finished: 3 new, 0 changed, 0 unchanged of 3 pages. Published: 2.");
    expect(await exported()).toEqual(first);
    expect((await readTagSet(real.table)).named("beddays")).toEqual({
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

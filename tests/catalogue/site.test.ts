import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { moveItem, withdrawItem } from "../../shared/catalogue/items/commands.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { draftItem, letTimePass, publishItem } from "./items.ts";
import { asha, at } from "./made-up.ts";

let real: RealTable;
let world: World;
let moved: string;
let withdrawn: string;
const clock = { now: "2027-01-11T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await publishItem(world, {
    title: "Bed forecast",
    tags: ["secondary care", "forecasting", "python"],
    organisations: [{ name: "Quite Invented Hospitals", code: "INV1" }],
    outputs: [
      { kind: "code", where: { is: "link", url: "https://code.example/beds" } },
      { kind: "technical-report", where: { is: "on-request", email: "data@programme.example" } },
    ],
    licence: "MIT",
    standing: [{ value: "complete", since: "2026-11-01", note: "Handed over." }],
    body: "# What it does\n\nIt counts. <script>alert(1)</script> [x](javascript:alert(1))\n\n![A chart](https://pictures.example/a.png)",
  });
  await publishItem(world, {
    title: "Length of stay",
    summary: "How long?",
    tags: ["secondary care", "linkage", "r"],
    body: "",
  });
  await publishItem(world, {
    kind: "playbook",
    title: "How to begin",
    summary: "Begin.",
    tags: ["best practice"],
    body: "",
  });
  await draftItem(world, { title: "Not ready" });
  moved = await publishItem(world, {
    title: "Old name",
    summary: "It moved.",
    tags: ["workforce"],
    body: "",
  });
  withdrawn = await publishItem(world, {
    title: "Wrong model",
    summary: "It was wrong.",
    tags: ["workforce"],
    body: "",
  });
  const given = () => ({ occasion: at(clock.now), once: newId() });
  await moveItem(world.needs, { reference: moved, slug: "middle-name" }, given());
  await moveItem(world.needs, { reference: moved, slug: "new-name" }, given());
  await withdrawItem(world.needs, { reference: withdrawn, reason: "Its data were wrong." }, given());
});
afterAll(() => real.stop());

describe("the catalogue", () => {
  test("lists what is published and nothing else, in one query, which it holds for a minute", async () => {
    letTimePass(world);
    real.calls();
    const page = await world.onSite().open("/catalogue");
    expect(
      page
        .$("h3")
        .toArray()
        .map((one) => page.$(one).text())
        .sort(),
    ).toEqual(["Bed forecast", "How to begin", "Length of stay", "Old name"]);
    await world.onSite().open("/catalogue?q=beds");
    await world.onSite().open("/catalogue/feed.atom");
    await world.onSite().open("/catalogue/bed-forecast/item.json");
    expect(real.calls()).toEqual(["Query"]);
    expect(page.headers["cache-control"]).toBe("private, max-age=60");
  });

  test("finds words with a letter wrong, by title, tag, other names of tags, and organisation", async () => {
    const titles = async (words: string) => {
      const page = await world.onSite().open(`/catalogue?q=${encodeURIComponent(words)}`);
      return page
        .$("h3")
        .toArray()
        .map((one) => page.$(one).text());
    };
    expect(await titles("forcast")).toEqual(["Bed forecast"]);
    expect(await titles("data linkage")).toEqual(["Length of stay"]);
    expect(await titles("quite invented")).toEqual(["Bed forecast"]);
    expect(await titles("pyhton")).toEqual(expect.arrayContaining(["Bed forecast"]));
    expect(await titles("zebra")).toEqual([]);
  });

  test("lists the best match first when somebody searches from the page, whatever it showed before", async () => {
    const first = await world.onSite().open("/catalogue");
    const sort = first.$("select[name=sort] option").first();
    expect([sort.attr("value"), sort.text()]).toEqual(["", "Newest first"]);
    const found = await world.onSite().open("/catalogue?q=forecast&sort=");
    expect(found.$("select[name=sort] option[selected]").text()).toBe("Best match");
    const chosen = await world.onSite().open("/catalogue?q=forecast&sort=newest");
    expect(chosen.$("select[name=sort] option[selected]").text()).toBe("Newest first");
  });

  test("narrows down by facets whose counts go with what else is chosen, and lets go of each", async () => {
    const page = await world.onSite().open("/catalogue?domain=secondary+care&language=python");
    expect(page.$("h3").text()).toBe("Bed forecast");
    const label = (value: string) => page.$(`input[value="${value}"]`).first().next("label").text();
    expect(page.$('input[value="python"]').attr("checked")).toBeDefined();
    // R is in no item that is chosen now, but would be in one if it were chosen too.
    expect(label("r")).toContain("(1");
    expect(label("secondary care")).toContain("(1");
    // Linkage is a technique and a type of work.
    const all = await world.onSite().open("/catalogue?domain=secondary+care");
    expect(all.$('input[value="linkage"]')).toHaveLength(2);
    expect(page.$(".catalogue__chosen a").first().attr("href")).toBe("/catalogue?language=python");
    const several = await world.onSite().open("/catalogue?language=python&language=r");
    expect(several.$("h3")).toHaveLength(2);
  });

  test("says what to do when nothing fits, and makes no sense of nonsense", async () => {
    const page = await world.onSite().open("/catalogue?q=zebra&domain=workforce");
    expect(page.text).toContain("No results");
    expect(page.$('a[href="/catalogue?domain=workforce"]')).toHaveLength(1);
    for (const query of ["domain=%00,';&sort=x&page=-1", "q=%F0%9F%92%A9&kind=__proto__"])
      expect((await world.onSite().open(`/catalogue?${query}`)).status).toBe(200);
  });
});

describe("an item's page", () => {
  test("shows what it says without letting it do anything", async () => {
    const page = await world.onSite().open("/catalogue/bed-forecast");
    expect(page.status).toBe(200);
    expect(page.$(".item-body script, .item-body img, .item-body [href^='javascript']")).toHaveLength(0);
    expect(page.$(".item-body h2").text()).toBe("What it does");
    expect(page.$("a[href='https://pictures.example/a.png']").text()).toBe("Picture: A chart");
    expect(page.$("a[href^='mailto:data@programme.example?subject=']")).toHaveLength(1);
    expect(page.$("a[href='/catalogue/bed-forecast/use']").text()).toContain("We would like to use this");
    expect(page.text).toContain("Complete, since Sunday 1 November 2026: Handed over.");
    expect(page.text).toContain("Related Length of stay");
  });

  test("is where it moved to, in one step and for good, with its files", async () => {
    for (const before of ["old-name", "middle-name"]) {
      const met = await world.onSite().open(`/catalogue/${before}`);
      expect([met.status, met.to]).toEqual([301, "/catalogue/new-name"]);
    }
    expect((await world.onSite().open("/catalogue/old-name/item.json")).to).toBe(
      "/catalogue/new-name/item.json",
    );
  });

  test("says that it was withdrawn and why, or that there never was one", async () => {
    const gone = await world.onSite().open("/catalogue/wrong-model");
    expect(gone.status).toBe(410);
    expect(gone.text).toContain("Its data were wrong.");
    const none = await world.onSite().open("/catalogue/bed-forecsat");
    expect(none.status).toBe(404);
    expect(none.$("a[href='/catalogue/bed-forecast']")).toHaveLength(1);
    expect((await world.onSite().open("/catalogue/not-ready")).status).toBe(404);
  });
});

describe("the catalogue's files", () => {
  test("are a feed whose ids stay, and data that name nobody of the team", async () => {
    const feed = await world.onSite().open("/catalogue/feed.atom");
    expect(feed.headers["content-type"]).toContain("application/atom+xml");
    expect(feed.html).toContain(`<id>tag:programme.example,2026:${moved}</id>`);
    expect(feed.html).not.toContain("Wrong model");
    const page = await world.onSite().open("/catalogue");
    expect(page.$("link[type='application/atom+xml']").attr("href")).toBe("/catalogue/feed.atom");
    const all = await world.onSite().open("/catalogue/catalogue.json");
    expect(JSON.parse(all.html).items).toHaveLength(4);
    expect(all.html).not.toContain(asha);
    const one = await world.onSite().open("/catalogue/length-of-stay/item.json");
    expect(JSON.parse(one.html)).toMatchObject({
      url: "https://programme.example/catalogue/length-of-stay",
      tags: expect.arrayContaining([
        { value: "linkage", label: "Data linkage", facets: ["technique", "project-type"] },
      ]),
    });
  });

  test("have a publiccode.yml with all that the standard asks for, where there is code", async () => {
    const file = await world.onSite().open("/catalogue/bed-forecast/publiccode.yml");
    const code = parse(file.html);
    expect(code).toMatchObject({
      publiccodeYmlVersion: "0.4",
      name: "Bed forecast",
      url: "https://code.example/beds",
      developmentStatus: "beta",
      softwareType: "standalone/other",
      categories: ["predictive-analysis"],
      legal: { license: "MIT" },
      maintenance: { type: "none" },
      localisation: { localisationReady: false, availableLanguages: ["en"] },
    });
    expect(code.description.en.longDescription.length).toBeGreaterThanOrEqual(150);
    expect(code.description.en.shortDescription.length).toBeLessThanOrEqual(150);
    expect((await world.onSite().open("/catalogue/length-of-stay/publiccode.yml")).status).toBe(404);
  });
});

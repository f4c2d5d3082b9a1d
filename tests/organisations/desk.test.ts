import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { commit } from "../../shared/journal/commit.ts";
import { organisationItem, readOrganisations } from "../../shared/organisations/store.ts";
import { introduce } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { OF_SESSION, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { odsLine, sampleOrganisations } from "./samples.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (role: "viewer" | "team" = "team") => new Browser(handler, signedIn(needs(), role));

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

/** Lets everything that happened be reacted to. */
const react = () => world.settle();
const arrive = async (organisation: string, count: number) => {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const who = { name: `Person ${nth}`, email: `${newId()}@trust.example`, organisation };
    const { id, writes } = introduce(who, undefined, newId);
    await commit(needs(), { once: newId(), writes });
    ids.push(id);
  }
  return ids;
};
const codesOf = async (ids: readonly string[]) =>
  (await real.items("PERSON#"))
    .filter((item) => ids.includes(String(item["id"])))
    .map((item) => item["organisationCode"]);

describe("the desk without organisations", () => {
  it("says so, and loads the short list by one button, once", async () => {
    const browser = at();
    const empty = await browser.open("/desk/organisations");
    expect(empty.text).toContain("There are no organisations yet");
    const started = await browser.send(empty, {}, "own-list");
    expect(started.to).toMatch(/^\/desk\/imports\/[0-9a-f-]{36}$/);
    expect((await browser.send(empty, {}, "own-list")).to).toBe(started.to);
    const running = await browser.open(started.to);
    expect(running.text).toContain("Checking: 0% done");
    expect(running.html).toContain('<noscript><meta http-equiv="refresh"');
    await react();
    const finished = await browser.open(started.to);
    expect(finished.text).toMatch(/Imported: \d+ added, 0 changed, 0 unchanged/);
    expect(finished.html).not.toContain("http-equiv");
    real.calls();
    const page = await browser.open("/desk/organisations?q=poole&view=all");
    expect(real.calls()).toEqual([OF_SESSION, "BatchGetItem", "Query"]);
    expect(page.$("tbody tr").first().text()).toContain("now R0D");
    expect((await browser.open("/desk/organisations?region=wales")).text).toContain("Betsi Cadwaladr");
    expect((await browser.open("/desk/organisations?q=zzzz")).text).toContain("No results for “zzzz”.");
  });
});

describe("one organisation", () => {
  beforeAll(async () => {
    const writes = sampleOrganisations.map((one) => ({ put: organisationItem(one) }));
    await commit(needs(), { once: "sample", writes });
  });

  it("shows what it came from, what it became, and leaves a viewer nothing to press", async () => {
    const browser = at("viewer");
    const page = await browser.open("/desk/organisations/new1");
    expect(page.text).toContain("Came fromEastvale Infirmary NHS Trust (OLD1)");
    expect(page.$("main form, main a[href$=edit]")).toHaveLength(0);
    expect((await browser.open("/desk/organisations/OLD1")).text).toContain(
      "Now part ofUniversity Hospitals",
    );
    for (const code of ["NONE9", "x", "%00", "__proto__"])
      expect((await browser.open(`/desk/organisations/${code}`)).status).toBe(404);
  });

  it("is changed by hand, by one of two people at once", async () => {
    const [one, other] = [at(), at()];
    const url = "/desk/organisations/KDV1/edit";
    const [form, stale] = [await one.open(url), await other.open(url)];
    const saved = await one.send(form, { aliases: "KV\nRenal Voices\nKV", region: "wales" });
    expect(saved.to).toBe("/desk/organisations/KDV1?done=edit");
    const again = await one.send(form, { aliases: "KV\nRenal Voices\nKV", region: "wales" });
    expect(again.to).toBe(saved.to);
    const told = await other.send(stale, { name: "Other" });
    expect(told.status).toBe(409);
    expect(told.text).toContain("Someone changed this organisation in the meantime.");
    expect(await readOrganisations(real.table, ["KDV1"])).toMatchObject([
      { name: "Kidney Voices", aliases: ["KV", "Renal Voices"], region: "wales", byHand: ["region"] },
    ]);
    const page = await one.open("/desk/organisations/KDV1");
    expect(page.text).toContain("Organisation changed");
  });

  it("may not be its own successor, nor have one that is not there", async () => {
    const browser = at();
    const form = await browser.open("/desk/organisations/GON1/edit");
    for (const [successor, words] of [
      ["GON1", "Enter another organisation as the successor"],
      ["NONE9", "Enter the code of a successor that we have"],
    ] as const) {
      const told = await browser.send(form, { successor });
      expect([told.status, told.text]).toEqual([409, expect.stringContaining(words)]);
    }
  });

  it("is added by hand, unless its code is taken", async () => {
    const browser = at();
    const form = await browser.open("/desk/organisations/new?name=Hill+Hospice");
    expect(form.$("#name").val()).toBe("Hill Hospice");
    expect((await browser.send(form, { code: "x" })).status).toBe(422);
    const whole = { code: "hill1", segment: "charity", region: "wales" };
    const added = await browser.send(form, whole);
    expect(added.to).toBe("/desk/organisations/HILL1?done=add");
    expect((await browser.send(form, whole)).to).toBe(added.to);
    const again = await browser.send(await browser.open("/desk/organisations/new"), {
      ...whole,
      name: "Hill",
    });
    expect([again.status, again.text]).toEqual([409, expect.stringContaining("with this code already")]);
  });
});

describe("names to be mapped", () => {
  it("are listed by how many typed them; mapping moves all of them and the next, and can be taken back", async () => {
    const ids = [...(await arrive("Harrow Hosp.", 45)), ...(await arrive("harrow hosp", 2))];
    const others = await arrive("Elsewhere", 1);
    const browser = at();
    const list = await browser.open("/desk/organisations/names");
    expect(list.$("tbody tr").first().text()).toContain("Harrow Hosp.");
    expect(list.$("tbody tr").first().text()).toContain("47");
    const page = await browser.open(list.$("tbody a").first().attr("href") ?? "");
    expect(page.text).toContain("47 people typed “Harrow Hosp.”");
    expect((await browser.send(page, {})).status).toBe(422);
    expect((await browser.send(page, { code: "NONE9" })).status).toBe(422);
    const mapped = await browser.send(page, { code: "hrb1" });
    expect(mapped.to).toMatch(/^\/desk\/organisations\/names\?done=map&key=[\da-f]{32}$/);
    const said = await browser.open(mapped.to);
    expect(said.$(".nhsuk-notification-banner button[value=unmap]").text()).toBe("Undo");
    await react();
    expect(new Set(await codesOf(ids))).toEqual(new Set(["HRB1"]));
    expect(await codesOf(others)).toEqual([undefined]);
    expect(await readOrganisations(real.table, ["HRB1"])).toMatchObject([
      { aliases: ["HHFT", "Harrow Hosp."] },
    ]);
    expect((await browser.open("/desk/organisations/HRB1")).text).toContain("People 47");
    const after = await browser.open(mapped.to);
    expect(after.$("tbody tr").first().text()).toContain("Elsewhere");
    const key = String(after.$("button[name=key]").val());
    const undone = await browser.post("/desk/organisations/names", [
      ["key", key],
      ["_form", String(after.$("input[name=_form]").first().val())],
    ]);
    expect(undone.to).toBe("/desk/organisations/names?done=unmap");
    await react();
    // The reaction to the mapping came again after it was taken back, and did nothing.
    expect(new Set(await codesOf(ids))).toEqual(new Set([undefined]));
    expect(await readOrganisations(real.table, ["HRB1"])).toMatchObject([{ aliases: ["HHFT"] }]);
  });

  it("leave people alone who are of the organisation for another reason", async () => {
    const picked = introduce(
      {
        name: "P",
        email: `${newId()}@trust.example`,
        organisation: "Kidney Voices",
        organisationCode: "KDV1",
      },
      undefined,
      newId,
    );
    await commit(needs(), { once: newId(), writes: picked.writes });
    const typed = await arrive("K. V.", 1);
    const browser = at();
    const list = await browser.open("/desk/organisations/names");
    const href = list.$("tbody a:contains('K. V.')").attr("href") ?? "";
    await browser.send(await browser.open(href), { code: "KDV1" });
    await react();
    expect(await codesOf([picked.id, ...typed])).toEqual(["KDV1", "KDV1"]);
    const page = await browser.open("/desk/organisations/names");
    const form = page.$("form:contains('K. V.')");
    await browser.post("/desk/organisations/names", [
      ["key", String(form.find("button").val())],
      ["_form", String(form.find("[name=_form]").val())],
    ]);
    await react();
    expect(await codesOf([picked.id])).toEqual(["KDV1"]);
    expect(await codesOf(typed)).toEqual([undefined]);
  });
});

describe("importing at the desk", () => {
  const send = async (browser: Browser, text: string): Promise<string> => {
    const form = await browser.open("/desk/organisations/imports");
    return (await browser.send(form, { text }, "send")).to;
  };
  /** Says that all of a file are trusts, and takes its columns as they were guessed. */
  const chooseColumns = async (browser: Browser, url: string) => {
    const columns = await browser.open(url);
    expect((await browser.send(columns, { "from-segment": "value-nhs-trust" }, "columns")).to).toBe(url);
    await react();
  };

  it("shows what is wrong, then what would change, then does it; discarding does nothing", async () => {
    const browser = at();
    const form = await browser.open("/desk/organisations/imports");
    expect((await browser.send(form, {}, "send")).text).toContain("Select a file, or paste its lines");
    const text = [
      odsLine("KDV1", "KIDNEY VOICES NHS TRUST", "Y60"),
      odsLine("IMP1", "IMPORTED NHS TRUST", "Y56", { closed: "20240101" }),
      odsLine("imp-2", "WRONG NHS TRUST", "Y56"),
    ].join("\n");
    const url = await send(browser, text);
    const columns = await browser.open(url);
    expect(columns.text).toContain("A file of the Organisation Data Service was recognised.");
    // Closing dates are in a column that no row of the first page may have.
    expect(columns.$("#from-closed option:selected").text()).toBe("Column L");
    expect(columns.$("#from-name option:selected").text()).toBe("Column B: “KIDNEY VOICES NHS TRUST”");
    const told = await browser.send(columns, {}, "columns");
    expect([told.status, told.text]).toEqual([
      422,
      expect.stringContaining("Select the column that has the kind of organisation, or what all of them are"),
    ]);
    await chooseColumns(browser, url);
    const page = await browser.open(url);
    expect(page.text).toContain("2 organisations can be imported; 1 organisation left out.");
    expect(page.text).toContain("1 new1 changed0 unchanged");
    expect(page.text).toContain("Error, line 3: “imp-2” is not a valid code");
    expect(page.text).toContain("New: closed on 2024-01-01");
    expect(page.text).toContain("Changed: name: Kidney Voices to Kidney Voices NHS Trust");
    const attention = await browser.open(`${url}?show=attention`);
    expect(attention.$("tbody tr")).toHaveLength(1);
    expect(await readOrganisations(real.table, ["IMP1"])).toEqual([undefined]);
    expect((await browser.send(page, {}, "start")).to).toBe(url);
    await react();
    const done = await browser.open(url);
    expect(done.text).toContain(
      "Imported: 1 added, 1 changed, 0 unchanged of 2 organisations; 1 organisation left out.",
    );
    expect(done.$("tbody a[href='/desk/organisations/IMP1']")).toHaveLength(1);
    const again = await send(browser, text);
    // As it was said of the last file with these columns.
    expect((await browser.open(again)).$("#from-segment").val()).toBe("value-nhs-trust");
    await chooseColumns(browser, again);
    const second = await browser.open(again);
    expect(second.text).toContain("importing this file changes nothing");
    const discarded = await browser.send(second, {}, "discard");
    expect((await browser.open(discarded.to)).text).toContain("The file was discarded");
    expect((await browser.send(second, {}, "start")).status).toBe(409);
    const history = await browser.open("/desk/organisations/imports");
    expect(history.$("tbody tr").first().text()).toContain("Discarded");
    for (const id of ["x", "%00", newId()])
      expect((await browser.open(`/desk/imports/${id}`)).status).toBe(404);
  });

  it("reads a file in another way where the person says so, and undoes the import", async () => {
    const browser = at();
    const text =
      "Report of the day;;\nOrganisation;ODS code;Note\nVale Hospice;VAL1;x\nHill Caf\u00e9;VAL2;y";
    const url = await send(browser, text);
    const page = await browser.open(url);
    expect(page.$("#from-code").val()).toBe("column-1");
    expect(page.$("#from-name").val()).toBe("column-0");
    expect(page.$("#headingLine").val()).toBe("2");
    const layout = { encoding: "utf-8", separator: "comma", headingLine: "0" };
    expect((await browser.send(page, layout, "layout")).to).toBe(url);
    const wrong = await browser.open(url);
    expect(wrong.$("#from-code").val()).toBe("");
    expect((await browser.send(wrong, { encoding: "klingon" }, "layout")).status).toBe(422);
    await browser.send(wrong, { ...layout, separator: "semicolon", headingLine: "2" }, "layout");
    const right = await browser.open(url);
    await browser.send(right, { "from-segment": "none", "from-code": "column-1" }, "columns");
    await react();
    const checked = await browser.open(url);
    expect(checked.text).toContain("One column is not used: “Note”");
    await browser.send(checked, {}, "start");
    await react();
    expect(await readOrganisations(real.table, ["VAL1", "VAL2"])).toMatchObject([
      { name: "Vale Hospice", segment: "other" },
      { name: "Hill Caf\u00e9" },
    ]);
    const ask = await browser.open(`${url}?ask=undo`);
    expect(ask.text).toContain("Organisations that it added are removed");
    await browser.send(ask, {}, "undo");
    await react();
    expect((await browser.open(url)).text).toContain("Undone: 2 removed, 0 as before the import.");
    expect(await readOrganisations(real.table, ["VAL1", "VAL2"])).toEqual([undefined, undefined]);
    const looked = await at("viewer").open(url);
    expect(looked.$("main form")).toHaveLength(0);
  });

  it("takes no workbook and nothing that is no text", async () => {
    const browser = at();
    const form = await browser.open("/desk/organisations/imports");
    const zip = new File([new Uint8Array([0x50, 0x4b, 3, 4, 1, 2])], "list.xlsx");
    expect((await browser.sendFiles(form, [zip])).text).toContain("Save the workbook as CSV first");
    const noise = new File([Uint8Array.from({ length: 300 }, (_, at) => at % 32)], "list.csv");
    expect((await browser.sendFiles(form, [noise])).text).toContain("Select a file of text");
  });
});

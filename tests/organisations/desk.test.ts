import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { onOrganisationImportStarted } from "../../functions/organisations/on-organisation-import-started.ts";
import { onOrganisationNameMapped } from "../../functions/organisations/on-organisation-name-mapped.ts";
import { onOrganisationNameUnmapped } from "../../functions/organisations/on-organisation-name-unmapped.ts";
import { commit } from "../../shared/journal/commit.ts";
import * as entries from "../../shared/organisations/entries.ts";
import { organisationItem, readOrganisations } from "../../shared/organisations/store.ts";
import { introduce } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds } from "../support/visiting.ts";
import { odsLine, sampleOrganisations } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (role: "viewer" | "team" = "team") => new Browser(handler, signedIn(needs(), role));

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

/** Lets every entry of today be reacted to, each twice, as the bus may. */
const react = async () => {
  const today = await real.entries(utcDate(clock.now));
  for (const entry of [...today, ...today]) {
    const occasion = reactionOccasion(needs(), `on-${entry.name}`, entry);
    if (entry.name === "OrganisationImportStarted")
      await onOrganisationImportStarted(needs(), entries.OrganisationImportStarted.parse(entry), occasion);
    if (entry.name === "OrganisationNameMapped")
      await onOrganisationNameMapped(needs(), entries.OrganisationNameMapped.parse(entry), occasion);
    if (entry.name === "OrganisationNameUnmapped")
      await onOrganisationNameUnmapped(needs(), entries.OrganisationNameUnmapped.parse(entry), occasion);
  }
};
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
    expect(started.to).toMatch(/^\/desk\/organisations\/imports\/[0-9a-f-]{36}$/);
    expect((await browser.send(empty, {}, "own-list")).to).toBe(started.to);
    const running = await browser.open(started.to);
    expect(running.text).toContain("Under way: 0 of");
    expect(running.html).toContain('<noscript><meta http-equiv="refresh"');
    await react();
    const finished = await browser.open(started.to);
    expect(finished.text).toMatch(/Finished: \d+ new, 0 changed, 0 unchanged/);
    expect(finished.html).not.toContain("http-equiv");
    real.calls();
    const page = await browser.open("/desk/organisations?q=poole&state=all");
    expect(real.calls()).toEqual(["Query"]);
    expect(page.$("tbody tr").first().text()).toContain("now R0D");
    expect((await browser.open("/desk/organisations?region=wales")).text).toContain("Betsi Cadwaladr");
    expect((await browser.open("/desk/organisations?q=zzzz")).text).toContain("Nothing fits.");
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
    expect(saved.to).toBe("/desk/organisations/KDV1?done=changed");
    const told = await other.send(stale, { name: "Other" });
    expect(told.status).toBe(409);
    expect(told.text).toContain("Somebody changed this organisation in the meantime.");
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
    expect(added.to).toBe("/desk/organisations/HILL1?done=added");
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
    expect(mapped.to).toBe("/desk/organisations/names?done=mapped");
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
    expect(undone.to).toBe("/desk/organisations/names?done=unmapped");
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
  it("shows what is wrong, then what would change, then does it; discarding does nothing", async () => {
    const browser = at();
    const form = await browser.open("/desk/organisations/imports");
    expect((await browser.send(form, {}, "check")).text).toContain("Select a file, or paste its lines");
    const text = [
      odsLine("KDV1", "KIDNEY VOICES NHS TRUST", "Y60"),
      odsLine("IMP1", "IMPORTED NHS TRUST", "Y56", { closed: "20240101" }),
      odsLine("imp2", "WRONG NHS TRUST", "Y56"),
    ].join("\n");
    const checked = await browser.send(form, { text }, "check");
    const page = await browser.open(checked.to);
    expect(page.text).toContain("Rows understood: 2. Left out: 1.");
    expect(page.text).toContain("1 new1 changed0 unchanged1 of the new and changed are closed");
    expect(page.text).toContain("3“imp2” is no code");
    expect(page.text).toContain("Changed: name");
    expect(await readOrganisations(real.table, ["IMP1"])).toEqual([undefined]);
    expect((await browser.send(page, {}, "start")).to).toBe(checked.to);
    await react();
    expect((await browser.open(checked.to)).text).toContain(
      "Finished: 1 new, 1 changed, 0 unchanged of 2 rows.",
    );
    const again = await browser.send(await browser.open("/desk/organisations/imports"), { text }, "check");
    const second = await browser.open(again.to);
    expect(second.text).toContain("importing this file changes nothing");
    expect((await browser.send(second, {}, "discard")).to).toBe("/desk/organisations?done=discarded");
    expect((await browser.send(second, {}, "start")).status).toBe(409);
    const history = await browser.open("/desk/organisations/imports");
    expect(history.$("tbody tr").first().text()).toContain("Discarded");
    for (const id of ["x", "%00", newId()])
      expect((await browser.open(`/desk/organisations/imports/${id}`)).status).toBe(404);
  });
});

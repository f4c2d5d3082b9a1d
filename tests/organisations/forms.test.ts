import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { commit } from "../../shared/journal/commit.ts";
import { organisationItem } from "../../shared/organisations/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { sampleOrganisations } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(site, async () => needs());

beforeAll(async () => {
  real = await startRealTable();
  const writes = sampleOrganisations.map((one) => ({ put: organisationItem(one) }));
  await commit(needs(), { once: "organisations", writes });
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const answers = (organisation: string, more: Record<string, string> = {}) => ({
  name: "Asha <i>Example</i>",
  email: `${newId()}@trust.example`,
  organisation,
  segment: "nhs-trust",
  role: "analyst",
  frequency: "weekly",
  consent: "yes",
  ...more,
});
const personOf = async ({ email }: { readonly email: string }) =>
  (await real.items("PERSON#")).find((item) => item["email"] === email);
const join = async (sent: ReturnType<typeof answers>) => {
  const browser = new Browser(handler);
  return { browser, met: await browser.send(await browser.open("/join"), sent) };
};

describe("suggestions", () => {
  it("are codes, names and where they are, and cost one query in five minutes", async () => {
    const browser = new Browser(handler);
    real.calls();
    const found = await browser.open("/organisations.json?q=harrowshire");
    expect(found.headers).toMatchObject({ "content-type": "application/json", "cache-control": "no-store" });
    expect(JSON.parse(found.html)).toEqual([
      {
        code: "HRB1",
        name: "Harrowshire Hospitals NHS Foundation Trust",
        details: "Midlands, HRB1",
      },
      {
        code: "HRB2",
        name: "Harrowshire Health and Care NHS Foundation Trust",
        details: "Midlands, HRB2",
      },
    ]);
    await browser.open("/organisations.json?q=old1");
    expect(real.calls()).toEqual(["BatchGetItem", "Query"]);
  });

  it.each(["", "?q=", "?q=h", "?q=%E0%A4%A", "?q=%00%00", `?q=${"x".repeat(3000)}`])(
    "of %j are none",
    async (query) => {
      const found = await new Browser(handler).open(`/organisations.json${query}`);
      expect([found.status, found.html]).toEqual([200, "[]"]);
    },
  );
});

describe("an organisation typed without a script", () => {
  it.each([
    ["harrowshire hospitals nhs foundation trust", "HRB1", "Harrowshire Hospitals NHS Foundation Trust"],
    ["HRB2", "HRB2", "Harrowshire Health and Care NHS Foundation Trust"],
    ["Eastvale Infirmary NHS Trust", "NEW1", "University Hospitals Vale NHS Foundation Trust"],
  ])("%j is known at once", async (typed, code, name) => {
    const sent = answers(typed);
    const { met } = await join(sent);
    expect(met.status).toBe(303);
    expect(await personOf(sent)).toMatchObject({ organisation: name, organisationCode: code });
  });

  it("that resembles none is kept as it is", async () => {
    const sent = answers("Fernhill Hospitals");
    const { met } = await join(sent);
    expect(met.status).toBe(303);
    const person = await personOf(sent);
    expect(person).toMatchObject({ organisation: "Fernhill Hospitals", list: "PEOPLE-TO-MAP" });
    expect(person).not.toHaveProperty("organisationCode");
  });

  it("that resembles some is asked about, and no answer is lost whichever is chosen", async () => {
    for (const [choice, code] of [
      ["HRB1", "HRB1"],
      ["as-typed", undefined],
      ["constructor", undefined],
    ] as const) {
      const sent = answers("Harowshire hospital");
      const { browser, met: redirected } = await join(sent);
      expect(redirected.status).toBe(303);
      const met = await browser.open(redirected.to);
      expect(met.$("h1").text().trim()).toBe("Which of these is your organisation?");
      expect(met.$("input[type=radio]").length).toBeGreaterThanOrEqual(2);
      expect(met.$("main i")).toHaveLength(0);
      expect(await personOf(sent)).toBeUndefined();
      const after = await browser.send(met, { _organisation: choice });
      if (choice === "constructor") {
        const again = await browser.open(after.to);
        expect(again.$("h1").text().trim()).toBe("Which of these is your organisation?");
        continue;
      }
      expect(after.to).toMatch(/^\/join\/check-your-email\//);
      const person = await personOf(sent);
      expect(person).toMatchObject({ name: sent.name, segment: "nhs-trust" });
      expect(person?.["organisationCode"]).toBe(code);
    }
  });
});

describe("the hidden code of the picker", () => {
  it("counts with the name that goes with it", async () => {
    const sent = answers("Kidney Voices", { organisationCode: "KDV1" });
    await join(sent);
    expect(await personOf(sent)).toMatchObject({ organisationCode: "KDV1", subject: "organisation:KDV1" });
  });

  it.each([
    ["Fernhill Hospitals", "KDV1"],
    ["Fernhill Hospitals", "NONE9"],
    ["Fernhill Hospitals", "__proto__"],
    ["Fernhill Hospitals", "kdv1"],
  ])("does not turn %j into %s", async (typed, organisationCode) => {
    const sent = answers(typed, { organisationCode });
    await join(sent);
    expect(await personOf(sent)).toMatchObject({ organisation: typed, list: "PEOPLE-TO-MAP" });
  });

  it("is kept by the form when something else is wrong", async () => {
    const { met } = await join(answers("Kidney Voices", { organisationCode: "KDV1", email: "" }));
    expect(met.status).toBe(422);
    expect(met.$("input[name=organisationCode]").val()).toBe("KDV1");
    expect(met.$("#organisation").val()).toBe("Kidney Voices");
  });
});

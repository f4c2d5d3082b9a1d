import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commit } from "../../shared/journal/commit.ts";
import { organisationItem } from "../../shared/organisations/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { sampleOrganisations } from "../organisations/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, applicant, joinTeam } from "./applying.ts";

let real: RealTable;
let world: World;
let path: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  const writes = sampleOrganisations.map((one) => ({ put: organisationItem(one) }));
  await commit(world.needs, { once: "organisations", writes });
  path = `/calls/${await announce((await joinTeam(world, "Theo")).browser)}/apply`;
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const start = async (answers: Readonly<Record<string, string>>) => {
  const visitor = world.onSite();
  const form = await visitor.open(path);
  return {
    visitor,
    form,
    sent: await visitor.send(form, { ...applicant, email: `${newId()}@trust.example`, ...answers }),
  };
};

describe("the question which organisation is meant", () => {
  test("has an address: it can be loaded again, left with Back and come to again with Forward", async () => {
    const { visitor, form, sent } = await start({ organisation: "Harowshire hospital" });
    expect(sent.status).toBe(303);
    const asked = await visitor.open(sent.to);
    expect(asked.$("h1").text().trim()).toBe("Which of these is your organisation?");
    expect((await visitor.open(sent.to)).html).toContain("HRB1");
    const back = await visitor.open(path);
    expect(back.$("h1").text()).toContain("Start your application");
    const forward = await visitor.open(sent.to);
    const answered = await visitor.send(forward, { _organisation: "HRB1" });
    expect(answered.to).toMatch(/^\/applications\//);
    expect((await visitor.open(answered.to)).text).toContain("Your draft application");
    const again = await visitor.send(forward, { _organisation: "HRB1" });
    expect(again.to).toBe(answered.to);
    expect(form.status).toBe(200);
    expect(await real.items("APPLICATION#")).toHaveLength(1);
  });

  test("after another answer by way of Back starts a draft with that answer", async () => {
    const { visitor, form, sent } = await start({ organisation: "Harowshire hospital", name: "First Name" });
    const later = await visitor.send(form, {
      ...applicant,
      email: "later@trust.example",
      name: "Second Name",
      organisation: "Harowshire hospital",
    });
    expect(later.to).toBe(sent.to);
    const answered = await visitor.send(await visitor.open(later.to), { _organisation: "as-typed" });
    expect(answered.to).toMatch(/^\/applications\//);
    const drafts = JSON.stringify(await real.items("APPLICATION#"));
    expect(drafts).toContain("Second Name");
    expect(drafts).not.toContain("First Name");
  });

  test("of another visitor's form is not shown", async () => {
    const { sent } = await start({ organisation: "Harowshire hospital" });
    const stranger = await world.onSite().open(sent.to);
    expect([stranger.status, stranger.to]).toEqual([303, path]);
  });
});

describe("an organisation that cannot apply", () => {
  test("is told so at an address, and goes back to the question with all that was typed", async () => {
    const { visitor, sent } = await start({ organisation: "Wholly Invented Software", segment: "supplier" });
    expect(sent.status).toBe(303);
    for (const _time of ["opened", "loaded again"])
      expect((await visitor.open(sent.to)).$("h1").text()).toContain("cannot apply");
    const told = await visitor.open(sent.to);
    const change = told.$("nav[aria-label=Back] a").attr("href") ?? "";
    expect(change).toMatch(/#segment$/);
    const form = await visitor.open(change.replace("#segment", ""));
    expect(form.$("input[name=name]").val()).toBe(applicant.name);
    expect(form.$("#segment")).toHaveLength(1);
    expect(form.$("input[name=segment]:checked").val()).toBe("supplier");
    const started = await visitor.send(form, { segment: "nhs-trust" });
    expect(started.to).toMatch(/^\/applications\//);
    const forward = await visitor.open(sent.to);
    expect(forward.$("h1").text()).toContain("cannot apply");
  });

  test("is not told so by an address alone", async () => {
    const met = await world.onSite().open(`${path}?ask=not-eligible`);
    expect([met.status, met.to]).toEqual([303, path]);
  });
});

describe("a start form sent twice", () => {
  test("starts one draft", async () => {
    const visitor = world.onSite();
    const form = await visitor.open(path);
    const before = (await real.items("APPLICATION#")).length;
    const answers = { ...applicant, email: "twice@trust.example" };
    const [one, two] = await Promise.all([visitor.send(form, answers), visitor.send(form, answers)]);
    expect(one.to).toBe(two.to);
    expect(await real.items("APPLICATION#")).toHaveLength(before + 1);
  });
});

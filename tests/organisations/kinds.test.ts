import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import { commit } from "../../shared/journal/commit.ts";
import { memberItem } from "../../shared/members/store.ts";
import { organisationItem, readOrganisations } from "../../shared/organisations/store.ts";
import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";
import { introduce } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { organisation } from "./samples.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
let browser: Browser;
const LIST = "/desk/organisations/kinds";

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  browser = new Browser(handler, signedIn(needs(), "team"));
});
afterAll(() => real.stop());

const member = async (code: string, segment: OrganisationKind): Promise<string> => {
  const facts = {
    name: "A. Member",
    email: `${newId()}@practice.example`,
    organisation: code,
    organisationCode: code,
  };
  const { id, writes } = introduce({ ...facts, segment }, undefined, newId);
  const { now: joinedAt } = clock;
  const joined = {
    person: id,
    status: "member",
    joinedAt,
    via: "list",
    segment,
    organisation: code,
    frequency: "at-once",
    consents: {},
  } as const;
  await commit(needs(), { once: id, writes: [...writes, { put: memberItem({ ...joined, topics: [] }) }] });
  return id;
};
const kindsOf = async (id: string) => {
  const all = [...(await real.items(`PERSON#${id}`)), ...(await real.items(`MEMBER#${id}`))];
  return all.map((item) => [item["segment"] ?? Object(item["member"]).segment, item["subject"]]);
};
const press = (page: Met, step: string, ticked: string) =>
  browser.post(LIST, [
    ["_form", String(page.$("#bulk [name=_form], [name=_form]").first().val())],
    ["_step", step],
    ["ticked", ticked],
  ]);

describe("kinds of organisation that are proposed", () => {
  it("are listed for organisations of before once they are migrated, and not for others", async () => {
    const before = [
      organisation("SUR1", "Millbrook Surgery", { segment: "other" }),
      organisation("HOS1", "St Wilfrid's Hospice", { segment: "other" }),
      organisation("OTH1", "Brightwell", { segment: "other" }),
      organisation("CHA1", "Friends of the Surgery", { segment: "charity" }),
    ];
    const writes = before.map((one) => ({ put: organisationItem(one) }));
    await commit(needs(), { once: "before", writes });
    expect((await browser.open(LIST)).text).toContain("No kind is proposed.");
    const migration = migrations.find(({ id }) => id === "2026-11-proposed-kinds");
    if (migration === undefined) throw new Error("There is no such migration.");
    const done = { ...needs(), say: () => undefined };
    expect(await migrate(done, migration, true)).toMatchObject({ seen: 4, changed: 2 });
    expect(await migrate(done, migration, true)).toMatchObject({ changed: 0 });
    const list = await browser.open(LIST);
    expect(list.$("tbody tr")).toHaveLength(2);
    expect(list.text).toContain("Its name has “surgery” in it");
  });

  it("are set by one of the team; people who said “other” follow, and go back when it is undone", async () => {
    const [other, supplier] = [await member("SUR1", "other"), await member("SUR1", "supplier")];
    const set = await press(await browser.open(LIST), "accept", "SUR1");
    await world.settle();
    expect(await readOrganisations(real.table, ["SUR1"])).toMatchObject([
      { segment: "gp-practice", byHand: ["segment"] },
    ]);
    expect(await kindsOf(other)).toEqual([
      ["gp-practice", "organisation:SUR1"],
      ["gp-practice", "members:gp-practice"],
    ]);
    expect((await kindsOf(supplier)).map(([kind]) => kind)).toEqual(["supplier", "supplier"]);
    const moved = (await real.entries("2026-11-23")).filter(({ name }) => name === "MemberKindChanged");
    expect(moved).toMatchObject([{ person: other, data: { from: "other", to: "gp-practice" } }]);

    const said = await browser.open(set.to);
    expect(said.text).toContain("You set the kind of 1 organisation.");
    const change = String(said.$("[name=change]").val());
    const form = String(said.$("form:has([name=change]) [name=_form]").val());
    await browser.post(LIST, [
      ["_form", form],
      ["_step", String(said.$("form:has([name=change]) button").val())],
      ["change", change],
    ]);
    await world.settle();
    expect((await kindsOf(other)).map(([kind]) => kind)).toEqual(["other", "other"]);
    expect((await kindsOf(supplier)).map(([kind]) => kind)).toEqual(["supplier", "supplier"]);
    expect((await browser.open(LIST)).text).toContain("Millbrook Surgery");
  });

  it("are not proposed again where one of the team kept “other”", async () => {
    await press(await browser.open(LIST), "keep", "HOS1");
    expect((await browser.open(LIST)).text).not.toContain("St Wilfrid's Hospice");
    expect(await readOrganisations(real.table, ["HOS1"])).toMatchObject([
      { segment: "other", byHand: ["segment"] },
    ]);
  });
});

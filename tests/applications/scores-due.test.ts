import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWholeApplication } from "../../shared/applications/store.ts";
import { ada } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, begin, callAnswers, joinTeam, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let world: World;
let call: string;
let reference: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };
const asAda = () => world.atDesk(ada, "admin");

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  call = await announce(asAda(), { scoresDueOn: "2027-02-26" });
  const draft = await begin(world.onSite(), call);
  await writeAndSubmit(world.onSite(), draft);
  reference = /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "";
});
afterAll(() => real.stop());

const assessors = async () =>
  (await readWholeApplication(real.table, reference))?.assessments.map(({ assessor }) => assessor);

describe("an application waits", () => {
  test("for assessors by the day on which its call closes, and for scores by the day that the call says", async () => {
    await world.settle();
    const today = await asAda().open("/desk");
    expect(today.text).toMatch(/Find assessors .*12 Feb 2027/);
    const { browser, id } = await joinTeam(world, "Asha");
    const admin = asAda();
    await admin.send(await admin.open(`/desk/applications/${reference}`), { assessor: id }, "assign");
    await world.settle();
    expect((await browser.open("/desk")).text).toMatch(/Score .*26 Feb 2027/);
    const edit = await admin.open(`/desk/calls/${call}/edit`);
    const moved = await admin.send(edit, { scoresDueOn: "2027-03-05" });
    expect(moved.status).toBe(303);
    await world.settle();
    expect((await browser.open("/desk")).text).toMatch(/Score .*5 Mar 2027/);
  });

  test("for another assessor after a hand-over, who is not asked twice", async () => {
    const [asha = ""] = (await assessors()) ?? [];
    const { id: ben } = await joinTeam(world, "Ben");
    await world.settle();
    const admin = asAda();
    const asks = await admin.open(`/desk/team/${asha}/owned/hand-over?to=${ben}`);
    expect(asks.text).toContain("1 application to score");
    const begun = await admin.send(asks, {}, "give");
    await world.settle();
    expect(await assessors()).toEqual([ben]);
    expect((await admin.open(begun.to)).text).toContain("1 thing given to Ben");
    await admin.send(await admin.open(`${begun.to}?ask=back`), {}, "back");
    await world.settle();
    expect(await assessors()).toEqual([asha]);
    await admin.send(await admin.open(`/desk/applications/${reference}`), { assessor: ben }, "assign");
    await world.settle();
    const list = await admin.open(`/desk/team/${asha}/owned`);
    const ticked = list.$("input[name=ticked]").attr("value") ?? "";
    const sent = await admin.send(list, { ticked, "give-choice": ben }, "give");
    expect((await admin.open(sent.to)).text).toContain("this colleague is asked to score it already");
  });

  test("and scores are never due before the call closes", async () => {
    const browser = asAda();
    const page = await browser.open("/desk/calls/new");
    const sent = await browser.send(page, { ...callAnswers, scoresDueOn: "2027-02-01" });
    expect(sent.text).toContain("Scores must be due on the closing day or later");
  });
});

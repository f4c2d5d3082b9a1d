import { afterAll, beforeAll, expect, test } from "vitest";
import { listApplications } from "../../shared/applications/store.ts";
import { ada, type Colleague, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { World } from "../support/world.ts";
import { announce, begin, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let world: World;
let call = "";
let theo: Colleague;
let ben: Colleague;
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  theo = { id: await world.teamMember("Theo"), name: "Theo" };
  ben = { id: await world.teamMember("Ben"), name: "Ben" };
  call = await announce(world.atDesk(ada), { assessors: "2" });
  for (const name of ["Amina Okafor", "Carys Pugh"]) {
    const visitor = world.onSite();
    const email = `${name.split(" ")[0]?.toLowerCase()}@applicant.example`;
    await writeAndSubmit(visitor, await begin(visitor, call, { name, email }));
  }
});
afterAll(() => real.stop());

const assessors = async () =>
  (await listApplications(real.table, call)).map(({ assessments }) =>
    assessments.map(({ assessor }) => assessor).sort(),
  );

test("a call's applications are dealt out evenly, told with the numbers, and taken back", async () => {
  const desk = world.atDesk(ada);
  const own = `/desk/calls/${call}/assessors`;
  const chosen = `${own}?${new URLSearchParams({ chosen: "yes", who: `${theo.id},${ben.id}` })}`;
  const plan = await desk.open(chosen);
  expect(plan.text).toContain("Each application needs 2 scores.");
  expect(plan.$("table").first().text().replaceAll(/\s+/g, " ")).toMatch(/Ben ?0 ?2 ?2 ?Theo ?0 ?2 ?2/);
  const token = plan.$("input[name=_form]").val()?.toString() ?? "";
  const pairs = plan
    .$("input[name=pair]")
    .toArray()
    .map((one): [string, string] => ["pair", plan.$(one).val()?.toString() ?? ""]);
  expect(plan.$("button[value=deal]").text().trim()).toBe("Ask for 4 scores");
  const form: readonly (readonly [string, string])[] = [["_form", token], ["_step", "deal"], ...pairs];
  const sent = await desk.post(own, form);
  expect((await desk.post(own, form)).to).toBe(sent.to);
  const both = [theo.id, ben.id].sort();
  expect(await assessors()).toEqual([both, both]);
  const done = await desk.open(sent.to);
  expect(done.text).toContain("You asked for 4 scores. Each person gets an email.");
  const again = await desk.open(chosen);
  expect(again.text).toContain("Nothing is left to deal out among these people.");
  const undone = await desk.send(done, {}, "undo");
  expect((await desk.open(undone.to)).text).toContain("4 scores are no longer asked for.");
  expect(await assessors()).toEqual([[], []]);
});

test("nobody is asked who only looks, and a viewer does not deal", async () => {
  const viewer = world.atDesk(vera, "viewer");
  expect((await viewer.open(`/desk/calls/${call}/assessors`)).status).toBe(403);
  const desk = world.atDesk(ada);
  const none = await desk.open(`/desk/calls/${call}/assessors?chosen=yes`);
  expect(none.text).toContain("Nothing is left to deal out");
  expect(
    (await desk.send(await desk.open(`/desk/calls/${call}/assessors`), { pair: "x" }, "deal")).status,
  ).toBe(303);
});

test("of the ticked ones a colleague is asked for all at once, who was asked before is left, and an undo releases those only", async () => {
  const desk = world.atDesk(ada);
  const own = `/desk/calls/${call}`;
  const list = await desk.open(own);
  expect(list.text).toContain("0 of 2 applicants answered");
  const references = list
    .$("[name=ticked]")
    .toArray()
    .map((one) => String(list.$(one).val()));
  const [first = ""] = references;
  const ask = async (ids: readonly string[]) => {
    const form = tickedForm(await desk.open(own), { _step: "assess", "assess-choice": ben.id }, ids);
    const sent = await desk.post(own, form);
    expect((await desk.post(own, form)).to).toBe(sent.to);
    return desk.open(sent.to);
  };
  expect((await ask([first])).text).toContain("You asked Ben to score 1 application.");
  const both = await ask(references);
  expect(both.text).toContain("You asked Ben to score 1 application. 1 was asked of this person already.");
  expect((await desk.open(`${own}?view=all&assessor=${ben.id}`)).$("[name=ticked]")).toHaveLength(2);
  expect((await desk.open(`${own}?view=unassigned`)).text).toContain("No applications here.");
  await desk.send(both, {}, "undo");
  const mine = await desk.open(`${own}?assessor=${ben.id}`);
  expect(mine.$("[name=ticked]").val()).toBe(first);
  const [link = ""] = mine
    .$(".list-table__record")
    .map((_nth, one) => mine.$(one).attr("href"))
    .get();
  const record = await desk.open(link);
  expect(record.$(".in-list a").first().attr("href")).toBe(`${own}?assessor=${ben.id}`);
});

test("only the ticked ones are dealt out, and the list is a file", async () => {
  const desk = world.atDesk(ada);
  const own = `/desk/calls/${call}`;
  const list = await desk.open(`${own}?sort=title`);
  const ticked = String(list.$("[name=ticked]").first().val());
  const plan = await desk.open((await desk.post(own, tickedForm(list, { _step: "deal" }, [ticked]))).to);
  expect(plan.text).toContain("Only the 1 application that you ticked.");
  expect(plan.$("[name=only]").val()).toBe(ticked);
  expect(plan.$("table").last().find("tbody tr")).toHaveLength(1);
  const file = await desk.open(`${own}?as=csv`);
  expect(file.html).toContain(ticked);
  const calls = await desk.open("/desk/calls?q=no-such-call");
  expect(calls.text).toContain("No results for “no-such-call”");
  expect((await desk.open("/desk/calls")).$(`a[href^="${own}?in="]`)).toHaveLength(1);
});

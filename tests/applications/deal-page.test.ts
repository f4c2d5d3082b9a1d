import { afterAll, beforeAll, expect, test } from "vitest";
import { listApplications } from "../../shared/applications/store.ts";
import { ada, type Colleague, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
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

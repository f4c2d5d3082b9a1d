import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/platform/ids.ts";
import { findProject } from "../../shared/projects/read.ts";
import type { Met } from "../support/browser.ts";
import { ada, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { World } from "../support/world.ts";
import { at, form, makeProject } from "./samples.ts";

const list = "/desk/projects/list";
let real: RealTable;
let world: World;
const references: string[] = [];
const clock = { now: "2026-11-23T16:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await world.atDesk(ada, "admin").open("/desk");
  await world.atDesk(theo).open("/desk");
  for (const title of ["Beds", "appointments", "Clinics"])
    references.push(
      await makeProject(
        world.needs,
        { ...form, title, owner: theo.id, deputy: title === "Beds" ? ada.id : undefined },
        { occasion: at(clock.now), once: newId() },
      ),
    );
});
afterAll(() => real.stop());

const titles = (page: Met) =>
  page
    .$(".list-table__record")
    .toArray()
    .map((one) => page.$(one).text());
test("projects are a list: searched, sorted, as a file, and one leads to the next", async () => {
  const desk = world.atDesk(theo);
  const sorted = await desk.open(`${list}?sort=title`);
  expect(titles(sorted)).toEqual(["appointments", "Beds", "Clinics"]);
  expect(titles(await desk.open(`${list}?q=clin`))).toEqual(["Clinics"]);
  expect((await desk.open(`${list}?state=paused`)).text).toContain("No results");
  const first = await desk.open(sorted.$(".list-table__record").first().attr("href") ?? "");
  const next = await desk.open(first.$(".in-list [aria-keyshortcuts=n]").attr("href") ?? "");
  expect((await desk.open(next.to)).$("h1").text()).toContain("Beds");
  const { file } = await desk.open(`${list}?owner=${theo.id}&as=csv`);
  expect(file.toString().trim().split("\r\n")).toHaveLength(4);
});

test("several are given to another owner at once, and given back with the deputy that they had", async () => {
  const desk = world.atDesk(theo);
  const [beds = "", other = ""] = references;
  const page = await desk.open(list);
  const sent = await desk.post(
    list,
    tickedForm(page, { _step: "owner", "owner-choice": ada.id }, references),
  );
  const done = await desk.open(sent.to);
  expect(done.text).toContain("You assigned 3 projects to Ada Admin.");
  expect((await findProject(real.table, beds))?.deputy).toBeUndefined();
  await desk.post(list, tickedForm(page, { _step: "owner", "owner-choice": theo.id }, [other]));
  const change = done.$('[name="change"]').val()?.toString() ?? "";
  const undone = await desk.open((await desk.post(list, tickedForm(page, { _step: "undo", change }))).to);
  expect(undone.text).toContain("2 projects are as before. 1 project was changed since and was left.");
  expect(await findProject(real.table, beds)).toMatchObject({ owner: theo.id, deputy: ada.id });
});

test("the tasks of a project are a list: several are moved and assigned at once", async () => {
  const desk = world.atDesk(theo);
  const own = `/desk/projects/${references[2]}/tasks`;
  const page = await desk.open(`${own}?stage=work&state=open`);
  const ids = page
    .$("[name=ticked]")
    .toArray()
    .map((one) => page.$(one).val()?.toString() ?? "");
  const two = ids.slice(0, 2);
  const moved = await desk.post(own, tickedForm(page, { _step: "state", "state-choice": "doing" }, two));
  expect((await desk.open(moved.to)).text).toContain("You moved 2 tasks to “Doing”.");
  expect(titles(await desk.open(`${own}?state=doing`))).toHaveLength(2);
  const given = await desk.post(own, tickedForm(page, { _step: "owner", "owner-choice": ada.id }, two));
  expect((await desk.open(given.to)).text).toContain("You assigned 2 tasks to Ada Admin.");
  expect(titles(await desk.open(`${own}?owner=${ada.id}&sort=task`))).toHaveLength(2);
  const none = await desk.post(
    own,
    tickedForm(page, { _step: "state", "state-choice": "gone" }, ["nothing"]),
  );
  expect((await desk.open(none.to)).text).toContain("No task was changed.");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { publishedEvent, register } from "./visitors.ts";

let real: RealTable;
let world: World;
let event = "";
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  event = await publishedEvent(world, 2);
  for (const name of ["Ada Example", "Bea Example", "Cat Example"])
    await register(world.onSite(), event, { name, email: `${name.slice(0, 3).toLowerCase()}@trust.example` });
});
afterAll(() => real.stop());

const names = (page: Met) =>
  page
    .$(".list-table__record")
    .toArray()
    .map((one) => page.$(one).text());
const ticks = (page: Met, fields: Readonly<Record<string, string>>, ticked: readonly string[]) => {
  const token: [string, string] = ["_form", page.$("#bulk [name=_form]").val()?.toString() ?? ""];
  return [token, ...Object.entries(fields), ...ticked.map((one): [string, string] => ["ticked", one])];
};

test("registrations are listed by how they stand, and cancelled after asking, with the number", async () => {
  const desk = world.atDesk();
  const own = `/desk/events/${event}/registrations`;
  const list = await desk.open(`${own}?sort=-name`);
  expect(names(list)).toEqual(["Bea Example", "Ada Example"]);
  expect(names(await desk.open(`${own}?view=waiting`))).toEqual(["Cat Example"]);
  expect(names(await desk.open(`${own}?view=all&q=CAT`))).toEqual(["Cat Example"]);
  const [bea = ""] = list
    .$("[name=ticked]")
    .toArray()
    .map((one) => list.$(one).val()?.toString() ?? "");
  const asked = await desk.post(own, ticks(list, { _step: "cancel" }, [bea]));
  const question = await desk.open(asked.to);
  expect(question.$("h1").text()).toBe("Cancel the registration of 1 person?");
  expect(names(await desk.open(own))).toHaveLength(2);
  const sent = await desk.send(question, {}, "cancel");
  const done = await desk.open(sent.to);
  expect(done.text).toContain("You cancelled the registration of 1 person. They get an email.");
  expect(done.$("[name=change]")).toHaveLength(0);
  expect(names(await desk.open(`${own}?view=cancelled`))).toEqual(["Bea Example"]);
});

test("attendance is recorded for those who are ticked, once the event has begun", async () => {
  const desk = world.atDesk();
  const own = `/desk/events/${event}/registrations`;
  const list = await desk.open(own);
  const [ada = ""] = list
    .$("[name=ticked]")
    .toArray()
    .map((one) => list.$(one).val()?.toString() ?? "");
  const form = { _step: "attendance", "attendance-choice": "came" };
  const early = await desk.open((await desk.post(own, ticks(list, form, [ada]))).to);
  expect(early.text).toContain("No person was changed. 1 could not be recorded: the event has not started.");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { eventMessage } from "../../shared/events/messages/letters.ts";
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
  await world.settle();
});
afterAll(() => real.stop());

const written = { subject: "Bring a laptop", body: "Please bring a laptop." };
const sent = () => world.lettersOf(eventMessage.kind).map(({ to }) => ("person" in to ? to.person : ""));

test("a message goes to the group that is chosen, once it is looked at and approved, with its number", async () => {
  const desk = world.atDesk();
  const own = `/desk/events/${event}/message`;
  const page = await desk.open(own);
  expect(page.text).toContain("Everyone with a place 2 people");
  expect(page.text).toContain("Everyone on the waiting list 1 person");
  const wrong = await desk.send(
    page,
    { to: "place", subject: "Hello", body: "Dear [name], come." },
    "message",
  );
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Replace [name]");
  expect(wrong.html).toContain("Dear [name], come.");
  const preview = await desk.open((await desk.send(page, { to: "place", ...written }, "message")).to);
  expect(preview.text).toContain("The message waits here. Nobody gets it before it is approved.");
  expect(preview.text).toContain("2 people");
  expect(sent()).toEqual([]);
  expect((await desk.open(`/desk/events/${event}`)).$("#messages tbody").text()).toContain(
    "Everyone with a place",
  );
  const approved = await desk.send(preview, {}, "approve");
  expect(approved.status).toBe(303);
  await world.settle();
  expect(sent()).toHaveLength(2);
});

test("those who are ticked in the list are those who are written to", async () => {
  const desk = world.atDesk();
  const list = await desk.open(`/desk/events/${event}/registrations?view=waiting`);
  const cat = list.$("[name=ticked]").val()?.toString() ?? "";
  const token = list.$("#bulk [name=_form]").val()?.toString() ?? "";
  const asked = await desk.post(`/desk/events/${event}/registrations`, [
    ["_form", token],
    ["_step", "message"],
    ["ticked", cat],
  ]);
  const page = await desk.open(asked.to);
  expect(page.$("[name=to]:checked").val()).toBe("ticked");
  expect(page.text).toContain("The people you ticked 1 person");
  const before = sent().length;
  const preview = await desk.open((await desk.send(page, { to: "ticked", ...written }, "message")).to);
  await desk.send(preview, {}, "approve");
  await world.settle();
  expect(sent().slice(before)).toEqual([cat]);
});

test("nobody who came is written to before anybody came", async () => {
  const desk = world.atDesk();
  const page = await desk.open(`/desk/events/${event}/message`);
  expect(page.$("[name=to][value=came]")).toHaveLength(0);
  const none = await desk.send(page, { to: "came", ...written }, "message");
  expect(none.status).toBe(422);
  expect(none.text).toContain("There is nobody in this group");
});

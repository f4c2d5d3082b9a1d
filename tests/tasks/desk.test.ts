import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { draftEvent } from "../../shared/events/event/commands.ts";
import { newId } from "../../shared/platform/ids.ts";
import { at, form, makeProject } from "../projects/samples.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
let project: string;
let event: string;
const clock = { now: "2026-11-30T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const asha = { id: newId(), name: "Asha Example" };
const browser = () =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs(), "team", asha),
  );

const send = async (to: string, fields: Record<string, string | readonly string[]>) => {
  const who = browser();
  const token = (await who.open(to)).$("input[name=_form]").attr("value") ?? "";
  const pairs = Object.entries({ ...fields, _form: token }).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return who.post(to, pairs);
};

beforeAll(async () => {
  real = await startRealTable();
  const occasion = at(clock.now);
  project = `/desk/projects/${await makeProject(needs(), { ...form, prepared: "yes" }, { occasion, once: newId() })}`;
  const details = { title: "Community meetup", description: "We meet.", place: "Town hall", places: 5 };
  const times = { startsAt: "2027-01-28T10:00:00.000Z", endsAt: "2027-01-28T11:00:00.000Z" };
  const drafted = await draftEvent(needs(), { ...details, ...times }, { occasion, once: newId() });
  event = `/desk/events/${drafted.done.reference}`;
});
afterAll(() => real.stop());

describe("tasks about anything", () => {
  test("are added from its page, stand there and on My tasks, and are done and undone", async () => {
    const added = await send(event, {
      _step: "add-task",
      taskText: "Book the room",
      owner: asha.id,
      dueOn: "2026-12-05",
    });
    expect(added.to).toContain("due=2026-12-04#tasks");
    const page = await browser().open(added.to.split("#")[0] ?? "");
    expect(page.text).toContain("It is due on Friday 4 December 2026: nobody works on the day you chose.");
    expect(page.$("#tasks").text()).toContain("Book the room");
    const mine = await browser().open("/desk/tasks");
    expect(mine.text).toContain("Book the room");
    expect(mine.text).toContain("Community meetup");
    const task = mine.$("input[name=task]").first().attr("value") ?? "";
    const done = await send("/desk/tasks", { _step: "done", task });
    const who = browser();
    const after = await who.open(done.to);
    expect(after.text).toContain("You have no open tasks");
    expect((await who.send(after, {}, "to-do")).status).toBe(303);
    expect((await browser().open("/desk/tasks")).text).toContain("Book the room");
  });

  test("need words, a day that is to come and somebody of the team", async () => {
    const good = { _step: "add-task", taskText: "Book the room" };
    for (const wrong of [{ taskText: "" }, { dueOn: "2026-11-02" }, { dueOn: "soon" }, { owner: newId() }])
      expect((await send(event, { ...good, ...wrong })).status).toBe(422);
    const who = browser();
    const page = await who.open(event);
    const token = page.$("input[name=_form]").attr("value") ?? "";
    const fields = Object.entries({ ...good, _form: token });
    expect((await who.post("/desk/events/EVT-0000-0000", fields)).status).toBe(404);
  });

  test("have a page of their own", async () => {
    const mine = await browser().open("/desk/tasks");
    const href = mine.$(".work-list a").first().attr("href") ?? "";
    const who = browser();
    const own = await who.open(href);
    expect(own.text).toContain("Task about Community meetup");
    expect((await who.send(own, { taskText: "Book the large room" }, "save")).status).toBe(303);
    expect((await send(href, { _step: "doing" })).status).toBe(303);
    expect((await browser().open(href)).text).toContain("Doing");
    expect((await browser().open(`/desk/tasks/${newId()}`)).status).toBe(404);
  });
});

describe("the board of a project", () => {
  test("moves a task by one read and one transaction", async () => {
    const board = `${project}/board`;
    const page = await browser().open(board);
    expect(page.$(".board__column h2").text().replaceAll(/\s+/g, " ")).toMatch(/To do 15 ?Doing 0 ?Done 0/);
    real.calls();
    const moved = await send(board, {
      _step: "move",
      _stage: "pre-mobilisation",
      task: "brief",
      to: "doing",
    });
    expect(real.calls().slice(-2)).toEqual(["BatchGetItem", "TransactWriteItems"]);
    const after = await browser().open(moved.to);
    expect(after.$("#column-doing").text()).toContain("1");
    expect(after.text).toContain("The task is moved.");
  });

  test("plans several at once, in one transaction", async () => {
    const board = `${project}/board`;
    await send(`${project}/plan`, { _step: "sprints", weeks: "2" });
    expect((await send(board, { _step: "plan", sprint: "1" })).text).toContain("Tick the tasks");
    expect((await send(board, { _step: "plan", tasks: ["brief"] })).text).toContain(
      "Select a sprint or a person",
    );
    const tasks = ["brief", "review"];
    const planned = await send(board, { _step: "plan", _stage: "all", tasks, sprint: "2", owner: asha.id });
    expect((await browser().open(planned.to)).text).toContain("Planned: 2 tasks.");
    const mine = await browser().open("/desk/tasks");
    expect(mine.$(".work-list > li").length).toBeGreaterThanOrEqual(2);
    expect((await send(board, { _step: "plan", tasks: ["nonsense"], sprint: "2" })).status).toBe(409);
  });
});

test("My tasks are walked through one after the other, also past one that is done meanwhile", async () => {
  for (const [taskText, dueOn] of [
    ["Ask for the data", "2026-12-08"],
    ["Print the signs", "2026-12-09"],
    ["Order the lunch", "2026-12-10"],
  ] as const)
    await send(event, { _step: "add-task", taskText, owner: asha.id, dueOn });
  const who = browser();
  const mine = await who.open("/desk/tasks");
  const link = (text: string) => mine.$(`a:contains('${text}')`).attr("href") ?? "";
  const first = await who.open(link("Ask for the data"));
  await who.send(first, {}, "done");
  const go = async (from: typeof first, text: "Next" | "Previous") =>
    who.open((await who.open(from.$(`.in-list a:contains('${text}')`).attr("href") ?? "")).to);
  const second = await go(first, "Next");
  expect(second.$("h1").text()).toContain("Print the signs");
  const third = await go(second, "Next");
  expect(third.$("h1").text()).toContain("Order the lunch");
  expect((await go(third, "Previous")).$("h1").text()).toContain("Print the signs");
  expect(third.$(".in-list a").first().text()).toBe("Back to My tasks");
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findEnquiry } from "../../shared/enquiries/read.ts";
import { readRelationship } from "../../shared/people/relationships/store.ts";
import { findProject, findTask } from "../../shared/projects/read.ts";
import { readTask } from "../../shared/tasks/read.ts";
import { ada } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { makePossessions, type Possessions } from "./samples.ts";

let real: RealTable;
let world: World;
let noor: string;
let ben: string;
let had: Possessions;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

beforeEach(async () => {
  // Everybody is new, so that what each has is what the test gave them.
  noor = await world.teamMember(`Noor ${clock.now}`);
  ben = await world.teamMember(`Ben ${clock.now}`);
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString();
  had = await makePossessions(world, noor);
  await world.settle();
  world.clear();
});

const owners = async () => {
  const { person, enquiry, project, task } = had;
  return {
    person: (await readRelationship(real.table, { kind: "person", id: person }))?.owner,
    enquiry: (await findEnquiry(real.table, enquiry))?.assignee,
    project: (await findProject(real.table, project))?.owner,
    projectTask: (await findTask(real.table, { reference: project, id: "brief" }))?.owner,
    task: (await readTask(real.table, task))?.owner,
  };
};
const allOf = (owner: string) => ({
  person: owner,
  enquiry: owner,
  project: owner,
  projectTask: owner,
  task: owner,
});
const listOf = (person: string) => `/desk/team/${person}/owned`;
const desk = () => world.atDesk(ada, "admin");

const giveAll = async (to: string) => {
  const browser = desk();
  const asks = await browser.open(`${listOf(noor)}/hand-over?to=${to}`);
  const begun = await browser.send(asks, {}, "give");
  return { browser, asks, begun };
};

describe("what somebody of the team looks after", () => {
  test("is one list, each thing with the last that was said, and nothing that was written for oneself", async () => {
    const page = await desk().open(listOf(noor));
    expect(page.text).toMatch(/All 5.*People 1.*Enquiries 1.*Projects 1.*Tasks 2/);
    expect(page.text).toMatch(/Gwen Example.*Wants to host in spring/);
    expect(page.text).toMatch(/Our letters.*Ada Example, Invented Trust.*Our letters take three weeks/);
    expect(page.text).toContain("Write the project brief");
    expect(page.text).not.toContain("Only mine");
    const tasks = await desk().open(`${listOf(noor)}?view=task`);
    expect(tasks.$(".list-table tbody tr")).toHaveLength(2);
    expect((await desk().open(listOf(ben))).text).toContain("looks after nothing");
    expect((await desk().open("/desk/team/nobody/owned")).status).toBe(404);
  });

  test("is a document: a page, a Word file and a PDF", async () => {
    const page = await desk().open(`${listOf(noor)}/document`);
    expect(page.$("h1").text()).toContain("Hand-over: Noor");
    expect(page.text).toMatch(
      /People.*Gwen Example.*Wants to host in spring.*Projects.*Fewer missed appointments/,
    );
    expect(page.text).not.toContain("Only mine");
    const word = await desk().open(`${listOf(noor)}/document.docx`);
    expect(word.file.subarray(0, 2).toString()).toBe("PK");
    const pdf = await desk().open(`${listOf(noor)}/document.pdf`);
    expect(pdf.file.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("is given by ticks, and taken back in the banner", async () => {
    const browser = desk();
    const page = await browser.open(listOf(noor));
    const [first, second] = page.$("input[name=ticked]").toArray();
    const ticked = [first, second].map((one) => page.$(one ?? "").attr("value") ?? "");
    const sent = await browser.send(page, { ticked: ticked[0] ?? "", "give-choice": ben }, "give");
    const given = await browser.open(sent.to);
    expect(given.text).toMatch(/You gave 1 thing to Ben/);
    expect((await owners()).person).toBe(ben);
    await browser.send(given, {}, "undo");
    expect(await owners()).toEqual(allOf(noor));
  });
});

describe("everything to its own deputy", () => {
  test("asks with the number, gives what has a deputy, says what has none, and is taken back", async () => {
    const olu = await world.teamMember("Olu");
    had = await makePossessions(world, olu, ben);
    await world.settle();
    const browser = desk();
    const asked = await browser.send(await browser.open(listOf(olu)), {}, "deputies");
    const asks = await browser.open(asked.to);
    expect(asks.$("h1").text()).toBe("Give to its deputy: 5 things?");
    expect(await owners()).toEqual(allOf(olu));
    await browser.send(asks, {}, "start");
    await world.settle();
    expect(await owners()).toEqual({ ...allOf(olu), person: ben, project: ben });
    const done = await browser.open(asked.to);
    expect(done.text).toContain("You gave 2 things, each to its deputy.");
    expect(done.text).toContain("3 have no deputy and were left");
    await browser.send(done, {}, "undo");
    await world.settle();
    expect(await owners()).toEqual(allOf(olu));
  });
});

describe("a hand-over of everything", () => {
  test("asks with the number, gives all of it, tells the colleague once, and is taken back", async () => {
    const { browser, asks, begun } = await giveAll(ben);
    expect(asks.$("h1").text()).toMatch(/^Give 5 things to Ben .*\?$/);
    expect(asks.$("form button[name=_step]").text().trim()).toMatch(/^Give 5 things to Ben/);
    const going = await browser.open(begun.to);
    expect(going.text).toContain("goes on by itself");
    await world.settle();
    expect(await owners()).toEqual(allOf(ben));
    const done = await browser.open(begun.to);
    expect(done.text).toMatch(/5 things given to Ben/);
    expect(world.lettersOf("handed-over")).toMatchObject([
      { to: { person: ben }, facts: { given: 5, left: 0 } },
    ]);
    expect((await desk().open(listOf(noor))).text).toContain("5 given");
    expect((await desk().open(listOf(noor))).text).toContain("looks after nothing");
    const names = world.delivered.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["HandOverBegun", "EnquiryAssigned", "PersonOwnerChanged", "HandOverFinished"]),
    );

    const back = await browser.open(`${begun.to}?ask=back`);
    expect(back.$("h1").text()).toBe("Take back 5 things?");
    await browser.send(back, {}, "back");
    await world.settle();
    expect(await owners()).toEqual(allOf(noor));
    expect((await browser.open(begun.to)).text).toContain("This hand-over was taken back.");
  });

  test("loses nothing and gives nothing twice wherever the process dies", async () => {
    for (const when of ["before", "after"] as const)
      for (let transaction = 1; transaction <= 4; transaction += 1) {
        const to = await world.teamMember(`Other ${when} ${transaction}`);
        const from = (await owners()).person ?? "";
        const browser = desk();
        const asks = await browser.open(`${listOf(from)}/hand-over?to=${to}`);
        await world.settle();
        await browser.send(asks, {}, "give");
        world.crash = { when, transaction };
        await world.deliver();
        await world.settle();
        expect(await owners()).toEqual(allOf(to));
        world.clear();
      }
  });

  test("leaves what changed hands meanwhile, and ends where the colleague leaves", async () => {
    const { begun } = await giveAll(ben);
    const browser = desk();
    const member = await browser.open(`/desk/team/${ben}?ask=leave`);
    expect(member.text).not.toContain("still looks after");
    await browser.send(member, {}, "leave");
    await world.settle();
    expect(await owners()).toEqual(allOf(noor));
    const page = await browser.open(begun.to);
    expect(page.text).toMatch(/0 things given.*5 things stayed.*this colleague cannot look after it/);
    expect(world.lettersOf("handed-over")).toEqual([]);
  });

  test("puts a deputy in the place of the deputy, and nobody is the deputy of themselves", async () => {
    had = await makePossessions(world, ben, noor);
    await world.settle();
    await giveAll(ben);
    await world.settle();
    const relationship = await readRelationship(real.table, { kind: "person", id: had.person });
    expect(relationship).toMatchObject({ owner: ben });
    expect(relationship).not.toHaveProperty("deputy");
    expect((await findProject(real.table, had.project))?.deputy).toBeUndefined();
  });
});

test("who leaves the team while they look after something is shown with it, and so is the way to hand it over", async () => {
  const browser = desk();
  const asks = await browser.open(`/desk/team/${noor}?ask=leave`);
  expect(asks.text).toContain("still looks after 5 things");
  await browser.send(asks, {}, "leave");
  await world.settle();
  const left = await browser.open(`/desk/team/${noor}`);
  expect(left.text).toContain("still looks after 5 things, which wait for nobody");
  expect(left.$(`a[href="${listOf(noor)}"]`)).not.toHaveLength(0);
  expect((await browser.open(`/desk/enquiries/${had.enquiry}`)).text).toMatch(/Noor.*\(left\)/);
});

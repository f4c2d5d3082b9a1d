import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as projectsPage } from "../../functions/projects/board/desk-projects.ts";
import { page as newProjectPage } from "../../functions/projects/details/desk-new-project.ts";
import { page as projectPage } from "../../functions/projects/project/desk-project.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let ben: Colleague;
const clock = { now: "2026-11-23T16:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  ben = await desk.welcome("Ben Example");
});
afterAll(() => real.stop());

const answers = (more: Record<string, string> = {}) => ({
  title: "Fewer <b>missed</b> appointments",
  summary: "We looked for what makes people miss an appointment.",
  organisation: "Fernhill Hospitals",
  route: "supplier",
  owner: asha.id,
  deputy: ben.id,
  startsOn: "2026-09-07",
  weeks: "12",
  ...more,
});

const finished = (completedOn: string, step: string) => ({ completedOn, _step: step });

const make = async (more: Record<string, string> = {}, formId: string = newId()): Promise<string> => {
  const made = await desk.ask(asha, servePage(newProjectPage).post, { form: answers(more) }, { formId });
  expect(made.status).toBe(303);
  return made.to.match(/PRJ-[\w-]+/)?.[0] ?? "";
};

describe("before there is a project", () => {
  test("the list says so, to those who may make one and to those who look", async () => {
    const page = await desk.ask(asha, servePage(projectsPage).get);
    expect(page.text).toContain("No project is under way");
    expect(page.text).toContain("New project");
    const looked = await desk.ask(asha, servePage(projectsPage).get, {}, { mayChange: false });
    expect(looked.text).not.toContain("New project");
  });

  test("the form offers the team, and whoever looks at it as owner", async () => {
    const page = await desk.ask(ben, servePage(newProjectPage).get);
    expect(page.html).toContain(`<option value="${ben.id}" selected>Ben Example`);
    expect(page.html).toContain(`<option value="${asha.id}">Asha Example`);
    expect(page.text).toContain("Nobody");
  });

  test("unknown references are not found", async () => {
    const unknown = newReference("project", (count) => new Uint8Array(count));
    for (const reference of [unknown, "PRJ-nonsense", ""]) {
      const asked = { parameters: { reference } };
      expect((await desk.ask(asha, servePage(projectPage).get, asked)).status).toBe(404);
      const form = finished("2026-11-23", "complete");
      expect((await desk.ask(asha, servePage(projectPage).post, { ...asked, form })).status).toBe(404);
    }
  });
});

describe("a new project", () => {
  test("is refused with what is wrong beside each answer, and nothing typed is lost", async () => {
    const page = await desk.ask(asha, servePage(newProjectPage).post, {
      form: answers({ title: "", startsOn: "2026-77-01" }),
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Enter the project’s title");
    expect(page.html).toContain('href="#startsOn"');
    expect(page.html).toContain('id="startsOn"');
    expect(page.html).toContain('value="2026-77-01"');
    expect(page.html).toContain("Fernhill Hospitals");
  });

  test("cannot be given to somebody who is not of the team", async () => {
    const page = await desk.ask(asha, servePage(newProjectPage).post, { form: answers({ owner: newId() }) });
    expect([page.status, page.text.includes("Select an owner from the list")]).toEqual([422, true]);
  });

  test("is made once, however often its form is sent, and by one transaction", async () => {
    const formId = newId();
    // The list of organisations is read once an hour.
    await make({ title: "To know the organisations" });
    real.calls();
    const reference = await make({}, formId);
    expect(real.calls()).toEqual(["TransactWriteItems"]);
    expect(await make({}, formId)).toBe(reference);
    expect(await real.items("PROJECT#")).toHaveLength(2);
  });

  test("shows its facts, its planned follow-ups and its timeline, with markup as text", async () => {
    const reference = await make();
    const page = await desk.ask(asha, servePage(projectPage).get, { parameters: { reference } });
    expect(page.status).toBe(200);
    expect(page.html).not.toContain("<b>missed</b>");
    expect(page.text).toContain("Monday 7 September 2026 to Friday 27 November 2026 (12 weeks)");
    expect(page.text).toContain("Monday 30 November 2026");
    expect(page.html).toContain("<desc");
    expect(page.html).not.toContain("style=");
    expect(page.text).toContain("Project taken on Asha Example");
    const looked = await desk.ask(
      ben,
      servePage(projectPage).get,
      { parameters: { reference } },
      { mayChange: false },
    );
    expect(looked.text).not.toContain("When was the work completed?");
  });
});

describe("a completion", () => {
  test("is shown before it is made, and refused when its date cannot be", async () => {
    const parameters = { reference: await make() };
    const ask = (form: Record<string, string>) => desk.check(asha, projectPage, { parameters, form });
    expect((await ask(finished("2026-11-24", "check"))).text).toContain("must be today or in the past");
    expect((await ask(finished("2026-09-01", "check"))).status).toBe(422);
    expect((await ask({ _step: "check" })).text).toContain("Enter the date on which the work was completed");
    const shown = await ask(finished("2026-11-23", "check"));
    expect(shown.text).toContain("Asha Example, unless the recipe says otherwise");
    expect(shown.text).toContain("24 Nov 2026 Thank the partner and send the survey");
    expect(shown.text).not.toContain("Already due");
    const past = await ask(finished("2026-11-13", "check"));
    expect(past.text).toContain("2 of them are already due");
  });

  test("is asked about at an address that can be looked at again, and is forgotten after a day", async () => {
    const parameters = { reference: await make() };
    const formId = newId();
    const form = finished("2026-11-23", "check");
    const sent = await desk.ask(asha, servePage(projectPage).post, { parameters, form }, { formId });
    expect(sent.to).toContain("ask=complete");
    const look = () =>
      desk.ask(asha, servePage(projectPage).get, { parameters, query: { ask: "complete" } }, { formId });
    for (const _time of [1, 2]) expect((await look()).text).toContain("Completed on Monday 23 November 2026");
    const before = clock.now;
    clock.now = "2026-11-25T16:30:00.000Z";
    expect((await look()).status).toBe(303);
    clock.now = before;
  });

  test("takes one read and one transaction; pressed twice it is one, and another date is refused", async () => {
    const parameters = { reference: await make() };
    const complete = (day: string) =>
      desk.ask(asha, servePage(projectPage).post, {
        parameters,
        form: finished(`2026-11-${day}`, "complete"),
      });
    real.calls();
    expect((await complete("23")).status).toBe(303);
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    expect((await complete("23")).to).toContain("done=complete");
    const again = await complete("22");
    expect([again.status, again.text.includes("already been completed")]).toEqual([409, true]);
  });
});

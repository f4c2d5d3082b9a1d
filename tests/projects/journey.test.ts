import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDeskFollowUp } from "../../functions/projects/get-desk-follow-up.ts";
import { getDeskNewProject } from "../../functions/projects/get-desk-new-project.ts";
import { getDeskProject } from "../../functions/projects/get-desk-project.ts";
import { getDeskProjects } from "../../functions/projects/get-desk-projects.ts";
import { postDeskFollowUp } from "../../functions/projects/post-desk-follow-up.ts";
import { postDeskNewProject } from "../../functions/projects/post-desk-new-project.ts";
import { postDeskProject } from "../../functions/projects/post-desk-project.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { followUpDue } from "../../shared/projects/letters.ts";
import { dueFollowUps } from "../../shared/projects/read.ts";
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
  "startsOn-day": "7",
  "startsOn-month": "9",
  "startsOn-year": "2026",
  weeks: "12",
  ...more,
});

const finished = (day: string, month: string, year: string, step: string) => ({
  "completedOn-day": day,
  "completedOn-month": month,
  "completedOn-year": year,
  _step: step,
});

const make = async (more: Record<string, string> = {}, formId: string = newId()): Promise<string> => {
  const made = await desk.ask(asha, postDeskNewProject, { form: answers(more) }, { formId });
  expect(made.status).toBe(303);
  return made.to.match(/PRJ-[\w-]+/)?.[0] ?? "";
};

describe("before there is a project", () => {
  test("the list says so, to those who may make one and to those who look", async () => {
    const page = await desk.ask(asha, getDeskProjects);
    expect(page.text).toContain("No project is under way");
    expect(page.text).toContain("New project");
    const looked = await desk.ask(asha, getDeskProjects, {}, { mayChange: false });
    expect(looked.text).not.toContain("New project");
  });

  test("the form offers the team, and whoever looks at it as owner", async () => {
    const page = await desk.ask(ben, getDeskNewProject);
    expect(page.html).toContain(`<option value="${ben.id}" selected>Ben Example`);
    expect(page.html).toContain(`<option value="${asha.id}">Asha Example`);
    expect(page.text).toContain("Nobody");
  });

  test("unknown references are not found", async () => {
    const unknown = newReference("project", (count) => new Uint8Array(count));
    for (const reference of [unknown, "PRJ-nonsense", ""]) {
      const asked = { parameters: { reference, step: "webinar" } };
      for (const page of [getDeskProject, getDeskFollowUp])
        expect((await desk.ask(asha, page, asked)).status).toBe(404);
      const form = { ...finished("23", "11", "2026", "complete"), evidence: "https://a.example/" };
      for (const page of [postDeskProject, postDeskFollowUp])
        expect((await desk.ask(asha, page, { ...asked, form })).status).toBe(404);
    }
  });
});

describe("a new project", () => {
  test("is refused with what is wrong beside each answer, and nothing typed is lost", async () => {
    const page = await desk.ask(asha, postDeskNewProject, {
      form: answers({ title: "", "startsOn-day": "77" }),
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Enter the project’s title");
    expect(page.html).toContain('href="#startsOn"');
    expect(page.html).toContain('id="startsOn"');
    expect(page.html).toContain('value="77"');
    expect(page.html).toContain("Fernhill Hospitals");
  });

  test("cannot be given to somebody who is not of the team", async () => {
    const page = await desk.ask(asha, postDeskNewProject, { form: answers({ owner: newId() }) });
    expect([page.status, page.text.includes("Select an owner from the list")]).toEqual([422, true]);
  });

  test("is made once, however often its form is sent, and by one transaction", async () => {
    const formId = newId();
    // The list of organisations is read once an hour.
    await make({ title: "To know the organisations" });
    real.calls();
    const reference = await make({}, formId);
    expect(real.calls()).toEqual(["BatchGetItem", "TransactWriteItems"]);
    expect(await make({}, formId)).toBe(reference);
    expect(await real.items("PROJECT#")).toHaveLength(2);
  });

  test("shows its facts, its planned follow-ups and its timeline, with markup as text", async () => {
    const reference = await make();
    const page = await desk.ask(asha, getDeskProject, { parameters: { reference } });
    expect(page.status).toBe(200);
    expect(page.html).not.toContain("<b>missed</b>");
    expect(page.text).toContain("Monday 7 September 2026 to Sunday 29 November 2026 (12 weeks)");
    expect(page.text).toContain("Monday 30 November 2026");
    expect(page.html).toContain("<desc");
    expect(page.html).not.toContain("style=");
    expect(page.text).toContain("Project taken on Asha Example");
    const looked = await desk.ask(ben, getDeskProject, { parameters: { reference } }, { mayChange: false });
    expect(looked.text).not.toContain("When was the work completed?");
  });
});

describe("a completion", () => {
  test("is shown before it is made, and refused when its date cannot be", async () => {
    const parameters = { reference: await make() };
    const ask = (form: Record<string, string>) => desk.ask(asha, postDeskProject, { parameters, form });
    expect((await ask(finished("24", "11", "2026", "check"))).text).toContain("must be today or in the past");
    expect((await ask(finished("1", "9", "2026", "check"))).status).toBe(422);
    expect((await ask({ _step: "check" })).text).toContain("Enter the date on which the work was completed");
    const shown = await ask(finished("23", "11", "2026", "check"));
    expect(shown.text).toContain("Asha Example gets a letter");
    expect(shown.text).toContain("Tuesday 24 November 2026 Thank the partner and send the survey");
    expect(shown.text).not.toContain("Already due");
    const past = await ask(finished("13", "11", "2026", "check"));
    expect(past.text).toContain("2 of them are already due");
  });

  test("takes one read and one transaction; pressed twice it is one, and another date is refused", async () => {
    const parameters = { reference: await make() };
    const complete = (day: string) =>
      desk.ask(asha, postDeskProject, { parameters, form: finished(day, "11", "2026", "complete") });
    real.calls();
    expect((await complete("23")).status).toBe(303);
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    expect((await complete("23")).to).toContain("done=completed");
    const again = await complete("22");
    expect([again.status, again.text.includes("already been completed")]).toEqual([409, true]);
  });
});

describe("the follow-ups", () => {
  test("write to the owner on the day with the words to send, remind twice, tell the team last, and end when closed", async () => {
    const parameters = { reference: await make({ title: "Quiet wards" }) };
    const follow = (step: string) => ({ parameters: { ...parameters, step } });
    await desk.ask(asha, postDeskProject, { parameters, form: finished("23", "11", "2026", "complete") });
    await desk.react();
    expect(
      (await real.items("TIMERS#")).filter(({ id }) => String(id).includes(parameters.reference)),
    ).toHaveLength(7);

    await desk.passUntil("2026-12-05");
    const sent = async () =>
      (await real.letters())
        .filter(({ about }) => about === `project:${parameters.reference}`)
        .map(({ kind, to, queuedAt }) => [queuedAt.slice(0, 10), kind, "person" in to ? to.person : "team"]);
    expect(await sent()).toEqual([
      ["2026-11-24", "follow-up-due", asha.id],
      ["2026-11-27", "follow-up-due", asha.id],
      ["2026-11-30", "follow-up-due", asha.id],
      ["2026-12-03", "follow-up-due", asha.id],
      ["2026-12-04", "follow-up-due", asha.id],
      ["2026-12-04", "follow-up-late", "team"],
    ]);

    const late = await dueFollowUps(real.table, clock.now);
    expect(late.filter(({ reference }) => reference === parameters.reference)).toMatchObject([
      { step: "thank-you-and-survey", owner: asha.id, late: true },
      { step: "blog-and-code", project: "Quiet wards", late: true },
    ]);

    const page = await desk.ask(ben, getDeskFollowUp, follow("blog-and-code"));
    expect(page.text).toContain("Late");
    expect(page.html).toContain(
      "In 12 weeks Fernhill Hospitals and The Innovation Programme worked on Quiet wards",
    );
    const wrong = await desk.ask(ben, postDeskFollowUp, {
      ...follow("blog-and-code"),
      form: { _step: "done", evidence: "javascript:alert(1)" },
    });
    expect([wrong.status, wrong.text.includes("must start with https://")]).toEqual([422, true]);
    real.calls();
    const done = await desk.ask(ben, postDeskFollowUp, {
      ...follow("blog-and-code"),
      form: { _step: "done", evidence: "https://blog.example/quiet" },
    });
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    expect(done.to).toContain("done=step-done");
    const closed = await desk.ask(ben, getDeskFollowUp, follow("blog-and-code"));
    expect(closed.html).toContain('<a href="https://blog.example/quiet" rel="noopener noreferrer">');
    expect(closed.text).toContain("by Ben Example");

    const skip = { ...follow("webinar"), form: { _step: "skip", reason: "Nobody could\ncome." } };
    expect(
      (await desk.ask(asha, postDeskFollowUp, { ...skip, form: { _step: "skip", reason: "" } })).status,
    ).toBe(422);
    expect((await desk.ask(asha, postDeskFollowUp, skip)).to).toContain("done=step-skipped");
    const other = await desk.ask(ben, postDeskFollowUp, {
      ...follow("webinar"),
      form: { _step: "done", evidence: "https://a.example/" },
    });
    expect([other.status, other.text.includes("Nobody could come.")]).toEqual([409, true]);

    await desk.passUntil("2026-12-15");
    expect((await sent()).slice(6)).toEqual([]);
    const reopened = await desk.ask(asha, postDeskFollowUp, {
      ...follow("webinar"),
      form: { _step: "reopen" },
    });
    expect(reopened.to).toContain("done=reopened");
    await desk.passUntil("2026-12-17");
    expect((await sent()).slice(6)).toEqual([["2026-12-16", "follow-up-due", asha.id]]);

    const history = (await desk.ask(asha, getDeskProject, { parameters })).text;
    const told = [
      "Project taken on",
      "Project completed",
      "Follow-up due: Thank",
      "Follow-up done: Publish",
      "Follow-up skipped",
      "opened again",
      "Follow-up due: Hold the public webinar",
    ];
    const places = told.map((words) => history.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    const board = (await desk.ask(asha, getDeskProjects)).text;
    expect(board).toMatch(
      /Following up .*Quiet wards Fernhill Hospitals Asha Example Thank the partner .* Late/,
    );
  }, 60_000);

  test("go to the deputy when the owner has left the team, and to the team's inbox when there is no deputy", async () => {
    const cara = await desk.welcome("Cara Example");
    const gone = await desk.welcome("Dan Example");
    const alone = {
      parameters: { reference: await make({ title: "Alone", owner: gone.id, deputy: cara.id }) },
    };
    const empty = { parameters: { reference: await make({ title: "Empty", owner: gone.id, deputy: "" }) } };
    const today = clock.now.slice(0, 10).split("-").map(Number);
    const form = finished(String(today[2]), String(today[1]), String(today[0]), "complete");
    for (const asked of [alone, empty]) await desk.ask(asha, postDeskProject, { ...asked, form });
    await desk.react();
    await desk.farewell(gone);
    await desk.passUntil("2026-12-20");
    const letters = await real.letters();
    const to = ({ parameters }: typeof alone) =>
      letters.filter(({ about }) => about === `project:${parameters.reference}`).map(({ to }) => to);
    expect(to(alone)[0]).toEqual({ person: cara.id });
    expect(to(empty)[0]).toEqual({ team: true });
  }, 60_000);

  test("that are already due when the completion is entered are written about at once, and the journal does not reach back", async () => {
    const parameters = { reference: await make({ title: "Entered late" }) };
    const before = clock.now;
    const form = finished("23", "11", "2026", "complete");
    await desk.ask(asha, postDeskProject, { parameters, form });
    await desk.react();
    await desk.passMinute();
    const letters = (await real.letters()).filter(({ about }) => about === `project:${parameters.reference}`);
    const told = letters.map(({ facts }) => followUpDue.facts.parse(facts));
    expect(told.map(({ step }) => step).sort()).toEqual(["blog-and-code", "thank-you-and-survey", "webinar"]);
    expect(told.every(({ late }) => late)).toBe(true);
    const entries = await real.items("JOURNAL#");
    const about = entries.filter(({ subject }) => subject === `project:${parameters.reference}`);
    expect(about.every(({ sk }) => String(sk) >= before)).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as deskFollowUpPage } from "../../functions/follow-ups/runs/desk-follow-up.ts";
import { page as projectsPage } from "../../functions/projects/board/desk-projects.ts";
import { page as newProjectPage } from "../../functions/projects/details/desk-new-project.ts";
import { page as projectPage } from "../../functions/projects/project/desk-project.ts";
import { dueFollowUps } from "../../shared/follow-ups/read.ts";
import { followUpDue } from "../../shared/follow-ups/runs/letters.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { type Colleague, Desk } from "../projects/desk.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

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

describe("the follow-ups", () => {
  test("write to the owner on the day with the words to send, remind twice, tell the team last, and end when closed", async () => {
    const parameters = { reference: await make({ title: "Quiet wards" }) };
    const follow = (step: string) => ({ parameters: { ...parameters, step } });
    await desk.ask(asha, servePage(projectPage).post, {
      parameters,
      form: finished("2026-11-23", "complete"),
    });
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
      { step: "thank-you-and-survey", late: true },
      { step: "blog-and-code", project: "Quiet wards", late: true },
    ]);

    const page = await desk.ask(ben, servePage(deskFollowUpPage).get, follow("blog-and-code"));
    expect(page.text).toContain("Late");
    expect(page.html).toContain(
      "In 12 weeks Fernhill Hospitals and The Innovation Programme worked on Quiet wards",
    );
    const wrong = await desk.ask(ben, servePage(deskFollowUpPage).post, {
      ...follow("blog-and-code"),
      form: { _step: "done", evidence: "javascript:alert(1)" },
    });
    expect([wrong.status, wrong.text.includes("must start with https://")]).toEqual([422, true]);
    real.calls();
    const done = await desk.ask(ben, servePage(deskFollowUpPage).post, {
      ...follow("blog-and-code"),
      form: { _step: "done", evidence: "https://blog.example/quiet" },
    });
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    expect(done.to).toContain("done=step-done");
    const closed = await desk.ask(ben, servePage(deskFollowUpPage).get, follow("blog-and-code"));
    expect(closed.html).toContain('<a href="https://blog.example/quiet" rel="noopener noreferrer">');
    expect(closed.text).toContain("by Ben Example");

    const skip = { ...follow("webinar"), form: { _step: "skip", reason: "Nobody could\ncome." } };
    expect(
      (
        await desk.ask(asha, servePage(deskFollowUpPage).post, {
          ...skip,
          form: { _step: "skip", reason: "" },
        })
      ).status,
    ).toBe(422);
    expect((await desk.ask(asha, servePage(deskFollowUpPage).post, skip)).to).toContain("done=step-skipped");
    const other = await desk.ask(ben, servePage(deskFollowUpPage).post, {
      ...follow("webinar"),
      form: { _step: "done", evidence: "https://a.example/" },
    });
    expect([other.status, other.text.includes("Nobody could come.")]).toEqual([409, true]);

    await desk.passUntil("2026-12-15");
    expect((await sent()).slice(6)).toEqual([]);
    const reopened = await desk.ask(asha, servePage(deskFollowUpPage).post, {
      ...follow("webinar"),
      form: { _step: "reopen" },
    });
    expect(reopened.to).toContain("done=reopen");
    await desk.passUntil("2026-12-17");
    expect((await sent()).slice(6)).toEqual([["2026-12-16", "follow-up-due", asha.id]]);

    const history = (await desk.ask(asha, servePage(projectPage).get, { parameters })).text;
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
    const board = (await desk.ask(asha, servePage(projectsPage).get)).text;
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
    const form = finished(clock.now.slice(0, 10), "complete");
    for (const asked of [alone, empty]) await desk.ask(asha, servePage(projectPage).post, { ...asked, form });
    await desk.react();
    await desk.farewell(gone);
    await desk.passUntil("2026-12-20");
    const letters = await real.letters();
    const to = ({ parameters }: typeof alone) =>
      letters.filter(({ about }) => about === `project:${parameters.reference}`).map(({ to }) => to);
    expect(to(alone)[0]).toEqual({ person: cara.id });
    expect(to(empty)[0]).toEqual({ team: true });
  }, 60_000);

  test("that are already due when the completion is entered are written about the next morning, and the journal does not reach back", async () => {
    const parameters = { reference: await make({ title: "Entered late" }) };
    const before = clock.now;
    const form = finished("2026-11-23", "complete");
    await desk.ask(asha, servePage(projectPage).post, { parameters, form });
    await desk.react();
    await desk.passUntil(addDays(before.slice(0, 10), 1));
    const letters = (await real.letters()).filter(({ about }) => about === `project:${parameters.reference}`);
    const told = letters.map(({ facts }) => followUpDue.facts.parse(facts));
    expect(told.map(({ step }) => step).sort()).toEqual([
      "blog-and-code",
      "discussion-workshop",
      "thank-you-and-survey",
      "webinar",
    ]);
    // The workshop is due on this very day.
    expect(told.filter(({ late }) => !late).map(({ step }) => step)).toEqual(["discussion-workshop"]);
    const entries = await real.items("JOURNAL#");
    const about = entries.filter(({ subject }) => subject === `project:${parameters.reference}`);
    expect(about.every(({ sk }) => String(sk) >= before)).toBe(true);
  });
});

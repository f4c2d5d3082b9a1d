import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskVisit } from "../../functions/entry-points/desk-page.ts";
import type { PageFile } from "../../functions/entry-points/page-definition.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as editPage } from "../../functions/projects/details/desk-edit-project.ts";
import { page as planPage } from "../../functions/projects/plan/desk-project-plan.ts";
import { page as projectPage } from "../../functions/projects/project/desk-project.ts";
import { page as risksPage } from "../../functions/projects/risks/desk-project-risks.ts";
import { page as peoplePage } from "../../functions/projects/roles/desk-project-people.ts";
import { page as statePage } from "../../functions/projects/state/desk-project-state.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";
import { at, form, makeProject } from "./samples.ts";

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

const make = async () => {
  const given = { occasion: at(clock.now), once: newId() };
  return { reference: await makeProject(desk.needs, { ...form, owner: asha.id }, given) };
};

describe("the status of a project", () => {
  const press = async (parameters: { reference: string }, sent: Record<string, string>) =>
    desk.ask(asha, servePage(statePage).post, { parameters, form: sent });
  const shown = async (parameters: { reference: string }) =>
    (await desk.ask(ben, servePage(projectPage).get, { parameters })).text;

  test("each change says first what it means, and can be undone from the project’s page", async () => {
    const parameters = await make();
    const offered = await desk.ask(asha, servePage(statePage).get, { parameters });
    expect(offered.text).toContain("Abandon the project");
    const confirm = await desk.ask(asha, servePage(statePage).get, { parameters, query: { ask: "pause" } });
    expect(confirm.text).toContain("no follow-up comes due");
    expect((await press(parameters, { _step: "pause", reason: " " })).status).toBe(422);
    real.calls();
    const paused = await press(parameters, { _step: "pause", reason: "The data are late." });
    expect(paused.to).toContain("?done=pause");
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    expect(await shown(parameters)).toMatch(/Paused since .* The data are late. Resume the project/);
    await press(parameters, { _step: "resume" });
    expect(await shown(parameters)).not.toContain("Paused since");
    await press(parameters, { _step: "abandoned", reason: "Data access could not be agreed." });
    expect(await shown(parameters)).toContain("Data access could not be agreed.");
    expect((await press(parameters, { _step: "pause", reason: "No." })).status).toBe(409);
    await press(parameters, { _step: "reopen", from: "abandoned", reason: "It was agreed after all." });
    const page = await shown(parameters);
    expect(page).not.toContain("Abandoned since");
    expect(page).toContain("Project reopened Asha Example");
    const story = (await desk.ask(ben, servePage(statePage).get, { parameters })).text;
    expect(story).toMatch(/Active.*It was agreed after all.*Abandoned.*could not be agreed.*Paused/);
  });

  test("the project that takes its place must be there, and is a link", async () => {
    const [parameters, other] = [await make(), await make()];
    const supersede = (by: string) => press(parameters, { _step: "superseded", by });
    expect((await supersede("PRJ-4F7K-2Q9D")).text).toContain("one of its characters is not right");
    expect((await supersede("PRJ-0000-0000")).text).toContain("There is no project with this reference");
    expect((await supersede(parameters.reference)).status).toBe(422);
    expect((await supersede(other.reference.toLowerCase().replaceAll("-", " "))).status).toBe(303);
    const page = await desk.ask(ben, servePage(projectPage).get, { parameters });
    expect(page.html).toContain(`<a href="/desk/projects/${other.reference}">${other.reference}</a>`);
  });

  test("no project takes the place of one that takes its own, in however many steps, or when both are asked at once", async () => {
    const [one, two, three] = [await make(), await make(), await make()];
    const supersede = async (gone: { reference: string }, by: { reference: string }) =>
      (await press(gone, { _step: "superseded", by: by.reference })).status;
    expect([await supersede(one, two), await supersede(two, three)]).toEqual([303, 303]);
    expect([await supersede(two, one), await supersede(three, one), await supersede(three, two)]).toEqual([
      409, 422, 422,
    ]);
    const [left, right] = [await make(), await make()];
    const both = await Promise.all([supersede(left, right), supersede(right, left)]);
    expect(both.toSorted()).toEqual([303, 422]);
  });

  test("whoever only looks sees how it came to this and no way to change it", async () => {
    const parameters = await make();
    const page = await desk.ask(ben, servePage(statePage).get, { parameters }, { mayChange: false });
    expect(page.text).not.toContain("What can be done");
  });
});

describe("changing a project", () => {
  const edit = (parameters: { reference: string }, sent: Record<string, string>) =>
    desk.ask(asha, servePage(editPage).post, { parameters, form: sent });
  const details = (more: Record<string, string> = {}) => ({
    title: form.title,
    summary: form.summary,
    route: form.route,
    owner: asha.id,
    deputy: "",
    startsOn: "2026-09-07",
    endsOn: "2026-11-29",
    _step: "changed",
    _version: "1",
    ...more,
  });

  test("takes new answers once, and not over somebody else’s", async () => {
    const parameters = await make();
    expect((await edit(parameters, details({ title: "New title", owner: ben.id }))).status).toBe(303);
    const late = await edit(parameters, details({ title: "Another" }));
    expect([late.status, late.html.includes('value="Another"')]).toEqual([409, true]);
    const page = (await desk.ask(ben, servePage(projectPage).get, { parameters })).text;
    expect(page).toContain("New title");
    expect(page).toContain("Owner Ben Example");
    expect((await edit(parameters, details({ _version: "2", owner: newId() }))).text).toContain(
      "Select an owner from the list",
    );
    expect((await edit(parameters, details({ _version: "2", endsOn: "2026-09-06" }))).text).toContain(
      "End date must be on or after the start date",
    );
  });

  test("adds partners, lets another lead, and takes one away", async () => {
    const parameters = await make();
    await edit(parameters, { _step: "add", organisation: "Kettlewell Hospitals" });
    expect((await desk.ask(ben, servePage(editPage).get, { parameters })).text).toContain(
      "Fernhill Hospitals leads",
    );
    const kettlewell = { partnerName: "Kettlewell Hospitals", partnerCode: "" };
    await edit(parameters, { _step: "lead", ...kettlewell });
    expect((await desk.ask(ben, servePage(editPage).get, { parameters })).text).toContain(
      "Kettlewell Hospitals leads",
    );
    await edit(parameters, { _step: "remove", partnerName: "Fernhill Hospitals", partnerCode: "" });
    const last = await edit(parameters, { _step: "remove", ...kettlewell });
    expect([last.status, last.text.includes("a project needs one")]).toEqual([409, true]);
  });
});

describe("a form that is sent twice", () => {
  const twice = async (
    page: PageFile<DeskVisit>,
    parameters: { reference: string },
    sent: Record<string, string>,
  ) => {
    const formId = newId();
    const met = [];
    for (const _click of [1, 2])
      met.push(await desk.ask(asha, servePage(page).post, { parameters, form: sent }, { formId }));
    return met.map(({ status }) => status);
  };

  test("is done both times, and changes the project once", async () => {
    const parameters = await make();
    const once = async (page: PageFile<DeskVisit>, sent: Record<string, string>) => {
      const before = (await real.entries("2026-11-23")).length;
      expect(await twice(page, parameters, sent)).toEqual([303, 303]);
      return (await real.entries("2026-11-23")).slice(before).map(({ name }) => name);
    };
    const kettlewell = { partnerName: "Kettlewell Hospitals", partnerCode: "" };
    expect(await once(editPage, { _step: "add", organisation: "Kettlewell Hospitals" })).toEqual([
      "ProjectChanged",
    ]);
    expect(await once(editPage, { _step: "remove", ...kettlewell })).toEqual(["ProjectChanged"]);
    expect(await once(statePage, { _step: "pause", reason: "The data are late." })).toEqual([
      "ProjectPaused",
    ]);
    expect(await once(statePage, { _step: "resume" })).toEqual(["ProjectResumed"]);
    const abandoned = { _step: "abandoned", reason: "There are no data." };
    expect(await once(statePage, abandoned)).toEqual(["ProjectAbandoned"]);
    const reopen = { _step: "reopen", from: "abandoned", reason: "There are some." };
    expect(await once(statePage, reopen)).toEqual(["ProjectReopened"]);
    const role = { _step: "give", side: "programme", person: asha.id, role: "head", startsOn: "2026-09-07" };
    expect(await once(peoplePage, role)).toEqual(["ProjectRoleGiven"]);
    const risk = { likelihood: "low", impact: "low", mitigations: "Wait", what: "They come late" };
    expect(await once(risksPage, { _step: "risk", risk: "", ...risk })).toEqual(["ProjectRiskRaised"]);
    expect(await once(planPage, { _step: "sprints", weeks: "2" })).toEqual(["ProjectPlanMade"]);
    expect(await once(planPage, { _step: "move", days: "7" })).toEqual(["ProjectPlanMoved"]);
  });

  test("a change that somebody undid meanwhile is not made again by a second click", async () => {
    const parameters = await make();
    const formId = newId();
    const pause = () =>
      desk.ask(
        asha,
        servePage(statePage).post,
        { parameters, form: { _step: "pause", reason: "Late." } },
        { formId },
      );
    await pause();
    await desk.ask(ben, servePage(statePage).post, { parameters, form: { _step: "resume" } });
    expect((await pause()).status).toBe(303);
    expect((await desk.ask(ben, servePage(projectPage).get, { parameters })).text).not.toContain(
      "Paused since",
    );
  });
});

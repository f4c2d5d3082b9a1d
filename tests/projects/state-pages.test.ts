import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDeskEditProject } from "../../functions/projects/get-desk-edit-project.ts";
import { getDeskProject } from "../../functions/projects/get-desk-project.ts";
import { getDeskProjectState } from "../../functions/projects/get-desk-project-state.ts";
import { postDeskEditProject } from "../../functions/projects/post-desk-edit-project.ts";
import { postDeskProjectState } from "../../functions/projects/post-desk-project-state.ts";
import { newId } from "../../shared/platform/ids.ts";
import { createProject } from "../../shared/projects/commands.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";
import { at, form } from "./samples.ts";

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
  return { reference: await createProject(desk.needs, { ...form, owner: asha.id }, given) };
};

describe("the status of a project", () => {
  const press = async (parameters: { reference: string }, sent: Record<string, string>) =>
    desk.ask(asha, postDeskProjectState, { parameters, form: sent });
  const shown = async (parameters: { reference: string }) =>
    (await desk.ask(ben, getDeskProject, { parameters })).text;

  test("each change says first what it means, and can be undone from the project’s page", async () => {
    const parameters = await make();
    const offered = await desk.ask(asha, getDeskProjectState, { parameters });
    expect(offered.text).toContain("Abandon the project");
    const confirm = await desk.ask(asha, getDeskProjectState, { parameters, query: { to: "pause" } });
    expect(confirm.text).toContain("no follow-up comes due");
    expect((await press(parameters, { _step: "pause", reason: " " })).status).toBe(422);
    real.calls();
    const paused = await press(parameters, { _step: "pause", reason: "The data are late." });
    expect(paused.to).toContain("?done=pause");
    expect(real.calls()).toEqual(["GetItem", "GetItem", "TransactWriteItems"]);
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
    const story = (await desk.ask(ben, getDeskProjectState, { parameters })).text;
    expect(story).toMatch(/Active.*It was agreed after all.*Abandoned.*could not be agreed.*Paused/);
  });

  test("the project that takes its place must be there, and is a link", async () => {
    const [parameters, other] = [await make(), await make()];
    const supersede = (by: string) => press(parameters, { _step: "superseded", by });
    expect((await supersede("PRJ-4F7K-2Q9D")).text).toContain("one of its characters is not right");
    expect((await supersede("PRJ-0000-0000")).text).toContain("There is no project with this reference");
    expect((await supersede(parameters.reference)).status).toBe(422);
    expect((await supersede(other.reference.toLowerCase().replaceAll("-", " "))).status).toBe(303);
    const page = await desk.ask(ben, getDeskProject, { parameters });
    expect(page.html).toContain(`<a href="/desk/projects/${other.reference}">${other.reference}</a>`);
  });

  test("whoever only looks sees how it came to this and no way to change it", async () => {
    const parameters = await make();
    const page = await desk.ask(ben, getDeskProjectState, { parameters }, { mayChange: false });
    expect(page.text).not.toContain("What can be done");
  });
});

describe("changing a project", () => {
  const edit = (parameters: { reference: string }, sent: Record<string, string>) =>
    desk.ask(asha, postDeskEditProject, { parameters, form: sent });
  const details = (more: Record<string, string> = {}) => ({
    title: form.title,
    summary: form.summary,
    route: form.route,
    owner: asha.id,
    deputy: "",
    startsOn: "2026-09-07",
    endsOn: "2026-11-29",
    _version: "1",
    ...more,
  });

  test("takes new answers once, and not over somebody else’s", async () => {
    const parameters = await make();
    expect((await edit(parameters, details({ title: "New title", owner: ben.id }))).status).toBe(303);
    const late = await edit(parameters, details({ title: "Another" }));
    expect([late.status, late.html.includes('value="Another"')]).toEqual([409, true]);
    const page = (await desk.ask(ben, getDeskProject, { parameters })).text;
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
    expect((await desk.ask(ben, getDeskEditProject, { parameters })).text).toContain(
      "Fernhill Hospitals leads",
    );
    const kettlewell = { partnerName: "Kettlewell Hospitals", partnerCode: "" };
    await edit(parameters, { _step: "lead", ...kettlewell });
    expect((await desk.ask(ben, getDeskEditProject, { parameters })).text).toContain(
      "Kettlewell Hospitals leads",
    );
    await edit(parameters, { _step: "remove", partnerName: "Fernhill Hospitals", partnerCode: "" });
    const last = await edit(parameters, { _step: "remove", ...kettlewell });
    expect([last.status, last.text.includes("a project needs one")]).toEqual([409, true]);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as recipePage } from "../../functions/follow-ups/recipes/desk-recipe.ts";
import { page as recipesPage } from "../../functions/follow-ups/recipes/desk-recipes.ts";
import { page as followUpPage } from "../../functions/follow-ups/runs/desk-follow-up.ts";
import { page as followUpsPage } from "../../functions/follow-ups/runs/desk-follow-ups.ts";
import { listRecipes } from "../../shared/follow-ups/recipes/store.ts";
import { alignFollowUps } from "../../shared/follow-ups/runs/align.ts";
import { newId } from "../../shared/platform/ids.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { type Colleague, Desk } from "../projects/desk.ts";
import { form, makeProject } from "../projects/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let project: string;

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, { now: "2026-11-23T16:30:00.000Z" });
  asha = await desk.welcome("Asha Example");
  const { needs } = desk;
  const occasion = {
    now: needs.now(),
    newId,
    actor: { kind: "team", id: asha.id },
    correlation: "test",
  } as const;
  project = await makeProject(needs, { ...form, owner: asha.id }, { occasion, once: "make" });
  const completion = { reference: project, completedOn: "2026-11-23" };
  await completeProject(needs, completion, { occasion, once: "complete" });
  await alignFollowUps(needs, project, { occasion, once: "align" });
});
afterAll(() => real.stop());

type Post = Parameters<Desk["ask"]>[1];
type Fields = Readonly<Record<string, string>>;

/** Sends one form twice, and says where each led and how many entries it wrote in all. */
const twice = async (post: Post, parameters: Fields, fields: Fields) => {
  const before = (await real.items("JOURNAL#")).length;
  const formId = newId();
  const asked = { parameters, form: fields };
  const answers = [
    await desk.ask(asha, post, asked, { formId }),
    await desk.ask(asha, post, asked, { formId }),
  ];
  const written = (await real.items("JOURNAL#")).length - before;
  return { statuses: answers.map(({ status }) => status), written };
};

const DONE_ONCE = { statuses: [303, 303], written: 1 };
const standard = { id: "standard" };

test("every button of a recipe pressed twice is done, once", async () => {
  const press = (fields: Fields) => twice(servePage(recipePage).post, standard, fields);
  expect(await press({ _step: "rename", _version: "1", name: "After the end" })).toEqual(DONE_ONCE);
  expect(await press({ _step: "raise", _version: "2", step: "webinar" })).toEqual(DONE_ONCE);
  expect(await press({ _step: "remove", _version: "3", step: "benefit-check-365" })).toEqual(DONE_ONCE);
  expect(await press({ _step: "restore", _version: "4", restored: "1" })).toEqual(DONE_ONCE);
  await twice(servePage(recipesPage).post, {}, { _step: "copy", name: "Another" });
  expect((await listRecipes(real.table)).map(({ name }) => name)).toEqual(["After the end", "Another"]);
});

test("a recipe that somebody else changed, or a version that never was, is not taken", async () => {
  const press = (fields: Fields) =>
    desk.ask(asha, servePage(recipePage).post, { parameters: standard, form: fields });
  const stale = await press({ _step: "rename", _version: "1", name: "Late" });
  expect([stale.status, stale.text.includes("Someone changed this recipe")]).toEqual([409, true]);
  const gone = await press({ _step: "remove", _version: "5", step: "nothing" });
  expect([gone.status, gone.text.includes("not there any more")]).toEqual([409, true]);
  expect((await press({ _step: "restore", _version: "5", restored: "77" })).status).toBe(404);
});

test("who has a role stays selected when the other is not of the team", async () => {
  const fields = { _step: "roles", community: asha.id, lead: newId() };
  const wrong = await desk.ask(asha, servePage(recipesPage).post, { form: fields });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain(`<option value="${asha.id}" selected`);
});

test("every button of follow-ups pressed twice is done, once", async () => {
  const of = (step: string) => ({ reference: project, step });
  const skip = { _step: "skip", reason: "Nobody asked for it." };
  expect(await twice(servePage(followUpPage).post, of("webinar"), skip)).toEqual(DONE_ONCE);
  expect(await twice(servePage(followUpPage).post, of("webinar"), { _step: "reopen" })).toEqual(DONE_ONCE);
  const move = { _step: "move", day: "2026-12-18" };
  expect(await twice(servePage(followUpPage).post, of("webinar"), move)).toEqual(DONE_ONCE);
  const all = { reference: project };
  expect(await twice(servePage(followUpsPage).post, all, { _step: "pause" })).toEqual(DONE_ONCE);
  expect(await twice(servePage(followUpsPage).post, all, { _step: "resume" })).toEqual(DONE_ONCE);
  expect(await twice(servePage(followUpsPage).post, all, { _step: "apply" })).toEqual(DONE_ONCE);
});

test("a project that was never completed has no follow-ups to close", async () => {
  const parameters = { reference: "PRJ-4F7K-2Q9C", step: "webinar" };
  const sent = await desk.ask(asha, servePage(followUpPage).post, { parameters, form: { _step: "reopen" } });
  expect(sent.status).toBe(404);
});

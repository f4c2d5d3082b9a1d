import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as deskRecipePage } from "../../functions/follow-ups/recipes/desk-recipe.ts";
import { page as deskRecipeStepPage } from "../../functions/follow-ups/recipes/desk-recipe-step.ts";
import { page as deskRecipesPage } from "../../functions/follow-ups/recipes/desk-recipes.ts";
import { page as deskFollowUpPage } from "../../functions/follow-ups/runs/desk-follow-up.ts";
import { page as deskFollowUpsPage } from "../../functions/follow-ups/runs/desk-follow-ups.ts";
import { page as projectPage } from "../../functions/projects/project/desk-project.ts";
import { followUpsOf } from "../../shared/follow-ups/read.ts";
import { recipeNamed } from "../../shared/follow-ups/recipes/read.ts";
import { alignFollowUps } from "../../shared/follow-ups/runs/align.ts";
import { stepOf } from "../../shared/follow-ups/runs/model.ts";
import { newId } from "../../shared/platform/ids.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { type Colleague, Desk } from "../projects/desk.ts";
import { form, makeProject } from "../projects/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let project: string;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const occasion = () =>
  ({ now: clock.now, newId, actor: { kind: "team", id: asha.id }, correlation: "test" }) as const;
const standard = { parameters: { id: "standard" } };

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  const { needs } = desk;
  project = await makeProject(needs, { ...form, owner: asha.id }, { occasion: occasion(), once: "make" });
  await completeProject(
    needs,
    { reference: project, completedOn: "2026-11-23" },
    { occasion: occasion(), once: "complete" },
  );
  await alignFollowUps(needs, project, { occasion: occasion(), once: "align" });
});
afterAll(() => real.stop());

const step = (more: Record<string, string> = {}) => ({
  title: "Write to the press",
  task: "Send the story.",
  days: "20",
  since: "closed:blog-and-code",
  owner: "lead",
  evidence: "link",
  evidenceHint: "The article.",
  copy: "{partner} and {programme} have a story.",
  _version: "1",
  ...more,
});

const ofProject = (name?: string) => ({
  parameters: { reference: project, ...(name === undefined ? {} : { step: name }) },
});
const run = async () => {
  const found = await followUpsOf(real.table, project);
  if (found === undefined) throw new Error("The project has no follow-ups.");
  return found;
};

/** Completes another project by a recipe that its completion shows, and looks what it is followed up by. */
const follow = async (recipe: string): Promise<void> => {
  const made = { ...form, owner: asha.id };
  const reference = await makeProject(desk.needs, made, { occasion: occasion(), once: newId() });
  const asked = { parameters: { reference } };
  const dates = { completedOn: "2026-11-23", recipe };
  const shown = await desk.check(asha, projectPage, { ...asked, form: { ...dates, _step: "check" } });
  expect(shown.html).toContain(`<option value="${recipe}" selected>After a short project`);
  await desk.ask(asha, servePage(projectPage).post, { ...asked, form: { ...dates, _step: "complete" } });
  await alignFollowUps(desk.needs, reference, { occasion: occasion(), once: newId() });
  expect((await followUpsOf(real.table, reference))?.recipe.id).toBe(recipe);
};

describe("a recipe", () => {
  test("is there before anybody has changed it, and says when each step is due and what closes it", async () => {
    expect((await desk.ask(asha, servePage(deskRecipesPage).get)).text).toContain(
      "After a project 8 as it came",
    );
    const page = await desk.ask(asha, servePage(deskRecipePage).get, standard);
    expect(page.text).toContain("14 days after “Hold the discussion workshop” is done or skipped");
    expect(page.text).toContain("Nobody has changed it yet");
    const looked = await desk.ask(asha, servePage(deskRecipePage).get, standard, { mayChange: false });
    expect(looked.text).not.toContain("Add a step");
  });

  test("takes a new step, once however often its form is sent; follow-ups that run stay as they are", async () => {
    const asked = { parameters: { id: "standard", step: "new" }, form: step() };
    const formId = newId();
    for (let sent = 0; sent < 2; sent += 1)
      expect((await desk.ask(asha, servePage(deskRecipeStepPage).post, asked, { formId })).status).toBe(303);
    const recipe = await recipeNamed(real.table);
    expect(recipe.steps.map((one) => one.step)).toContain("write-to-the-press");
    expect([recipe.version, recipe.steps.length]).toEqual([2, 9]);
    expect((await run()).steps).toHaveLength(8);
  });

  test("refuses what nobody could follow, with all that was typed kept", async () => {
    const ask = (more: Record<string, string>, name = "new") =>
      desk.ask(asha, servePage(deskRecipeStepPage).post, {
        parameters: { id: "standard", step: name },
        form: step({ _version: "2", ...more }),
      });
    const unknown = await ask({ copy: "Dear {nobody}" });
    expect([unknown.status, unknown.text.includes("Nothing is known for {nobody}")]).toEqual([422, true]);
    expect(unknown.html).toContain("Send the story.");
    const round = await ask({ since: "closed:write-to-the-press" }, "blog-and-code");
    expect([round.status, round.text.includes("would never come")]).toEqual([409, true]);
    const none = await ask({ evidence: "" });
    expect(none.status).toBe(422);
    const stale = await ask({ _version: "1" });
    expect([stale.status, stale.text.includes("Someone changed this recipe")]).toEqual([409, true]);
  });

  test("is not left without the step that another counts from, can be put in another order and brought back", async () => {
    const ask = (fields: Record<string, string>) =>
      desk.ask(asha, servePage(deskRecipePage).post, { ...standard, form: { _version: "2", ...fields } });
    const removed = await ask({ _step: "remove", step: "discussion-workshop" });
    expect([removed.status, removed.text.includes("Call those who may use it")]).toEqual([409, true]);
    expect((await ask({ _step: "raise", step: "write-to-the-press" })).status).toBe(303);
    expect((await recipeNamed(real.table)).steps[7]?.step).toBe("write-to-the-press");
    const page = await desk.ask(asha, servePage(deskRecipePage).get, standard);
    expect(page.text).toContain("Version 1");
    const back = await ask({ _version: "3", _step: "restore", restored: "1" });
    expect(back.status).toBe(303);
    expect((await recipeNamed(real.table)).steps).toHaveLength(8);
    expect((await ask({ _version: "4", _step: "restore", restored: "2" })).status).toBe(303);
  });

  test("shows its step's form, and none of a step that is not there", async () => {
    const of = (name: string) => ({ parameters: { id: "standard", step: name } });
    const page = await desk.ask(asha, servePage(deskRecipeStepPage).get, of("write-to-the-press"));
    expect(page.html).toContain('value="closed:blog-and-code" selected');
    expect((await desk.ask(asha, servePage(deskRecipeStepPage).get, of("nothing"))).status).toBe(404);
    expect(
      (await desk.ask(asha, servePage(deskRecipePage).get, { parameters: { id: newId() } })).status,
    ).toBe(404);
  });

  test("can be copied under another name", async () => {
    const made = await desk.ask(asha, servePage(deskRecipesPage).post, {
      form: { _step: "copy", name: "After a short project" },
    });
    const id = decodeURIComponent(made.to.split("/").at(-1) ?? "");
    expect((await recipeNamed(real.table, id)).name).toBe("After a short project");
    await follow(id);
  });
});

describe("follow-ups that run", () => {
  test("follow a changed recipe only when somebody says so, after showing what would change", async () => {
    const page = await desk.ask(asha, servePage(deskFollowUpsPage).get, ofProject());
    expect(page.text).toContain("What would change: New Write to the press");
    const applied = await desk.ask(asha, servePage(deskFollowUpsPage).post, {
      ...ofProject(),
      form: { _step: "apply" },
    });
    expect(applied.to).toContain("done=apply");
    expect(stepOf(await run(), "write-to-the-press")?.status).toBe("waiting");
    expect((await desk.ask(asha, servePage(deskFollowUpsPage).get, ofProject())).text).toContain(
      "match the current recipe",
    );
  });

  test("pause and go on by hand", async () => {
    const press = (button: string) =>
      desk.ask(asha, servePage(deskFollowUpsPage).post, { ...ofProject(), form: { _step: button } });
    await press("pause");
    expect((await run()).steps.some(({ next }) => next !== undefined)).toBe(false);
    clock.now = "2026-11-26T10:00:00.000Z";
    await press("resume");
    expect(stepOf(await run(), "webinar")?.dueAt).toBe("2026-12-10T09:00:00.000Z");
  });

  test("are moved to another day", async () => {
    const moved = await desk.ask(asha, servePage(deskFollowUpPage).post, {
      ...ofProject("webinar"),
      form: { _step: "move", day: "2027-01-20" },
    });
    expect(moved.to).toContain("done=move");
    expect(stepOf(await run(), "webinar")?.dueAt).toBe("2027-01-20T09:00:00.000Z");
    const wrong = await desk.ask(asha, servePage(deskFollowUpPage).post, {
      ...ofProject("webinar"),
      form: { _step: "move", day: "soon" },
    });
    expect(wrong.status).toBe(422);
  });

  test("take an unreachable link only from somebody who has seen what is there, and have it looked after", async () => {
    desk.links = async () => ({ outcome: "gone", status: 404 });
    const close = (more: Record<string, string> = {}) =>
      desk.ask(asha, servePage(deskFollowUpPage).post, {
        ...ofProject("blog-and-code"),
        form: { _step: "done", evidence: "https://blog.example/inside", ...more },
      });
    const refused = await close();
    expect([refused.status, refused.text.includes("I have seen what is there myself")]).toEqual([422, true]);
    expect((await close({ seen: "yes" })).to).toContain("done=step-done");
    expect(stepOf(await run(), "blog-and-code")).toMatchObject({
      shown: { kind: "link", seen: "by-hand" },
    });
    expect(await real.items("LINK#")).toHaveLength(1);
    expect(stepOf(await run(), "write-to-the-press")?.status).toBe("open");
  });

  test("refuse an event that is not there", async () => {
    const page = await desk.ask(asha, servePage(deskFollowUpPage).post, {
      ...ofProject("webinar"),
      form: { _step: "done", evidence: "EVT-0000-0000" },
    });
    expect([page.status, page.text.includes("There is no event with this reference")]).toEqual([422, true]);
  });
});

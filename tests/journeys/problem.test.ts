import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { people, press } from "./forms.ts";
import { announceCall, beginDraft, decideProblem, scoreProblem, submitProblem } from "./problem-forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

test("a problem goes from a draft to a letter and a project", { timeout: 180_000 }, async () => {
  const [page, desk] = [await stage.visitor(), await stage.visitor()];
  await stage.signIn(desk);
  const call = await announceCall(desk);
  await beginDraft(page, call);
  const started = await stage.letter("problem-started", people.amina.email);
  await page.goto(linkIn(started, "Go on with your draft"));
  const draft = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Files" }).click();
  await page.getByLabel("Add a file").setInputFiles({
    name: "beds.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("ward,free\nA,2\n"),
  });
  await press(page, "Add the file");
  await page.getByText("beds.csv").first().waitFor();
  const problem = await submitProblem(page, draft);
  await scoreProblem(desk, problem);
  await decideProblem(desk, problem, "Accept");
  await desk.getByRole("link", { name: "Read and approve the letter" }).click();
  await press(desk, "Approve and send");
  const letter = await stage.letter("problem-outcome", people.amina.email);
  expect(textOf(letter)).toContain("We would like to work on it with you");
  expect(textOf(letter)).toContain("Access to the data: The figures are clear.");
  await desk.goto("/desk/projects");
  await desk.getByRole("link", { name: /^Two senior nurses/ }).click();
  expect(await headingOf(desk)).toContain("PRJ-");
  expect(await desk.getByText("Being prepared").count()).toBe(1);
});

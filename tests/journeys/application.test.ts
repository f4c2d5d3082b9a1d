import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  announceCall,
  beginDraft,
  decideApplication,
  scoreApplication,
  submitApplication,
  writeSections,
} from "./application-forms.ts";
import { picture } from "./browsing.ts";
import { fillWho, people, press } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

test("an application goes from a draft to a letter and a project", async () => {
  const [page, desk] = [await stage.visitor(), await stage.visitor()];
  await stage.signIn(desk);
  const call = await announceCall(desk);
  await beginDraft(page, call);
  const started = await stage.letter("application-started", people.amina.email);
  await page.goto(linkIn(started, "Continue your application"));
  const draft = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Files" }).click();
  const file = page.getByLabel("Add a file");
  await file.setInputFiles({
    name: "scan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.alloc(26 * 1_048_576),
  });
  const tooLarge = page.getByText("“scan.pdf” is 26.0 MB. Files can be up to 25 MB");
  await tooLarge.waitFor();
  await page.getByRole("button", { name: "Add the file" }).click();
  await picture(page, "file-too-large");
  expect([await headingOf(page), await tooLarge.count()]).toEqual(["Files", 1]);
  await file.setInputFiles({
    name: "beds.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("ward,free\nA,2\n"),
  });
  await press(page, "Add the file");
  await page.getByText("beds.csv").first().waitFor();
  const application = await submitApplication(page, draft);
  await scoreApplication(desk, application);
  await decideApplication(desk, application, "Accept");
  await desk.getByRole("link", { name: "Read and approve the letter" }).click();
  await press(desk, "Approve and send");
  const letter = await stage.letter("application-outcome", people.amina.email);
  expect(textOf(letter)).toContain("We would like to work on it with you");
  expect(textOf(letter)).toContain("Access to the data: The figures are clear.");
  await desk.goto("/desk/projects");
  await desk.getByRole("link", { name: /^Two senior nurses/ }).click();
  expect(await headingOf(desk)).toContain("PRJ-");
  expect(await desk.getByText("Being prepared").count()).toBe(1);
});

const focused = (page: Page): Promise<string | null> => page.locator(":focus").getAttribute("id");

test("back, forward and reload work, and Change leads to its own question", async () => {
  const [page, desk] = [await stage.visitor(), await stage.visitor()];
  await stage.signIn(desk);
  await page.goto(`/calls/${await announceCall(desk, "Spring call for problems")}/apply`);
  await fillWho(page, people.björn);
  await page.getByLabel("Supplier", { exact: true }).check();
  await page.getByLabel("You may keep my details").check();
  await press(page, "Continue");
  const told = page.getByRole("heading", { name: "cannot apply" });
  await told.waitFor();
  await page.reload();
  await told.waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Start your application" }).waitFor();
  await page.goForward();
  await told.waitFor();
  await page.getByRole("link", { name: "Change your answers" }).click();
  expect(await page.getByLabel("Your name").inputValue()).toBe(people.björn.name);
  expect(await focused(page)).toBe("segment");
  await page.getByLabel("NHS trust").check();
  await press(page, "Continue");
  await page.getByRole("heading", { level: 1, name: "Your draft application" }).waitFor();
  await writeSections(page, new URL(page.url()).pathname);
  await page.getByRole("button", { name: "Check and submit" }).click();
  await page.getByRole("link", { name: "Change who controls them?" }).click();
  const question = page.getByLabel("Who controls them?");
  await question.waitFor();
  expect(await focused(page)).toBe("controller");
  await question.fill("Our trust");
  await press(page, "Save and go back to your answers");
  const checking = page.getByRole("heading", { name: "Check your answers before you submit" });
  await checking.waitFor();
  expect(await page.locator("main").innerText()).toContain("Our trust");
  await page.goBack();
  expect(await question.inputValue()).toBe("Our trust");
  await page.goForward();
  await page.reload();
  await checking.waitFor();
  await press(page, "Submit application");
  expect(await headingOf(page)).toContain("Application submitted");
});

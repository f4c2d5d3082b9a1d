import { load } from "cheerio";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import { picture } from "./browsing.ts";
import { openPart, pick, press, publishEvent } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  page = await stage.visitor();
});
afterAll(() => stage?.stop());

const THEO = "theo.team@programme.example";
const TEAM = "team@programme.example";
const completedOn = Date.parse("2027-01-11T09:30:00Z");
const daysAfter = (days: number) => ({ to: new Date(completedOn + days * 86_400_000).toISOString() });
const shown = () => page.locator("main").innerText();
const oneSpaced = (text: string) => text.replaceAll(/\s+/g, " ").trim();
const letters = async () => (await stage.letters("follow-up-due")).map(({ subject }) => subject);

/** Follows the button of the latest letter about a follow-up; the session of the last time is over by then. */
const titleOf = (name: string): string => standardRecipe.steps.find(({ step }) => step === name)?.title ?? "";

const openFromLetter = async (step: string): Promise<void> => {
  const sent = await stage.letters("follow-up-due");
  const letter = sent.findLast(({ subject }) => subject.includes(titleOf(step)));
  if (letter === undefined) throw new Error(`Nobody was written to about ${step}.`);
  expect(letter.to.join()).toContain(THEO);
  await page.goto(linkIn(letter, "Done, or skip it"));
  if (page.url().includes("/authorize")) await page.getByRole("link", { name: "Theo Team" }).click();
  await page.getByRole("heading", { level: 1, name: titleOf(step) }).waitFor();
};

/** Gives an address as evidence. Nothing of this machine reaches it, so somebody must say that they have seen what is there. */
const giveLink = async (url: string): Promise<void> => {
  await page.locator("#evidence").fill(url);
  await press(page, "Mark as done");
  await page.getByLabel("I have seen what is there myself").check();
  await press(page, "Mark as done");
};

/** Makes a project that began twelve weeks ago; gives its path. */
const makeProject = async (): Promise<string> => {
  await stage.signIn(page);
  await page.goto("/desk/projects/new");
  await press(page, "Make the project");
  expect(await page.title()).toMatch(/^Error: New project/);
  await page.getByLabel("Title").fill("Fewer missed appointments");
  await page.getByLabel("Summary").fill("We looked for what makes people miss an appointment.");
  await page.getByLabel("Partner organisation").fill("Fernhill Hospitals");
  await page.getByLabel("A supplier").check();
  await pick(page, "Owner", "Theo Team");
  await page.getByLabel("When does the work start?").fill("2026-10-19");
  await page.getByLabel("How long does it take?").fill("12");
  await press(page, "Make the project");
  return new URL(page.url()).pathname;
};

test("a project is made and completed, and its follow-ups are brought to mind until they are done", async () => {
  const path = await makeProject();
  expect(await headingOf(page)).toContain("Fewer missed appointments");
  await picture(page, "desk-project-active");
  await page.goto(`${path}/tasks/technical-report`);
  const report = { name: "report.txt", mimeType: "text/plain", buffer: Buffer.from("What we found") };
  await page.getByLabel("Or add a file").setInputFiles(report);
  await press(page, "Add the file");
  expect(await shown()).toContain("report.txt (");
  await page.goto(path);
  await openPart(page, "Follow-ups");
  await press(page, "Continue");
  expect(await headingOf(page)).toContain("Complete this project?");
  expect(await page.locator("tbody tr").count()).toBe(standardRecipe.steps.length);
  await picture(page, "desk-project-complete");
  await press(page, "Complete the project");
  await stage.stack.idle();
  await page.goto(path);
  expect(await page.locator(".nhsuk-task-list__item").count()).toBe(standardRecipe.steps.length);
  expect(await letters()).toEqual([]);

  await stage.stack.clock(daysAfter(1));
  const first = await stage.letter("follow-up-due", THEO);
  expect(textOf(first)).toContain("Fernhill Hospitals");
  await openFromLetter("thank-you-and-survey");
  const copy = await page.locator("#ready-copy").innerText();
  expect(oneSpaced(load(first.html)("blockquote").text())).toBe(oneSpaced(copy));
  await picture(page, "desk-follow-up");
  await press(page, "Mark as done");
  expect(await page.title()).toMatch(/^Error: /);
  await page.locator("#evidence").fill("javascript:alert(1)");
  await press(page, "Mark as done");
  expect(await page.title()).toMatch(/^Error: /);
  await giveLink("https://survey.example/answers");
  expect(await shown()).toContain("Marked as done");

  await stage.stack.clock(daysAfter(7));
  await openFromLetter("blog-and-code");
  await page.getByLabel("Why is it skipped?").fill("The partner publishes <it> itself");
  await press(page, "Skip this follow-up");
  expect(await shown()).toContain("Skipped");
  await page.getByRole("link", { name: /Publish the blog post/ }).click();
  expect(await shown()).toContain("The partner publishes <it> itself");
  await press(page, "Open it again");
  const before = (await letters()).length;
  await stage.stack.clock(daysAfter(10));
  expect((await letters()).slice(before)).toEqual([expect.stringMatching(/^Still open: Publish the blog/)]);
  await stage.stack.clock(daysAfter(17));
  expect(await letters()).toContainEqual(expect.stringMatching(/^Last reminder: Publish the blog/));
  expect((await stage.letter("follow-up-late", TEAM)).subject).toMatch(/^Late: Publish the blog/);

  await openFromLetter("blog-and-code");
  await giveLink("https://blog.example/missed");
  const webinar = { title: "Webinar", date: "2027-02-02", place: "https://meet.example/w", places: "50" };
  const event = await publishEvent(page, webinar);
  await page.goto(`${path}/follow-ups/webinar`);
  await page.getByLabel("Link or event reference").fill(event.toLowerCase());
  await press(page, "Mark as done");
  expect(await shown()).toContain("closes by itself when it is over");
  await page.getByRole("link", { name: event }).click();
  expect(await headingOf(page)).toContain("Webinar");
  await page.goto(path);
  await picture(page, "desk-project");
  expect(stage.faults()).toEqual([]);
});

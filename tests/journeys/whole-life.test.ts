import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  announceCall,
  beginDraft,
  decideApplication,
  scoreApplication,
  submitApplication,
} from "./application-forms.ts";
import { openPart, press } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Lets an accepted application become a project whose work begins on 1 March 2027; gives the project's path. */
const startProject = async (desk: Page): Promise<string> => {
  const page = await stage.visitor();
  const application = await submitApplication(page, await beginDraft(page, await announceCall(desk)));
  await scoreApplication(desk, application);
  await decideApplication(desk, application, "Accept");
  await desk.getByRole("link", { name: "Read and approve the letter" }).click();
  await press(desk, "Approve and send");
  await stage.stack.idle();
  await desk.goto("/desk/projects");
  await desk.getByRole("link", { name: /^Two senior nurses/ }).click();
  const path = new URL(desk.url()).pathname;
  await desk.goto(`${path}/governance`);
  await desk.getByLabel("Not needed").first().check();
  await desk.getByRole("button", { name: "Save", exact: true }).first().click();
  await desk.goto(path);
  await desk.getByLabel("First day").fill("2027-03-01");
  await press(desk, "Start the work");
  return path;
};

const closeFollowUp = async (desk: Page, path: string, step: string): Promise<void> => {
  await desk.goto(`${path}/follow-ups/${step}`);
  if (desk.url().includes("/authorize")) await desk.getByRole("link", { name: "Theo Team" }).click();
  // Each link has a host of its own: the product pauses a second between two questions to one host.
  await desk.locator("#evidence").fill(`https://${step}.example/notes`);
  await press(desk, "Mark as done");
  // Nothing of this machine reaches the address: somebody must say that they have seen it.
  await desk.getByLabel("I have seen what is there myself").check();
  await press(desk, "Mark as done");
};

/** What was written about a project, and when: `2027-05-25 follow-up-due: Today: ...`. */
const written = async (): Promise<string[]> => {
  await stage.stack.idle();
  return stage.stack
    .letters()
    .map(({ kind, subject, to, at }) => `${at.slice(0, 10)} ${kind} to ${to.join()}: ${subject}`)
    .sort();
};

test("a project from the acceptance of its application to a year after its completion", {
  timeout: 900_000,
}, async () => {
  const desk = await stage.visitor();
  await stage.signIn(desk);
  const path = await startProject(desk);
  expect(await headingOf(desk)).toContain("Two senior nurses");
  // Twelve weeks of Fridays.
  await stage.stack.clock({ to: "2027-05-24T10:00:00Z" });
  expect(await stage.letters("week-note-asked")).toHaveLength(12);
  const asked = await stage.letter("week-note-asked", "theo.team@programme.example");
  await desk.goto(linkIn(asked, "Write the week note"));
  if (desk.url().includes("/authorize")) await desk.getByRole("link", { name: "Theo Team" }).click();
  await desk.goto(path);
  await openPart(desk, "Follow-ups");
  await press(desk, "Continue");
  await press(desk, "Complete the project");
  await stage.stack.idle();

  await stage.stack.clock({ to: "2027-06-08T10:00:00Z" });
  for (const step of ["thank-you-and-survey", "blog-and-code", "webinar"])
    await closeFollowUp(desk, path, step);
  await stage.stack.clock({ to: "2027-07-15T10:00:00Z" });
  await closeFollowUp(desk, path, "discussion-workshop");
  await stage.stack.clock({ to: "2027-08-01T10:00:00Z" });
  await closeFollowUp(desk, path, "re-use-call");
  for (const [step, day] of [
    ["benefit-check-90", "2027-08-23"],
    ["benefit-check-180", "2027-11-21"],
    ["benefit-check-365", "2028-05-24"],
  ] as const) {
    await stage.stack.clock({ to: `${day}T10:00:00Z` });
    await closeFollowUp(desk, path, step);
  }
  await desk.goto(path);
  expect(await desk.locator("main").innerText()).toContain("Closed");
  const letters = await written();
  const reported = letters.filter((line) => line.includes(" weekly-report to "));
  // Every Monday but the first, whose report would be of the week before the programme began.
  expect(reported).toHaveLength(71);
  const about = (kind: string) => letters.filter((line) => line.includes(` ${kind} to `)).length;
  expect(about("application-outcome")).toBe(1);
  // Eight steps on their day, and reminders of the four that were late.
  expect(about("follow-up-due")).toBeGreaterThanOrEqual(8);
  if (process.env["SHOW_LETTERS"] !== undefined) process.stdout.write(`${letters.join("\n")}\n`);
});

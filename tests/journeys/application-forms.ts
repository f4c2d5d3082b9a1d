import type { Page } from "playwright-core";
import { fillWho, people, pick, press, type Someone } from "./forms.ts";

/** Makes a call for problems at the desk that is open until February 2027, one assessor enough, and announces it; gives its reference. */
export const announceCall = async (desk: Page, title = "Winter call for problems"): Promise<string> => {
  await desk.goto("/desk/calls/new");
  await desk.getByLabel("Title").fill(title);
  await desk.getByLabel("Introduction").fill("Tell us what is **wrong**.\n\n## For whom\n\n- hospitals");
  await desk.getByLabel("Opens on").fill("2027-01-11");
  await desk.getByLabel("Closes on").fill("2027-02-12");
  await desk.getByLabel("How many people score each application, at least?").fill("1");
  await press(desk, "Save as a draft");
  await press(desk, "Announce the call");
  await desk.getByText("Announced. It opens").waitFor();
  return new URL(desk.url()).pathname.split("/").at(-1) ?? "";
};

/** Begins a draft for a call; gives the path of its page. */
export const beginDraft = async (page: Page, call: string, who: Someone = people.amina): Promise<string> => {
  await page.goto(`/calls/${call}`);
  await page.getByRole("button", { name: "Start now" }).click();
  await fillWho(page, who);
  await page.getByLabel("NHS trust").check();
  await page.getByLabel("You may keep my details").check();
  await press(page, "Continue");
  await page.getByRole("heading", { level: 1, name: "Your draft application" }).waitFor();
  return new URL(page.url()).pathname;
};

const SECTIONS = 7;

/** Writes every section of a draft that stands open, by the links of its task list. */
export const writeSections = async (page: Page, draft: string): Promise<void> => {
  for (let nth = 0; nth < SECTIONS; nth += 1) {
    await page.goto(draft);
    await page.locator(".nhsuk-task-list__link").nth(nth).click();
    await page.getByRole("button", { name: "Save and go back to the list" }).waitFor();
    for (const box of await page.locator("main input[type=text], main textarea").all())
      await box.fill("Two senior nurses spend three hours a day finding beds by telephone.");
    const commitment = page.getByLabel("We agree that code");
    if ((await commitment.count()) > 0) await commitment.check();
    await page.getByLabel("Yes, it is done").check();
    await press(page, "Save and go back to the list");
    await page.getByText("Saved.", { exact: true }).waitFor();
  }
};

/** Writes and submits an application; gives its reference. */
export const submitApplication = async (page: Page, draft: string): Promise<string> => {
  await writeSections(page, draft);
  await page.getByRole("button", { name: "Check and submit" }).click();
  await press(page, "Submit application");
  return /PRB-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
};

/** Takes an application on at the desk and scores it. */
export const scoreApplication = async (desk: Page, application: string): Promise<void> => {
  await desk.goto(`/desk/applications/${application}`);
  await press(desk, "Take it myself");
  await desk.getByRole("button", { name: "Give your scores" }).click();
  await desk.getByRole("button", { name: "Save your scores" }).waitFor();
  for (const mark of await desk.getByLabel("4: well").all()) await mark.check();
  for (const reason of await desk.locator("main textarea").all()) await reason.fill("The figures are clear.");
  await press(desk, "Save your scores");
  await desk.getByText("Your scores are saved.").waitFor();
};

/** Decides about a scored application with one reason. */
export const decideApplication = async (
  desk: Page,
  application: string,
  outcome: "Accept" | "Decline",
): Promise<void> => {
  await desk.goto(`/desk/applications/${application}`);
  await desk.getByRole("button", { name: "Decide on it" }).click();
  await desk.getByLabel(outcome, { exact: true }).check();
  if (outcome === "Accept") {
    await desk.getByLabel("Our own team").check();
    await pick(desk, "Who in the team looks after it?", "Theo Team");
    await desk.getByLabel("When is the work planned to start?").fill("2027-03-01");
  }
  await desk.getByLabel("By the panel").check();
  const reason = desk.getByLabel("Access to the data", { exact: true });
  // What assessors wrote for each other goes to nobody by itself.
  if ((await reason.inputValue()) !== "") throw new Error("A reason is there that nobody has written.");
  await reason.fill("The figures are clear.");
  await desk.getByLabel("Use as a reason: access to the data").check();
  await press(desk, "Decide and draft the letter");
  await desk.getByText("Decided. 1 letter waits").waitFor();
};

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { picture } from "./browsing.ts";
import { fillEnquiry, people, press } from "./forms.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const KEPT = "We kept what you wrote here on";
const notice = (page: Page) => page.getByText(KEPT);
/** What the browser holds of drafts, as somebody else could read it who has the computer. */
const held = (page: Page): Promise<[string, string][]> =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("draft:")));
const waitForDrafts = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => Object.keys(localStorage).filter((name) => name.startsWith("draft:")).length === wanted,
    count,
  );

const enquire = async (): Promise<string> => {
  const page = await stage.visitor();
  await fillEnquiry(page, people.carys, "Where do we begin with our letters?");
  await press(page, "Send enquiry");
  await page.getByRole("heading", { name: "Enquiry sent" }).waitFor();
  return /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
};

describe("what somebody types", () => {
  test("in one form of a page stays when they press the button of another, until it is sent", async () => {
    const reference = await enquire();
    await stage.stack.idle();
    const desk = await stage.visitor();
    await stage.signIn(desk);
    await desk.goto("/desk/ready-answers");
    await press(desk, "Load the product’s set");
    await desk.goto(`/desk/enquiries/${reference}`);
    const answer = desk.getByLabel("Your answer to");
    await answer.pressSequentially("Dear Carys, we begin here.");
    await desk.getByLabel("Wait for a reply").check();
    await answer.press("Home");
    await desk.getByLabel("Ready answer").selectOption("We need to know more");
    await press(desk, "Insert");
    const written = await answer.inputValue();
    expect(written).toContain("tell us a little more");
    expect(written).toMatch(/Dear Carys, we begin here\.$/);

    await press(desk, "Assign to me");
    await notice(desk).waitFor();
    await picture(desk, "draft-kept");
    expect(await answer.inputValue()).toBe(written);
    expect(await desk.getByLabel("Wait for a reply").isChecked()).toBe(true);
    expect(JSON.stringify(await held(desk))).not.toMatch(/Carys|ENQ-/);

    await press(desk, "Send answer");
    expect(await desk.locator("main").innerText()).toContain("Your answer is on its way to 1 person.");
    await waitForDrafts(desk, 0);
    await desk.reload();
    expect(await notice(desk).count()).toBe(0);
    expect(await answer.inputValue()).toBe("");
  });

  test("stays when they leave the page, can be discarded, is nobody else’s, and is forgotten at sign-out", async () => {
    const desk = await stage.visitor();
    await stage.signIn(desk);
    await desk.goto("/desk/home-page");
    const words = desk.getByLabel("Words");
    const before = await words.inputValue();
    await words.fill("# Unfinished");
    await waitForDrafts(desk, 1);
    await desk.goto("/desk");
    await desk.goto("/desk/home-page");
    await notice(desk).waitFor();
    expect(await words.inputValue()).toBe("# Unfinished");

    // A colleague at the same computer, after a session that was not signed out.
    await desk.context().clearCookies();
    await stage.signIn(desk, "Ada Admin");
    await desk.goto("/desk/home-page");
    expect(await words.inputValue()).toBe(before);
    expect(await notice(desk).count()).toBe(0);

    await desk.context().clearCookies();
    await stage.signIn(desk);
    await desk.goto("/desk/home-page");
    await notice(desk).waitFor();
    await desk.getByRole("button", { name: "Discard it" }).click();
    expect(await words.inputValue()).toBe(before);
    await waitForDrafts(desk, 0);

    await words.fill("# Unfinished again");
    await waitForDrafts(desk, 1);
    await desk.goto("/desk/sign-out");
    await press(desk, "Sign out");
    await desk.getByRole("heading", { level: 1, name: "You are signed out" }).waitFor();
    expect(await held(desk)).toEqual([]);
  });

  test("at the public site stays for this visit, its mistakes included", async () => {
    const page = await stage.visitor();
    await page.goto("/join");
    await page.getByLabel("Your name").fill("Amina Okafor");
    await page.getByLabel("NHS trust").check();
    await press(page, "Join");
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel("Your email address").fill("amina@fernhill.example");
    await waitForDrafts(page, 1);
    await page.goto("/events");
    await page.goto("/join");
    await notice(page).waitFor();
    await picture(page, "draft-kept-join");
    expect(await page.getByLabel("Your name").inputValue()).toBe("Amina Okafor");
    expect(await page.getByLabel("Your email address").inputValue()).toBe("amina@fernhill.example");
    expect(await page.getByLabel("NHS trust").isChecked()).toBe(true);
    await page.context().clearCookies();
    await page.goto("/join");
    expect(await page.getByLabel("Your name").inputValue()).toBe("");
  });
});

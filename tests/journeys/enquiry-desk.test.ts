import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { picture } from "./browsing.ts";
import { fillEnquiry, people, pick, press } from "./forms.ts";
import { headingOf, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const enquire = async (message: string, who: keyof typeof people = "carys"): Promise<string> => {
  const page = await stage.visitor();
  await fillEnquiry(page, people[who], message);
  await press(page, "Send enquiry");
  await page.getByRole("heading", { name: "Enquiry sent" }).waitFor();
  return /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
};
/** Presses the button of the list’s own search, which is not that of everything. */
const search = (page: Page) =>
  Promise.all([
    page.waitForEvent("load"),
    page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click(),
  ]);
const main = (page: Page) => page.locator("main").innerText();

describe("an enquiry at the desk", () => {
  test("is found, taken, noted, answered with a ready answer, merged and taken apart without JavaScript", async () => {
    const first = await enquire("Where do we begin with our letters?");
    const second = await enquire("Did you get what I wrote about our letters?");
    await stage.stack.idle();
    const desk = await stage.visitor({ javaScriptEnabled: false });
    await stage.signIn(desk);
    await desk.goto("/desk/ready-answers");
    await press(desk, "Load the product’s set");
    await picture(desk, "desk-ready-answers");

    await desk.goto("/desk/enquiries");
    await desk.getByLabel("Search enquiries").fill(people.carys.email);
    await search(desk);
    expect(await headingOf(desk)).toContain(people.carys.name);
    expect(desk.url()).not.toContain("@");
    await desk.goto("/desk/enquiries");
    await desk.getByLabel("Search enquiries").fill(first.toLowerCase());
    await search(desk);
    expect(desk.url()).toContain(`/desk/enquiries/${first}`);

    await press(desk, "Assign to me");
    expect(await main(desk)).toContain("Assigned to you");
    await desk.getByText("Write a note for the team").click();
    await desk.getByLabel("Note", { exact: true }).fill("She telephoned, too.");
    await press(desk, "Save note");
    expect(await main(desk)).toContain("Only the team sees this");

    await desk.getByLabel("Ready answer").selectOption("We need to know more");
    await press(desk, "Insert");
    const text = await desk.getByLabel("Your answer to").inputValue();
    expect(text).toContain(`Dear ${people.carys.name}`);
    expect(text).toContain(first);
    await desk.getByLabel("Wait for a reply").check();
    await press(desk, "Send answer");
    expect(await main(desk)).toContain("Your answer is on its way to 1 person.");
    const letter = await stage.letter("enquiry-answer", people.carys.email);
    expect(textOf(letter)).toContain("tell us a little more");
    expect(textOf(letter)).not.toContain("telephoned");
    await picture(desk, "desk-enquiry-answered");

    await desk.getByRole("link", { name: "Merge with another enquiry" }).click();
    await picture(desk, "desk-merge");
    await desk.getByLabel("The other enquiry").fill(second);
    await desk.getByLabel("The other enquiry").press("Tab");
    await press(desk, "Continue");
    await picture(desk, "desk-merge-check");
    await press(desk, "Merge");
    expect(await main(desk)).toContain("The two are one enquiry now");
    expect(await main(desk)).toContain("Did you get what I wrote");
    await picture(desk, "desk-merged");
    await press(desk, "Undo");
    expect(await main(desk)).toContain("The merge is taken back");
    expect(await main(desk)).not.toContain("Did you get what I wrote");
    await desk.setViewportSize({ width: 320, height: 800 });
    await picture(desk, "narrow-desk-enquiry-full");
    await desk.goto("/desk/enquiries");
    await picture(desk, "narrow-desk-inbox");
    await desk.setViewportSize({ width: 1280, height: 900 });
    await picture(desk, "desk-inbox");
  });

  test("are assigned together, sorted, and gone through one after the other", async () => {
    const earlier = await enquire("Where are the plums?", "dev");
    const later = await enquire("Where are the apples?", "amina");
    await stage.stack.idle();
    const desk = await stage.visitor();
    await stage.signIn(desk);
    await desk.goto("/desk/enquiries?view=nobody&sort=-received");
    await desk.getByLabel("on this page").check();
    const count = await desk.locator("[name=ticked]:checked").count();
    expect(count).toBeGreaterThan(1);
    await desk.locator("[name=ticked]").first().uncheck();
    const what = `${count - 1} ${count === 2 ? "enquiry" : "enquiries"}`;
    await pick(desk, "Assign to", "Theo Team (me)");
    await picture(desk, "desk-inbox-ticked");
    await press(desk, `Assign ${what}`);
    expect(await main(desk)).toContain(`You assigned ${what} to Theo Team.`);
    await picture(desk, "desk-inbox-assigned");
    await press(desk, "Undo");
    expect(await main(desk)).toContain("as before.");
    await desk.getByText("Save this view").click();
    await desk.getByLabel("Name of the view").fill("Nobody’s, latest first");
    await press(desk, "Save view");
    await desk.goto("/desk/enquiries");
    await desk.getByRole("link", { name: "Nobody’s, latest first" }).click();
    await desk.locator(".list-table__record").first().click();
    expect(await headingOf(desk)).toContain(later);
    await desk.getByRole("link", { name: "Next", exact: true }).click();
    expect(await headingOf(desk)).toContain(earlier);
    await desk.getByRole("link", { name: "Back to Enquiries" }).click();
    expect(desk.url()).toContain("sort=-received");
  });

  test("is taken and answered by keyboard alone", async () => {
    const reference = await enquire("May we visit you?");
    await stage.stack.idle();
    const desk = await stage.visitor();
    await stage.signIn(desk);
    await desk.goto("/desk/enquiries");
    const tabTo = async (found: ReturnType<Page["locator"]>): Promise<void> => {
      for (let count = 0; count < 80; count += 1) {
        if ((await found.and(desk.locator(":focus")).count()) > 0) return;
        await desk.keyboard.press("Tab");
      }
      throw new Error(`The Tab key does not lead to ${found}.`);
    };
    const follow = async (found: ReturnType<Page["locator"]>): Promise<void> => {
      await tabTo(found);
      await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
    };
    await tabTo(desk.getByLabel("Search enquiries"));
    await desk.keyboard.type("visit you");
    await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
    await follow(desk.locator(".list-table__record").first());
    expect(desk.url()).toContain(reference);
    await tabTo(desk.getByLabel("Your answer to"));
    await desk.keyboard.type("Yes, on Monday.");
    await tabTo(desk.getByRole("radio", { name: "Mark as answered" }));
    await desk.keyboard.press("ArrowDown");
    await desk.keyboard.press("ArrowDown");
    await desk.keyboard.press("ArrowDown");
    await follow(desk.getByRole("button", { name: "Send answer" }));
    expect(await main(desk)).toContain("Your answer is on its way to 1 person.");
    expect(await desk.locator(".enquiry-state").innerText()).toContain("Closed");
  });

  test("is opened, taken and answered with single keys, until these are turned off; a colleague who is mentioned hears of it", async () => {
    const reference = await enquire("May we send you our questions?", "dev");
    await stage.stack.idle();
    const ada = await stage.visitor();
    await stage.signIn(ada, "Ada Admin");
    const desk = await stage.visitor();
    await stage.signIn(desk);
    await desk.goto("/desk/enquiries?view=nobody");
    const goOn = (key: string) => Promise.all([desk.waitForEvent("load"), desk.keyboard.press(key)]);
    // What listens to keys is loaded after the page.
    await desk.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
    const focused = () => desk.evaluate("document.activeElement.getAttribute('href') ?? ''");
    for (let row = 0; row < 5 && !String(await focused()).includes(reference); row += 1)
      await desk.keyboard.press("j");
    await desk.keyboard.press("k");
    await desk.keyboard.press("j");
    await goOn("o");
    expect(desk.url()).toContain(reference);
    await desk.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
    await goOn("a");
    expect(await main(desk)).toContain("Assigned to you");
    await desk.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
    await desk.keyboard.press("r");
    await desk.keyboard.type("Yes, ask? a?");
    expect(await desk.getByLabel("Your answer to").inputValue()).toBe("Yes, ask? a?");
    await desk.getByText("Write a note for the team").click();
    await desk.getByLabel("Note", { exact: true }).fill("@Ada, do you know them?");
    await press(desk, "Save note");
    expect(await main(desk)).toContain("1 colleague gets an email about it.");
    // Notices wait for others of about the same moment.
    await stage.stack.clock({ advance: "PT3M" });
    const letter = await stage.letter("enquiry-mention", "ada.admin");
    expect(textOf(letter)).toContain("@Ada, do you know them?");

    await desk.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
    await desk.keyboard.press("?");
    const keys = desk.getByRole("dialog", { name: "Keys on this page" });
    expect(await keys.locator("dt").allInnerTexts()).toEqual(expect.arrayContaining(["e", "r", "?"]));
    await picture(desk, "desk-keys");
    await keys.getByLabel("Turn these keys off in this browser").check();
    await keys.getByRole("button", { name: "Close" }).click();
    await desk.keyboard.press("e");
    await desk.keyboard.press("?");
    expect(await keys.isVisible()).toBe(false);
    expect(await desk.locator(".enquiry-state").innerText()).not.toContain("Answered");
  });
});

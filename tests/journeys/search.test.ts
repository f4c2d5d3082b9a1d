import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../shared/pages/paths.ts";
import { picture } from "./browsing.ts";
import { fillEnquiry, people, press } from "./forms.ts";
import { axeFinds } from "./look.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let theo: Page;
let enquiry = "";

beforeAll(async () => {
  stage = await openStage();
  const page = await stage.visitor();
  for (const who of [people.amina, people.carys]) {
    await fillEnquiry(page, who, "May I ask?");
    await press(page, "Send enquiry");
    enquiry = /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
  }
  await stage.stack.idle();
  theo = await stage.visitor();
  await stage.signIn(theo);
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const found = (page: Page): Promise<string[]> => page.locator(".search-results a").allInnerTexts();
const focused = (page: Page): Promise<unknown> => page.evaluate("document.activeElement.name");

describe("whoever looks for something", () => {
  test("presses a key on any page, types, and goes to what is suggested without a mouse", async () => {
    await theo.goto(paths.deskEvents, { waitUntil: "networkidle" });
    await theo.keyboard.press("/");
    expect(await focused(theo)).toBe("q");
    await theo.keyboard.type("amina");
    const first = theo.getByRole("option", { name: "Amina Okafor (as typed)" }).first();
    await first.waitFor();
    expect(await first.innerText()).toContain("People");
    expect((await axeFinds(theo)).violations).toEqual([]);
    await picture(theo, "search-suggestions");
    await theo.keyboard.press("ArrowDown");
    await Promise.all([theo.waitForURL("**/desk/people/*"), theo.keyboard.press("Enter")]);
  });

  test("presses Enter for all results, whose words are marked, and chooses a kind", async () => {
    await theo.goto(paths.deskEvents, { waitUntil: "networkidle" });
    await theo.keyboard.press("/");
    await theo.keyboard.type("okafor");
    await theo.getByRole("option").first().waitFor();
    await Promise.all([theo.waitForURL(`**${paths.deskSearch}?q=okafor`), theo.keyboard.press("Enter")]);
    expect(await found(theo)).toEqual(["Amina Okafor (as typed)", "A general question"]);
    expect(await theo.locator("mark").first().innerText()).toBe("Okafor");
    await theo.getByRole("link", { name: "Enquiries 1" }).click();
    await theo.waitForURL("**kind=enquiry");
    expect(await found(theo)).toEqual(["A general question"]);
  });

  test("types a slash in a field as any other sign", async () => {
    await theo.goto(paths.deskSearch, { waitUntil: "networkidle" });
    await theo.locator("main").getByLabel("Search everything").fill("either");
    await theo.locator("main").getByLabel("Search everything").press("End");
    await theo.keyboard.type("/or");
    expect(await theo.locator("main").getByLabel("Search everything").inputValue()).toBe("either/or");
  });

  test("finds a name that is spelled otherwise, and an enquiry by its reference", async () => {
    await theo.goto(`${paths.deskSearch}?q=Carris+Pew`);
    expect(await theo.locator("main").innerText()).toContain("sound alike");
    expect(await found(theo)).toEqual(["Carys Pugh (as typed)"]);
    await theo.goto(`${paths.deskSearch}?q=${enquiry.replaceAll("-", "").toLowerCase()}`);
    expect(new URL(theo.url()).pathname).toBe(`/desk/enquiries/${enquiry}`);
  });

  test("can do so without a script, and on a phone", async () => {
    const plain = await stage.visitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    await plain.context().addCookies(await theo.context().cookies());
    await plain.goto(paths.desk);
    await plain.getByText("Menu", { exact: true }).click();
    await plain.locator(".desk-menu").getByLabel("Search everything").fill("carys");
    await plain.locator(".desk-menu").getByRole("button", { name: "Search" }).click();
    await plain.waitForURL(`**${paths.deskSearch}?q=carys`);
    expect(await found(plain)).toEqual(["Carys Pugh (as typed)", "A general question"]);
  });
});

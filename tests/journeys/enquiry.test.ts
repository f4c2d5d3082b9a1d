import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { picture } from "./browsing.ts";
import { fillEnquiry, fillWho, people, press } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";
import { partsOf } from "./weight.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const received = () => stage.stack.entries().filter((entry) => entry["name"] === "EnquiryReceived");
const referenceOn = async (page: Page): Promise<string> => {
  await page.getByRole("heading", { name: "Enquiry sent" }).waitFor();
  return /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
};

describe("getting in touch", () => {
  test("an empty form says what is missing, leads to it, and keeps what was typed", async () => {
    const page = await stage.visitor();
    await page.goto("/enquiry");
    await press(page, "Continue");
    await page.getByRole("link", { name: "Select what your enquiry is about" }).click();
    await page.getByLabel("A general question").and(page.locator(":focus")).check();
    await press(page, "Continue");
    await page.getByLabel("Your name").fill("Amina <b>Okafor</b>");
    await press(page, "Continue");
    expect(await page.title()).toMatch(/^Error: A general question – /);
    await page.locator(".nhsuk-error-summary:focus").waitFor();
    const summary = page.getByRole("alert");
    await picture(page, "enquiry-errors");
    expect(await page.getByLabel("Your name").inputValue()).toBe("Amina <b>Okafor</b>");
    const links = summary.getByRole("link");
    expect(await links.allInnerTexts()).toEqual([
      "Enter your message",
      "Enter your email address",
      "Enter your organisation",
      "Tick the box so that we may use your details to answer you",
    ]);
    const labels = ["Your message", "Your email address", "Your organisation"];
    for (const [index, label] of [...labels, "You may keep my details"].entries()) {
      await links.nth(index).click();
      await page.getByLabel(label).and(page.locator(":focus")).waitFor();
    }
  });

  test("is checked, changed and sent; both sides get their letter, the desk has it", async () => {
    const page = await stage.visitor();
    const message = "Könnten wir <i>das Ergebnis</i> nutzen?\nZweite Zeile & mehr – שלום";
    await fillEnquiry(page, people.amina, "First words");
    expect(await headingOf(page)).toBe("Check your answers before you send your enquiry");
    await picture(page, "enquiry-check");
    await page.getByRole("link", { name: "Change message" }).click();
    await page.getByLabel("Your message").and(page.locator(":focus")).waitFor();
    expect(await page.getByLabel("Your message").inputValue()).toBe("First words");
    expect(await page.getByLabel("Your email address").inputValue()).toBe(people.amina.email);
    await page.getByLabel("Your message").fill(message);
    await press(page, "Continue");
    expect(await page.locator("dl").innerText()).toContain(message);
    await press(page, "Send enquiry");
    const reference = await referenceOn(page);
    await picture(page, "enquiry-sent");
    expect(page.url()).not.toMatch(/okafor|fernhill/i);

    const receipt = await stage.letter("enquiry-received", people.amina.email);
    expect([receipt.text, receipt.html].join()).toContain(reference);
    expect([receipt.text, receipt.html, receipt.subject].join()).not.toMatch(/Ergebnis|Zweite/);
    await stage.stack.clock({ advance: "PT1M" });
    const forTeam = await stage.letter("enquiry-for-team", "team@programme.example");
    expect(textOf(forTeam)).toContain("Könnten wir <i>das Ergebnis</i> nutzen?");
    expect(textOf(forTeam)).not.toMatch(/okafor/i);

    const desk = await stage.visitor();
    await desk.goto(linkIn(forTeam, "Open it at the desk"));
    await desk.getByRole("link", { name: "Theo Team" }).click();
    await desk.waitForURL(`**/desk/enquiries/${reference}`);
    expect(await desk.locator("main").innerText()).toContain(message);
    await desk
      .getByRole("navigation", { name: "Breadcrumb" })
      .getByRole("link", { name: "Enquiries" })
      .click();
    await picture(desk, "desk-enquiries");
    await desk.getByRole("link", { name: "A general question", exact: true }).first().click();
    await press(desk, "Mark as answered");
    expect(await desk.locator("main").innerText()).toContain("Answered");
    await picture(desk, "desk-enquiry");
    await desk
      .getByRole("navigation", { name: "Breadcrumb" })
      .getByRole("link", { name: "Enquiries" })
      .click();
    expect(await desk.locator("main").innerText()).toContain("Nobody is waiting for an answer.");
    await desk.getByRole("link", { name: /^Answered/ }).click();
    await desk.getByRole("link", { name: "A general question", exact: true }).first().click();
    await press(desk, "Open it again");
    expect(await desk.locator("main").innerText()).toContain("Open");
  });

  test("clicking twice or going back and sending again is one enquiry", async () => {
    const page = await stage.visitor();
    const before = received().length;
    await fillEnquiry(page, people.carys, "Once only");
    await page.getByRole("button", { name: "Send enquiry" }).dblclick();
    const reference = await referenceOn(page);
    await page.goBack();
    expect(await headingOf(page)).toBe("Check your answers before you send your enquiry");
    await page.reload();
    await page.goBack();
    expect(await headingOf(page)).toContain("A general question");
    await page.goForward();
    await press(page, "Send enquiry");
    expect(await referenceOn(page)).toBe(reference);
    await stage.stack.idle();
    expect(received()).toHaveLength(before + 1);
    expect(await stage.letters("enquiry-received")).toHaveLength(before + 1);
  });

  test("works without JavaScript, and a double click is still one enquiry", async () => {
    const page = await stage.visitor({ javaScriptEnabled: false });
    const before = received().length;
    await page.goto("/enquiry");
    await press(page, "Continue");
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel("A general question").check();
    await press(page, "Continue");
    expect(await headingOf(page)).toContain("A general question");
    await press(page, "Continue");
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel("Your message").fill("Without a script");
    await fillWho(page, people.dev);
    await page.getByLabel("You may keep my details").check();
    await press(page, "Continue");
    await page.getByRole("button", { name: "Send enquiry" }).dblclick();
    await referenceOn(page);
    await stage.stack.idle();
    expect(received()).toHaveLength(before + 1);
  });
});

describe("what a browser must load to begin", () => {
  test.each([
    ["/", 115_000],
    ["/enquiry?about=problem", 150_000],
    ["/join", 150_000],
    ["/catalogue", 150_000],
  ])("%s: at most %i bytes, uncompressed and in all", async (address, most) => {
    const page = await stage.visitor();
    const parts = await partsOf(page, address);
    const sum = parts.reduce((all, { bytes }) => all + bytes, 0);
    expect(sum, parts.map(({ path, bytes }) => `${path} ${bytes}`).join("\n")).toBeLessThanOrEqual(most);
    // The page itself, and all of some length that it is made of.
    const plain = parts.filter(({ bytes, encoding }) => bytes >= 1000 && encoding === "");
    expect(plain).toEqual([]);
  });

  test("a plain page loads no script that it has no use for, and the field of organisations brings its own", async () => {
    const page = await stage.visitor();
    const names = (await partsOf(page, "/")).map(({ path }) => path.split("/").at(-1) ?? "");
    expect(names.filter((name) => name.endsWith(".js")).sort()).toEqual([
      expect.stringMatching(/^chunk-/),
      "convenor.js",
    ]);
    expect(names.filter((name) => name.endsWith(".css"))).toEqual(["site.css"]);
    const form = (await partsOf(page, "/join")).map(({ path }) => path.split("/").at(-1) ?? "");
    expect(form).toContain("organisation-field.css");
  });
});

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { odsLine } from "../organisations/samples.ts";
import { picture } from "./browsing.ts";
import { people, press } from "./forms.ts";
import { headingOf, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
beforeAll(async () => {
  stage = await openStage();
  desk = await stage.visitor();
  await stage.signIn(desk);
  await desk.goto("/desk/organisations");
  await press(desk, "Load the short list");
  await stage.stack.idle();
}, 180_000);
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const fill = async (page: Page, email: string): Promise<void> => {
  await page.goto("/join");
  await page.getByLabel("Your name").fill(people.amina.name);
  await page.getByLabel("Your email address").fill(email);
  await page.getByLabel("NHS trust").check();
  await page.getByRole("checkbox").check();
};
const peopleOf = async (code: string): Promise<string> => {
  await stage.stack.idle();
  await desk.goto(`/desk/organisations/${code}`);
  return desk.locator("main").innerText();
};

describe("an organisation in a public form", { timeout: 60_000 }, () => {
  test("is suggested while somebody types, and picked with the keyboard", async () => {
    const page = await stage.visitor();
    await fill(page, "amina@picked.example");
    const field = page.getByRole("combobox", { name: "Your organisation" });
    await field.focus();
    await page.keyboard.type("gloucestershire hosp", { delay: 20 });
    await page.getByRole("option", { name: "Gloucestershire Hospitals" }).waitFor();
    await picture(page, "organisation-suggestions");
    const looked = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(looked.violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const name = await field.inputValue();
    const code = await page.locator("input[name=organisationCode]").inputValue();
    expect([name, code]).toEqual(["Gloucestershire Hospitals NHS Foundation Trust", "RTE"]);
    await press(page, "Join");
    expect(await headingOf(page)).toBe("Check your email");
    expect(await peopleOf("RTE")).toContain(people.amina.name);
  });

  test("that is closed is suggested as what came after it, and says so", async () => {
    const page = await stage.visitor();
    await page.goto("/join");
    await page.getByRole("combobox", { name: "Your organisation" }).pressSequentially("RD3");
    const option = page.getByRole("option", { name: "University Hospitals Dorset" });
    await option.waitFor();
    expect(await option.innerText()).toMatch(/University Hospitals Dorset.*was Poole Hospital .*RD3/s);
    await option.click();
    expect(await page.locator("input[name=organisationCode]").inputValue()).toBe("R0D");
    await page.getByLabel("Your organisation").pressSequentially(" x");
    expect(await page.locator("input[name=organisationCode]").inputValue()).toBe("");
  });

  test("of no list is kept as typed, and an error keeps it too", async () => {
    const page = await stage.visitor();
    await fill(page, "");
    const field = page.getByRole("combobox", { name: "Your organisation" });
    await field.pressSequentially("Fernhill <b>");
    await page.getByText("Not in our list. You can keep what you typed.").waitFor();
    await press(page, "Join");
    expect(await page.title()).toMatch(/^Error: /);
    expect(await field.inputValue()).toBe("Fernhill <b>");
    await page.getByLabel("Your email address").fill("amina@typed.example");
    await press(page, "Join");
    expect(await headingOf(page)).toBe("Check your email");
  });

  test("without JavaScript is asked about when it is close to some, and no answer is lost", async () => {
    const page = await stage.visitor({ javaScriptEnabled: false });
    await fill(page, "amina@asked.example");
    await page.getByLabel("Your organisation").fill("Southampton hospital");
    await press(page, "Join");
    expect(await headingOf(page)).toBe("Which of these is your organisation?");
    await picture(page, "organisation-choice");
    await page.getByLabel("University Hospital Southampton").check();
    await press(page, "Continue");
    expect(await headingOf(page)).toBe("Check your email");
    expect(await peopleOf("RHM")).toContain(people.amina.name);
  });
});

describe("importing organisations", { timeout: 60_000 }, () => {
  const file = (lines: readonly string[]) => ({
    name: "list.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n")),
  });
  const lines = Array.from({ length: 300 }, (_, index) =>
    odsLine(`J${String(index).padStart(4, "0")}`, `JOURNEY HOSPITAL ${index} NHS TRUST`, "Y63"),
  );

  test.each([
    ["with", true],
    ["without", false],
  ])("shows what would change and how far it is, %s JavaScript", async (_word, javaScriptEnabled) => {
    const page = await stage.visitor({ javaScriptEnabled });
    await stage.signIn(page);
    await page.goto("/desk/organisations/imports");
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles(file([...lines, odsLine("bad", "BAD", "Y63")]));
    await press(page, "Check the file");
    expect(await headingOf(page)).toBe("What the file would change");
    const text = await page.locator("main").innerText();
    expect(text).toContain(javaScriptEnabled ? "300 new" : "importing this file changes nothing");
    expect(text).toContain("“bad” is no code");
    await press(page, "Import");
    await page.getByRole("progressbar").waitFor();
    await picture(page, "organisation-import");
    await page.getByText("Finished:").waitFor();
    expect(await page.getByRole("status").innerText()).toContain(
      javaScriptEnabled ? "300 new, 0 changed" : "0 new, 0 changed, 300 unchanged",
    );
  });
});

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { odsLine } from "../organisations/samples.ts";
import { picture } from "./browsing.ts";
import { chooseAsMember, people, press } from "./forms.ts";
import { axeFinds } from "./look.ts";
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
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const fill = async (page: Page, email: string): Promise<void> => {
  await page.goto("/join");
  await page.getByLabel("Your name").fill(people.amina.name);
  await page.getByLabel("Your email address").fill(email);
  await chooseAsMember(page);
};
const peopleOf = async (code: string): Promise<string> => {
  await stage.stack.idle();
  await desk.goto(`/desk/organisations/${code}`);
  return desk.locator("main").innerText();
};

describe("an organisation in a public form", () => {
  test("is suggested while somebody types, and picked with the keyboard", async () => {
    const page = await stage.visitor();
    await fill(page, "amina@picked.example");
    const field = page.getByRole("combobox", { name: "Your organisation" });
    await field.focus();
    await page.keyboard.type("gloucestershire hosp", { delay: 20 });
    await page.getByRole("option", { name: "Gloucestershire Hospitals" }).waitFor();
    await picture(page, "organisation-suggestions");
    expect((await axeFinds(page)).violations).toEqual([]);
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

describe("importing organisations", () => {
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
      .setInputFiles(file([...lines, odsLine("no code", "NONE", "Y63")]));
    await press(page, "Continue");
    expect(await headingOf(page)).toBe("Choose the columns");
    await picture(page, "import-columns");
    await page.getByLabel("Kind of organisation").selectOption("All rows: NHS trust");
    await press(page, "Check the file");
    await stage.stack.idle();
    await page.reload();
    expect(await headingOf(page)).toBe("Preview of the import");
    await picture(page, "import-preview");
    const text = await page.locator("main").innerText();
    expect(text).toContain(javaScriptEnabled ? "300 new" : "importing this file changes nothing");
    await page.getByRole("link", { name: "Needs attention (1)" }).click();
    expect(await page.locator("main").innerText()).toContain("“no code” is not a valid code");
    await picture(page, "import-attention");
    await press(page, "Import 300 organisations");
    await page.getByRole("progressbar").waitFor();
    await picture(page, "organisation-import");
    await page.getByText("Imported:").waitFor();
    expect(await page.getByRole("status").innerText()).toContain(
      javaScriptEnabled ? "300 added, 0 changed" : "0 added, 0 changed, 300 unchanged",
    );
  });

  test("is undone, whole, by the page that says what that does", async () => {
    const page = await stage.visitor({ javaScriptEnabled: false });
    await stage.signIn(page);
    await page.goto("/desk/organisations/imports");
    const first = page.getByRole("row", { name: "list.csv" }).last();
    await first.getByRole("rowheader").getByRole("link").click();
    await page.getByRole("link", { name: "Undo this import" }).click();
    await picture(page, "import-undo");
    await press(page, "Undo the import");
    await stage.stack.idle();
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByRole("status").innerText();
      })
      .toContain("Undone: 300 removed");
    await page.goto("/desk/organisations/J0000");
    expect(await headingOf(page)).toBe("Page not found");
  });
});

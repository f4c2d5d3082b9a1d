import type { Page } from "playwright-core";
import { paths } from "../../shared/pages/paths.ts";
import { press } from "./forms.ts";
import type { Stage } from "./stage.ts";

const markdown = (name: string, summary: string) => ({
  name: `${name}.md`,
  mimeType: "text/markdown",
  buffer: Buffer.from(
    `---\ntitle: 'Invented ${name}'\nsummary: '${summary}'\ntags: [PYTHON, FDP, WIP]\n---\nSee [here]().\n\nOutput|Link\n---|---\nCode|TBD\n`,
  ),
});

const check = async (stage: Stage, desk: Page): Promise<void> => {
  await desk.goto(paths.deskCatalogueImports);
  const files = [
    markdown("beds", "Says how many beds are free."),
    markdown("waits", "Words. ".repeat(30)),
    { name: "index.md", mimeType: "text/markdown", buffer: Buffer.from("# Contents\n") },
  ];
  await desk.getByLabel("Pages", { exact: true }).setInputFiles(files);
  await press(desk, "Continue");
  await stage.stack.idle();
  await desk.reload();
};

/** Has pages imported, others checked that are not quite right, and a table sent whose columns are to be chosen. */
export const fillImports = async (stage: Stage, desk: Page): Promise<void> => {
  await check(stage, desk);
  await press(desk, "Import 2 files");
  await stage.stack.idle();
  await check(stage, desk);
  await desk.goto(paths.deskOrganisationImports);
  await desk.getByText("Paste the lines instead").click();
  await desk.getByLabel("Lines of the list").fill("Trust;Where\nInvented Trust;Wales");
  await press(desk, "Continue");
};

const lastWith = async (page: Page, start: string, status: string): Promise<void> => {
  await page.goto(start);
  await page.getByRole("row", { name: status }).getByRole("link").first().click();
};

/** Ways to the pages about imports that have no address of their own. */
export const betweenImports = {
  "pages not chosen": async (page: Page): Promise<void> => {
    await page.goto(paths.deskCatalogueImports);
    await press(page, "Continue");
  },
  "an import of pages to be confirmed": (page: Page) =>
    lastWith(page, paths.deskCatalogueImports, "To be confirmed"),
  "an import's rows that need someone": async (page: Page): Promise<void> => {
    await lastWith(page, paths.deskCatalogueImports, "To be confirmed");
    await page.getByRole("link", { name: "Needs attention" }).click();
  },
  "columns to be chosen": (page: Page) =>
    lastWith(page, paths.deskOrganisationImports, "Columns to be chosen"),
  "columns not chosen": async (page: Page): Promise<void> => {
    await lastWith(page, paths.deskOrganisationImports, "Columns to be chosen");
    await press(page, "Check the file");
  },
  "an import to undo": async (page: Page): Promise<void> => {
    await lastWith(page, paths.deskCatalogueImports, "Imported");
    await page.getByRole("link", { name: "Undo this import" }).click();
  },
};

import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { press } from "./forms.ts";
import type { Stage } from "./stage.ts";

const markdown = (name: string, summary: string) => ({
  name: `${name}.md`,
  mimeType: "text/markdown",
  buffer: Buffer.from(
    `---\ntitle: 'Invented ${name}'\nsummary: '${summary}'\ntags: [PYTHON, FDP, WIP]\n---\nSee [here]().\n\nOutput|Link\n---|---\nCode|TBD\n`,
  ),
});

const check = async (desk: Page): Promise<string> => {
  await desk.goto(paths.deskCatalogueImports);
  const files = [
    markdown("beds", "Says how many beds are free."),
    markdown("waits", "Words. ".repeat(30)),
    { name: "index.md", mimeType: "text/markdown", buffer: Buffer.from("# Contents\n") },
  ];
  await desk.getByLabel("Pages", { exact: true }).setInputFiles(files);
  await press(desk, "Check the pages");
  return new URL(desk.url()).pathname.split("/").at(-1) ?? "";
};

/** Has pages imported, and others checked that are not quite right. Gives where the import is that is to be confirmed. */
export const fillImports = async (stage: Stage, desk: Page) => {
  await check(desk);
  await press(desk, "Import");
  await stage.stack.idle();
  return { deskCatalogueImport: toPath(paths.deskCatalogueImport, { id: await check(desk) }) };
};

/** Ways to the pages about imports that have no address of their own. */
export const betweenImports = (every: { readonly deskCatalogueImport: string | undefined }) => ({
  "pages not chosen": async (page: Page): Promise<void> => {
    await page.goto(paths.deskCatalogueImports);
    await press(page, "Check the pages");
  },
  "an import's pages that need somebody": (page: Page) =>
    page.goto(`${every.deskCatalogueImport}?show=needs-you`),
  "an import to take back": async (page: Page): Promise<void> => {
    await page.goto(paths.deskCatalogueImports);
    await page.getByRole("row", { name: "Finished" }).getByRole("link").click();
    await page.getByRole("link", { name: "Take this import back" }).click();
  },
});

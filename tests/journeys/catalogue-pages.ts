import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { fillWho, people, press, type Someone } from "./forms.ts";
import type { Stage } from "./stage.ts";

const write = async (desk: Page, title: string): Promise<string> => {
  await desk.goto(paths.deskNewCatalogueItem);
  await desk.getByLabel("Tool", { exact: true }).check();
  await desk.getByLabel("Title").fill(title);
  await desk.getByLabel("Summary").fill("Says how many beds are free.");
  await desk.getByLabel("Text", { exact: true }).fill("# What it does\n\nIt counts.\n\n|A|B|\n|-|-|\n|1|2|");
  for (const tag of ["Forecasting", "Python", "Secondary care"])
    await desk.getByLabel(tag, { exact: true }).first().check();
  await desk.getByRole("group", { name: "Output 1" }).getByLabel("What is it?").selectOption("code");
  await desk.getByLabel("Web or e-mail address").first().fill("https://code.example/beds");
  await desk.getByLabel("Licence (optional)").fill("MIT");
  await press(desk, "Save");
  return new URL(desk.url()).pathname;
};

/** Says by the form of an item that somebody would like to use it; gives the address of the confirmation. */
export const wishToUse = async (page: Page, slug: string, who: Someone): Promise<string> => {
  await page.goto(toPath(paths.reUse, { slug }));
  await page.getByLabel("What do you want to use it for?").fill("To plan our beds.");
  await page.getByRole("radio").first().check();
  await fillWho(page, who);
  await press(page, "Continue");
  await press(page, "Send");
  await page.getByRole("heading", { level: 1, name: "Thank you for telling us" }).waitFor();
  return page.url();
};

/** Has somebody write an item that somebody else publishes, then change it, and withdraws another. Gives where each page is. */
export const fillCatalogue = async (stage: Stage, desk: Page) => {
  const other = await stage.visitor();
  await stage.signIn(other, "Ada Admin");
  const publish = async (title: string): Promise<string> => {
    const item = await write(desk, title);
    await press(desk, "Ask for a review");
    await other.goto(item);
    await press(other, "Publish it");
    return item;
  };
  const item = await publish("Bed forecast");
  await desk.goto(await publish("Wrong tool"));
  await desk.getByText("Withdraw it").first().click();
  await desk.getByLabel("Why?").fill("Its results were wrong.");
  await press(desk, "Withdraw it");
  await desk.goto(`${item}/edit`);
  await desk.getByLabel("Title").fill("Bed forecasts");
  await desk.getByLabel("Text", { exact: true }).fill("# What it does\n\nIt counts and draws.");
  await press(desk, "Save");
  const reference = item.split("/").at(-1) ?? "";
  const slug = "bed-forecast";
  return {
    reUseSent: await wishToUse(other, slug, people.dev),
    // Its link is in a letter that comes a month later: re-use.test.ts looks at it.
    reUseNews: undefined,
    catalogueFeed: undefined,
    catalogueJson: undefined,
    catalogueItemJson: undefined,
    cataloguePublicCode: undefined,
    catalogueItem: toPath(paths.catalogueItem, { slug }),
    reUse: toPath(paths.reUse, { slug }),
    deskCatalogueItem: toPath(paths.deskCatalogueItem, { reference }),
    deskEditCatalogueItem: toPath(paths.deskEditCatalogueItem, { reference }),
    deskCatalogueTag: toPath(paths.deskCatalogueTag, { tag: "linkage" }),
  };
};

/** Ways to the pages of the catalogue that have no address of their own. */
export const betweenCatalogue = (every: {
  readonly deskCatalogueItem: string | undefined;
}): Readonly<Record<string, (page: Page) => Promise<unknown>>> => ({
  "the catalogue narrowed down": (page) =>
    page.goto(`${paths.catalogue}?q=beds&technique=forecasting&language=python`),
  "nothing in the catalogue": (page) => page.goto(`${paths.catalogue}?q=zebra&domain=workforce`),
  "a withdrawn item": (page) => page.goto(toPath(paths.catalogueItem, { slug: "wrong-tool" })),
  "an address without an item": (page) => page.goto(toPath(paths.catalogueItem, { slug: "no-beds" })),
  "an item with errors": async (page) => {
    await page.goto(paths.deskNewCatalogueItem);
    await page.getByLabel("Web or e-mail address").first().fill("nowhere");
    await press(page, "Save");
  },
  "an item's text to look at": async (page) => {
    await page.goto(paths.deskNewCatalogueItem);
    await page.getByLabel("Text", { exact: true }).fill("## A heading\n\nWords.");
    await press(page, "See what the text looks like");
  },
  "an item moved nowhere": async (page) => {
    await page.goto(every.deskCatalogueItem ?? "");
    await page.getByText("Change its address").click();
    await page.getByLabel("Last part of the address").fill("Not an address");
    await press(page, "Change the address");
  },
  "items filtered": (page) => page.goto(`${paths.deskCatalogue}?status=draft&q=beds`),
  "a tag with errors": async (page) => {
    await page.goto(paths.deskCatalogueTags);
    await press(page, "Add the tag");
  },
});

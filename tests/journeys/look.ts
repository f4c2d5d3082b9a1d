import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { picture } from "./browsing.ts";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// A desktop, and a phone: 320 CSS pixels are also what is left of 1280 at 400 % (WCAG 1.4.10).
const WIDTHS = [1280, 320] as const;

/** What is wrong with the page that is shown, at every width. */
export const look = async (page: Page, name: string): Promise<string[]> => {
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    // The other mode opens one more page for each look, and all results take long to write down; only what is wrong is read.
    const looking = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const found = await looking.withTags(STANDARDS).analyze();
    if (found.passes.length === 0) wrong.push(`${name} at ${width} was not looked at`);
    for (const { id, nodes } of found.violations)
      wrong.push(`${name} at ${width}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
    const needed = await page.evaluate("document.documentElement.scrollWidth");
    if (Number(needed) > width) wrong.push(`${name} at ${width} is ${needed} pixels wide`);
    if (width === 320) await picture(page, `narrow-${name.replaceAll(" ", "-")}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return wrong;
};

import axe from "axe-core";
import type { Page } from "playwright-core";
import * as z from "zod/mini";
import { picture } from "./browsing.ts";
import { lostStyles } from "./lost-styles.ts";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// A desktop, and a phone: 320 CSS pixels are also what is left of 1280 at 400 % (WCAG 1.4.10).
const WIDTHS = [1280, 320] as const;

const Found = z.object({
  passes: z.number(),
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.string()) })),
});

/**
 * What axe finds wrong with the page as it is shown: by the rules of these standards, or by all it has. It is brought into the page once,
 * since reading it takes as long as a look, and only what is wrong comes back.
 */
export const axeFinds = async (page: Page, tags?: readonly string[]): Promise<z.infer<typeof Found>> => {
  if (page.frames().length > 1) throw new Error(`${page.url()} has a frame, which is not looked into.`);
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe.source);
  const runOnly = tags === undefined ? {} : { runOnly: { type: "tag", values: tags } };
  const options = JSON.stringify({ resultTypes: ["violations"], ...runOnly });
  return Found.parse(
    await page.evaluate(`axe.run(document, ${options}).then(({ passes, violations }) => ({
      passes: passes.length,
      violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 120)) })),
    }))`),
  );
};

/** What is wrong with the page that is shown, at every width. */
export const look = async (page: Page, name: string): Promise<string[]> => {
  const wrong = (await lostStyles(page)).map((selector) => `${name} lacks the style of ${selector}`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { passes, violations } = await axeFinds(page, STANDARDS);
    if (passes === 0) wrong.push(`${name} at ${width} was not looked at`);
    for (const { id, nodes } of violations) wrong.push(`${name} at ${width}: ${id} ${nodes.join(" ")}`);
    const needed = await page.evaluate("document.documentElement.scrollWidth");
    if (Number(needed) > width) wrong.push(`${name} at ${width} is ${needed} pixels wide`);
    if (width === 320) await picture(page, `narrow-${name.replaceAll(" ", "-")}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return wrong;
};

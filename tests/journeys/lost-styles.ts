import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { parse } from "postcss";
import { wholeStylesheet } from "../../infra/constructs/assets.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const selectorsOf = (css: string): Set<string> => {
  const selectors = new Set<string>();
  parse(css).walkRules((rule) => {
    for (const selector of rule.selectors) selectors.add(selector);
  });
  return selectors;
};

// What an element is only at times, or is a part of one: whether it can be is what counts.
const AT_TIMES = /::?(?:hover|focus(?:-visible|-within)?|active|visited|link|before|after|-[\w-]+)/g;

const lost = new Map<string, Promise<readonly string[]>>();

/** What the whole stylesheet says and this one does not, as selectors of elements. */
const leftOutOf = async (url: string): Promise<readonly string[]> => {
  const left = selectorsOf(await (await fetch(url)).text());
  const whole = wholeStylesheet(root, url.endsWith("/desk.css") ? "desk" : "site");
  const missing = [...selectorsOf(whole)].filter((selector) => !left.has(selector));
  return [...new Set(missing.map((selector) => selector.replaceAll(AT_TIMES, "")))].filter(
    (selector) => selector.trim() !== "",
  );
};

/** The selectors that would style something on the page that is shown, and that were left out of its stylesheet because nobody was thought to use them. */
export const lostStyles = async (page: Page): Promise<string[]> => {
  const path = await page.locator("link[rel=stylesheet]").first().getAttribute("href");
  const url = new URL(path ?? "", page.url()).href;
  const known = lost.get(url) ?? leftOutOf(url);
  lost.set(url, known);
  // In the browser's words: what is cut off may leave no selector.
  const matching = "(s) => { try { return document.querySelector(s) !== null } catch { return false } }";
  return page.evaluate<string[]>(`${JSON.stringify(await known)}.filter(${matching})`);
};

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from "playwright-core";

const ON_EVERY_ANSWER = {
  "content-security-policy": /^default-src 'none'; script-src 'self'; style-src 'self';/,
  "strict-transport-security": /max-age=\d{8}/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  // Pages of the catalogue may be kept for a minute, by the browser that got them.
  "cache-control": /^(?:no-store|private, max-age=60)$/,
} as const;

const faultsOf = (response: Response, site: string): string[] => {
  const [url, status] = [response.url(), response.status()];
  if (!url.startsWith(`${site}/`) || url.startsWith(`${site}/_local`)) return [];
  if (status >= 500) return [`${url} answered ${status}`];
  // A page may refuse; what a page is made of must be there.
  if (response.request().resourceType() !== "document") return status >= 400 ? [`${url}: ${status}`] : [];
  const headers = response.headers();
  return Object.entries(ON_EVERY_ANSWER)
    .filter(([name, wanted]) => !wanted.test(headers[name] ?? ""))
    .map(([name]) => `${url} came without ${name}`);
};

/** Somebody's browser: what they do in it, and everything that went wrong meanwhile. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors in the console, failed scripts, answers of 500 and more, pages without the security headers. */
  readonly faults: readonly string[];
}

/** A new visitor with no cookies of earlier ones, at a desktop's width unless told. */
export const newVisitor = async (
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ baseURL: site, viewport, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("response", (response) => faults.push(...faultsOf(response, site)));
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports a page that refuses a form as an error too.
    if (message.type() === "error" && !/the server responded with a status of 4\d\d/.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  return { context, page, faults };
};

/** Keeps a picture of the page, when SCREENSHOTS names a directory. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const directory = process.env["SCREENSHOTS"];
  if (directory === undefined) return;
  await mkdir(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
};

import { load } from "cheerio";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type LocalStack, type SentLetter, startLocalStack } from "../../infra/local/index.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { newVisitor, type Visitor } from "./browsing.ts";
import { startChromium } from "./chromium.ts";

/** A whole running product with a browser in front of it. */
export interface Stage {
  readonly stack: LocalStack;
  readonly browser: Browser;
  /** Somebody with a browser of their own. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** Signs an invented member of the team in at the desk. */
  readonly signIn: (page: Page, who?: "Theo Team" | "Ada Admin" | "Vera Viewer") => Promise<void>;
  /** The letters of a kind that were sent until everything is quiet, the oldest first. */
  readonly letters: (kind: string) => Promise<SentLetter[]>;
  /** The latest letter of a kind to this address. Throws when there is none. */
  readonly letter: (kind: string, to: string) => Promise<SentLetter>;
  /** What went wrong in any browser since this was asked last. */
  readonly faults: () => string[];
  readonly stop: () => Promise<void>;
}

/** Starts a stack with no data in it, its clock at `startAt`, and a browser. Stop it when done. */
export const openStage = async (startAt = "2027-01-11T10:00:00Z"): Promise<Stage> => {
  const [stack, browser] = await Promise.all([
    startLocalStack({ assembly: await sharedAssembly(), startAt }),
    startChromium(),
  ]);
  let visitors: Visitor[] = [];
  const letters: Stage["letters"] = async (kind) => {
    await stack.idle();
    return stack.letters().filter((letter) => letter.kind === kind);
  };
  return {
    stack,
    browser,
    letters,
    visitor: async (options) => {
      const visitor = await newVisitor(browser, stack.url, options);
      visitors.push(visitor);
      return visitor.page;
    },
    signIn: async (page, who = "Theo Team") => {
      await page.goto("/desk/sign-in");
      await page.getByRole("link", { name: who }).click();
      await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    },
    letter: async (kind, to) => {
      const found = (await letters(kind))
        .filter((letter) => letter.to.some((one) => one.includes(to)))
        .at(-1);
      if (found === undefined) throw new Error(`Nobody sent ${kind} to ${to}.`);
      return found;
    },
    faults: () => {
      const found = visitors.flatMap(({ faults }) => faults);
      visitors = [];
      return found;
    },
    stop: async () => {
      await browser.close();
      await stack.stop();
    },
  };
};

/** Where a link of a letter leads, by its words. The text of the letter must have it too. Throws when it is not there. */
export const linkIn = (letter: SentLetter, words: string): string => {
  const $ = load(letter.html);
  const link = $("a")
    .filter((_index, element) => $(element).text().trim() === words)
    .attr("href");
  if (link === undefined) throw new Error(`“${letter.subject}” has no link “${words}”.`);
  if (!letter.text.includes(link)) throw new Error(`The text of “${letter.subject}” lacks “${words}”.`);
  return link;
};

/** The heading of the page that is shown, in single spaces. A page that leads on by itself is waited out: where it leads is what is asked for. */
export const headingOf = async (page: Page): Promise<string> => {
  const leadsOn = page.locator('meta[http-equiv=refresh][content^="0;"]');
  await leadsOn.waitFor({ state: "detached" });
  return (await page.locator("h1").innerText()).replaceAll(/\s+/g, " ");
};

/** The text of a letter, in single spaces. */
export const textOf = ({ text }: SentLetter): string => text.replaceAll(/\s+/g, " ");

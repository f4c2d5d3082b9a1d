import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { countCallsOf, during } from "../support/traffic.ts";
import { testNeeds } from "../support/visiting.ts";

const RUNS = 3;

/** What a page costs: calls of the table, what they gave back, and milliseconds of this process. */
export interface PageCost {
  readonly calls: number;
  readonly items: number;
  readonly kb: number;
  readonly ms: number;
  /** The page itself, uncompressed. */
  readonly pageKb: number;
  /** How it is over what it may ask of the table; empty where it is not. */
  readonly over: string;
}

// A file, a way to sign in, or a form that begins on the page of a person.
const isElsewhere = (path: string): boolean => /sign|csv|docx|pdf|json|\/export$|\/copies\/new$/.test(path);

/** Every page of the desk that is only one: its address names no record. */
export const onlyPages: readonly string[] = desk
  .filter(({ method, path }) => method === "GET" && !path.includes("{") && !isElsewhere(path))
  .map(({ path }) => path);

/** What a page costs once what functions hold is there. Of one that asks more of the table than it may, the browser says so, and nothing else is known. */
const costOf = async (browser: Browser, address: string): Promise<PageCost> => {
  try {
    await browser.open(address);
    const processor = process.cpuUsage();
    for (let run = 1; run < RUNS; run += 1) await browser.open(address);
    const { result, traffic } = await during(() => browser.open(address));
    const { user, system } = process.cpuUsage(processor);
    if (result.status !== 200) throw new Error(`${address} answered ${result.status}.`);
    return {
      calls: Object.values(traffic.calls).reduce((sum, count) => sum + count, 0),
      items: traffic.items,
      kb: traffic.bytes / 1000,
      ms: (user + system) / 1000 / RUNS,
      pageKb: Buffer.byteLength(result.html) / 1000,
      over: "",
    };
  } catch (error) {
    const over = error instanceof Error ? error.message : String(error);
    return { calls: 0, items: 0, kb: 0, ms: 0, pageKb: 0, over };
  }
};

/**
 * What pages of the desk cost at a moment, by their addresses, once what functions hold is there. Bundled before it is run (crowds.ts), because pages
 * import their templates.
 */
export const measurePages = async (
  table: Table,
  now: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, PageCost>> => {
  const needs = testNeeds(table, { now });
  countCallsOf(table.client);
  const browser = new Browser(
    webHandler(desk, async () => needs),
    signedIn(needs, "admin"),
  );
  const costs = new Map<string, PageCost>();
  for (const address of addresses) costs.set(address, await costOf(browser, address));
  return costs;
};

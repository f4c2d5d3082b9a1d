import { load } from "cheerio";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { loadSample } from "../../infra/sample/load.ts";
import { paths } from "../../shared/pages/paths.ts";
import { ask, type Met } from "../support/browser.ts";
import { walkThrough } from "../support/crawl.ts";
import { ada, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

const NOW = "2026-11-24T09:00:00.000Z";
const LEFT_OUT = /^\/desk\/(sign|signed|sessions|files|exports)|file=csv/;

/**
 * Where a name is no place to go from: a link already, the page's own title, what can be chosen or pressed, what only a screen reader is told beside a
 * button, and words that people typed.
 */
const NO_PLACE_FOR_LINKS = [
  "a, h1, title, script, style, nav, caption, legend",
  "option, label, button, textarea, .nhsuk-hint",
  ".nhsuk-u-visually-hidden, .programme-header__account",
  ".as-typed, .letter, blockquote, pre",
].join();

let real: RealTable;
let world: World;
let session: Readonly<Record<string, string>>;
let names: RegExp;

beforeAll(async () => {
  real = await startRealTable();
  const client = {
    endpoint: `http://127.0.0.1:${inject("dynamoPort")}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const sample = { client, addresses: { table: real.table.name }, now: () => new Date(NOW) };
  await loadSample({ ...sample, idle: async () => undefined }, () => undefined);
  world = new World(real, { now: NOW });
  session = await signedIn(world.needs, "admin", ada);
  const people = (await real.items("PERSON#")).flatMap(({ sk, name }) =>
    sk === "PERSON" ? String(name) : [],
  );
  names = new RegExp(`(?:${[...new Set(people)].join("|")})`, "g");
});
afterAll(() => real.stop());

const handler = webHandler(desk, async () => world.needs);

const open = (address: string): Promise<Met> =>
  ask(handler, address, { cookies: Object.entries(session).map(([name, value]) => `${name}=${value}`) });

/** The names of people on a page that lead nowhere, each with what stands around it. Whose page it is needs no link to it. */
const namesOutsideLinks = (html: string): readonly string[] => {
  const $ = load(html);
  const heading = $("h1").text();
  $(NO_PLACE_FOR_LINKS).remove();
  const text = $("body").text().replaceAll(/\s+/g, " ");
  return [...text.matchAll(names)].flatMap(({ 0: name, index }) =>
    heading.includes(name) ? [] : text.slice(Math.max(0, index - 40), index + name.length + 20),
  );
};

test("every name of a person at the desk leads to their page", async () => {
  const found = new Map<string, readonly string[]>();
  const { opened } = await walkThrough(
    [paths.desk],
    async (address) => {
      const met = await open(address);
      const isPage = met.headers["content-type"]?.startsWith("text/html") === true;
      const lost = isPage ? namesOutsideLinks(met.html) : [];
      if (lost.length > 0) found.set(address, lost);
      return met;
    },
    LEFT_OUT,
    2,
  );
  expect(opened.length).toBeGreaterThan(90);
  expect(Object.fromEntries(found)).toEqual({});
}, 120_000);

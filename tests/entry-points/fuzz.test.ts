import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { type ServedRoute, webHandler } from "../../functions/entry-points/page.ts";
import type { DeskNeeds } from "../../functions/entry-points/session.ts";
import { site } from "../../functions/site.ts";
import { makeFormToken } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { ask } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

/** Tries of each kind; more find more: FUZZ_RUNS=2000. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 30);
const TIMEOUT = 20_000 + RUNS * 200;

let real: RealTable;
let cookies: readonly string[] = [];
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const visitor = "AAAAAAAAAAAAAAAAAAAAAA";

beforeAll(async () => {
  real = await startRealTable();
  const session = Object.entries(await signedIn(needs(), "admin")).map(([name, value]) => `${name}=${value}`);
  cookies = [`__Host-visitor=${visitor}`, ...session];
});
afterAll(() => real.stop());

// Sign-in leads to another service, whose answers its own tests play.
const elsewhere: readonly string[] = [paths.signIn, paths.signedIn, paths.signingOut];
const routesOf = (served: readonly ServedRoute<DeskNeeds>[], method: "GET" | "POST") =>
  served.filter((route) => route.method === method && !elsewhere.includes(route.path));

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "",
      "yes",
      "general",
      "nhs-trust",
      "online",
      "1",
      "-1",
      "1e9",
      "0x10",
      "2026-12-01",
      "2026-02-30",
      "99999-01-01",
      "09:00",
      "25:61",
      "Ada Example",
      "ada@trust.example",
      "https://programme.example",
      "javascript:alert(1)",
      "<script>alert(1)</script>",
      "{{ 7*7 }}",
      "a\r\nBcc: b@c.example",
      "__proto__",
      "constructor",
      "\u0000",
      "\u202e",
      "x".repeat(30_000),
    ),
  },
);

/** The names of a page's fields, besides any other name. */
const names = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ..."task document governance neededBy sprint artefact url prepared from".split(" "),
      ..."role side personRole what why likelihood impact mitigations decidedOn decidedBy goal weeks".split(
        " ",
      ),
      ..."_step _version _website _proof name email organisation segment kind message consent words title topics".split(
        " ",
      ),
      ..."date start end places format place link description news sponsor owner route evidence reason step".split(
        " ",
      ),
      ..."_organisation organisationCode code region aliases successor opened closed key choice text q state".split(
        " ",
      ),
      ..."check evidence code-url code-reason".split(" "),
      ..."link light happened next obstacles round people person understanding hours comment".split(" "),
      ..."arrival replace confirm show".split(" "),
      ..."deputy startsOn endsOn whom by from partnerName partnerCode".split(" "),
      ..."used howFar whatFor mayBeNamed mayBeAsked stage of note benefit amount unit since words contact".split(
        " ",
      ),
      ..."tags slug label facets aliases instead reason-withdraw output-kind-1 output-address-1 standing-value-1 standing-since-1".split(
        " ",
      ),
      ..."outcome summary team completed result register offer answer accept decline dates year month day".split(
        " ",
      ),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "") },
);
const steps = fc.constantFrom(
  "ask-for-review",
  "publish",
  "withdraw",
  "move",
  "retire",
  "document",
  "plan",
  "sprints",
  "close",
  "end",
  "check",
  "send",
  "change",
  "save",
  "preview",
  "answered",
  "reopen",
  "publish",
  "cancel",
  "skip",
  "add",
  "lead",
  "pause",
  "abandoned",
  "superseded",
  "leave",
  "take-up",
  "start",
  "discard",
  "take-back",
  "x",
);
const fieldSets = fc
  .tuple(fc.array(fc.tuple(names, text), { maxLength: 12 }), fc.option(steps))
  .map(([fields, step]) => (step === null ? fields : [...fields, ["_step", step] as const]));
const parts = fc.oneof(
  fc.constantFrom(
    "EVT-0000-0000",
    "PRJ-0000-0000",
    "RUS-0000-0000",
    "a.b.c",
    "%E0%A4%A",
    "%00",
    "__proto__",
    "2026-11-23",
    "2026-W48",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map(encodeURIComponent),
);
const fill = (path: string, part: string) => path.replaceAll(/\{\w+\}/g, part);

const looksRight = (met: Awaited<ReturnType<typeof ask>>) => {
  expect(met.status, met.text).toBeLessThan(500);
  if (met.status === 303) {
    expect(met.to).toMatch(/^\/(?!\/)/);
    return;
  }
  expect(met.headers["content-security-policy"]).toBeDefined();
  if (!met.headers["content-type"]?.startsWith("text/html")) return;
  expect(met.$("h1").length).toBeGreaterThan(0);
  expect(met.$("main script, main [onclick], main [onerror]")).toHaveLength(0);
};

const served: readonly (readonly [string, readonly ServedRoute<DeskNeeds>[]])[] = [
  ["the site", site],
  ["the desk", desk],
];

describe.each(served)("whatever is sent to %s", (_where, served) => {
  const handler = webHandler(served, async () => needs());

  it(
    "in a form is answered with a page that a person understands",
    async () => {
      const routes = fc.constantFrom(...routesOf(served, "POST"));
      await fc.assert(
        fc.asyncProperty(routes, parts, fieldSets, async (route, part, fields) => {
          const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
          body.append("_form", makeFormToken(needs().formKeys, visitor, newId));
          const headers = { "content-type": "application/x-www-form-urlencoded" };
          looksRight(
            await ask(handler, fill(route.path, part), {
              method: "POST",
              body: body.toString(),
              headers,
              cookies: cookies,
            }),
          );
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    "in an address is answered with a page that a person understands",
    async () => {
      const routes = fc.constantFrom(...routesOf(served, "GET"));
      const queries = fc.array(
        fc.tuple(fc.constantFrom("status", "done", "version", "to", "week", "from", "kind", "x"), text),
        {
          maxLength: 3,
        },
      );
      await fc.assert(
        fc.asyncProperty(routes, parts, queries, async (route, part, query) => {
          const search = new URLSearchParams(
            query.map(([name, value]): [string, string] => [name, value.slice(0, 500)]),
          );
          looksRight(await ask(handler, `${fill(route.path, part)}?${search}`, { cookies: cookies }));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    "by a malformed query is answered with a page",
    async () => {
      for (const path of routesOf(served, "GET").map(({ path }) => fill(path, "x")))
        for (const query of ["%", "%E0%A4%A", "a=%zz&a=1&=", "done=%00"])
          looksRight(await ask(handler, `${path}?${query}`, { cookies: cookies }));
    },
    TIMEOUT,
  );
});

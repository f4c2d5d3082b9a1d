import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import { paths } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { announce, applicant, begin, writeAndSubmit } from "../applications/applying.ts";
import { publishItem } from "../catalogue/items.ts";
import { publishedEvent, register } from "../events/visitors.ts";
import { typed } from "../faults/anything/fill.ts";
import { at, makeProject, form as projectForm } from "../projects/samples.ts";
import { ask, type Browser, type Met } from "../support/browser.ts";
import { type FoundForm, type Walk, walkThrough } from "../support/crawl.ts";
import { ada, signedIn, theo, vera } from "../support/desk-session.ts";
import { startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

/** What people never type and attackers do: names of what all objects have, keys that no item can have, dates that there are not. */
const BAD = [
  "constructor",
  "__proto__",
  "x".repeat(2100),
  "é".repeat(700),
  "2026-02-30",
  "99999-01-01",
  "\u0000",
  "-1",
  "1e400",
  "[object Object]",
  "0199e7a0-4c1c-7000-8000-ffffffffffff",
] as const;

/** Questions that pages read out of their address. */
const ASKED = [
  "done",
  "ask",
  "about",
  "after",
  "from",
  "to",
  "week",
  "day",
  "kind",
  "status",
  "form",
  "q",
  "sort",
];

// Sign-in leads to another service, and files to a bucket, which their own tests play; signing out would end the walk.
const LEFT_OUT = /^\/desk\/(sign|signed|sessions|files)/;

let world: World;
let walk: Walk;
let session: Readonly<Record<string, string>> = {};
const onDesk = webHandler(desk, async () => world.needs);
const onSite = webHandler(site, async () => world.needs);

const open = async (address: string, asked: Parameters<typeof ask>[2] = {}): Promise<Met> => {
  const isDesk = address.startsWith("/desk");
  const cookies = Object.entries({ "__Host-visitor": VISITOR, ...(isDesk ? session : {}) });
  return ask(isDesk ? onDesk : onSite, address, {
    ...asked,
    cookies: cookies.map(([name, value]) => `${name}=${value}`),
  });
};

/** Signs Ada in, anew where a form may have ended her session. */
const signIn = async (): Promise<void> => {
  session = await signedIn(world.needs, "admin", ada);
};

const VISITOR = "AAAAAAAAAAAAAAAAAAAAAA";

/** The addresses in the letters that were written: the pages that only a link leads to. */
const inLetters = (): readonly string[] => {
  const found = world.letters.flatMap(({ kind, facts }) => {
    const content = letterKinds.get(kind)?.compose(facts, {
      greeting: "Dear Ada",
      signature: "Ada",
      programme: "The Programme",
      url: (path) => `https://programme.example${path}`,
      token: (purpose, id, expires) => makeLink(world.needs.keys, purpose, id, expires),
      replyAddress: () => "reply@post.programme.example",
    });
    return JSON.stringify(content ?? "").match(/https:\/\/programme\.example[^"\\ )]+/g) ?? [];
  });
  return [...new Set(found.map((url) => url.slice("https://programme.example".length)))];
};

const enquire = async (visitor: Browser): Promise<void> => {
  const typed = {
    message: "How do I begin?",
    name: "Ada Example",
    email: "ada@trust.example",
    consent: "yes",
  };
  const page = await visitor.open("/enquiry?about=general");
  const checked = await visitor.send(
    page,
    { kind: "general", organisation: "Invented Trust", ...typed },
    "check",
  );
  await visitor.send(await visitor.open(checked.to), {}, "send");
};

beforeAll(async () => {
  world = new World(await startRealTable(), { now: "2027-01-11T10:00:00.000Z" });
  await signedIn(world.needs, "team", theo);
  await signedIn(world.needs, "viewer", vera);
  await signIn();
  await register(world.onSite(), await publishedEvent(world, 1));
  await enquire(world.onSite());
  await world.onSite().send(await world.onSite().open(paths.join), {
    ...applicant,
    email: "new@trust.example",
    role: "analyst",
    frequency: "weekly",
  });
  await writeAndSubmit(world.onSite(), await begin(world.onSite(), await announce(world.atDesk(theo))));
  const made = { occasion: at(world.clock.now), once: newId() };
  await makeProject(world.needs, { ...projectForm, owner: theo.id }, made);
  await publishItem(world);
  await world.settle();
  const starts = [
    paths.home,
    paths.desk,
    paths.accessibility,
    paths.privacy,
    paths.askForMyPage,
    ...inLetters(),
  ];
  walk = await walkThrough(starts, (address) => open(address), LEFT_OUT);
});
afterAll(() => world.real.stop());

const isTaken = (met: Met, what: string): void => {
  if (met.status >= 500) expect.fail(`${what}: ${met.status} ${met.text.slice(0, 300)}`);
};

const post = (form: FoundForm, fields: FoundForm["fields"]): Promise<Met> => {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return open(form.action, { method: "POST", body, headers });
};

const pickerOf = ({ action }: FoundForm, field: string): string =>
  `${(action.split("?")[0] ?? "").replaceAll(/[A-Z]{3}-\w{4}-\w{4}|(?<=\/tasks\/)[^/?]+/g, "*")} ${field}`;

/** The form as it was, with another value in the fields that `change` says; what shows that it is ours stays, as does the button. */
const spoiled = (
  { fields }: FoundForm,
  change: (name: string, place: number) => string | undefined,
): FoundForm["fields"] =>
  fields.map(([name, value], place) => [
    name,
    name === "_form" || name === "_step" ? value : (change(name, place) ?? value),
  ]);

/** Where the team chooses one of its own for what only the team may do; each by the form's address and its field. The gate and re-uses have it in their own tests. */
const PICKERS = [
  "/desk/applications/* assessor",
  "/desk/enquiries/* assignee",
  "/desk/projects/*/edit deputy",
  "/desk/projects/*/people person",
  "/desk/projects/*/risks owner",
  "/desk/projects/*/tasks/* owner",
  "/desk/projects/new owner",
  "/desk/recipes lead",
] as const;

describe("somebody who may not do a thing", () => {
  it("is in no picker of people: who only looks can be chosen nowhere", () => {
    const offering = walk.forms.flatMap((form) =>
      [...form.choices].flatMap(([field, choices]) =>
        choices.includes(theo.id) ? [{ what: pickerOf(form, field), choices }] : [],
      ),
    );
    for (const { what, choices } of offering) expect(choices, what).not.toContain(vera.id);
    const met = [...new Set(offering.map(({ what }) => what))].sort();
    console.log(`Pickers of people: ${met.join(", ")}`);
    expect(met).toEqual(expect.arrayContaining([...PICKERS]));
  });

  it("is given it by no form, however it is sent, while somebody who may is", async () => {
    const given: string[] = [];
    const refused: string[] = [];
    const others: string[] = [];
    const now = world.clock.now;
    for (const form of walk.forms)
      for (const [field, choices] of form.choices) {
        if (!choices.includes(theo.id)) continue;
        const filled = (who: string) =>
          form.fields.map(([name, value]): [string, string] => {
            if (name === field) return [name, who];
            const first = form.choices.get(name)?.find((choice) => choice !== "");
            return [name, value || (first ?? typed(() => 0, name, "text", now))];
          });
        const what = pickerOf(form, field);
        await signIn();
        const viewer = await post(form, filled(vera.id));
        if (viewer.status === 422) refused.push(what);
        const able = await post(form, filled(theo.id));
        if (able.status === 303) given.push(what);
        else
          others.push(
            `${what}: ${able.status} ${able.$(".nhsuk-error-summary").text().replaceAll(/\s+/g, " ")}`,
          );
      }
    console.log(`Given to someone who may: ${given.join(", ")}`);
    console.log(`Could not be filled in here: ${others.join("; ")}`);
    expect(given.length).toBeGreaterThan(3);
    expect(refused).toEqual(expect.arrayContaining(given));
    const keptOf = (await world.real.items("")).filter((item) => JSON.stringify(item).includes(vera.id));
    expect(keptOf.map(({ pk, sk }) => `${pk} ${sk}`).filter((key) => !/^(TEAM|PERSON#)/.test(key))).toEqual(
      [],
    );
  }, 240_000);
});

describe("what is wrong with a form", () => {
  it("is told in the order of the page, and each line of it leads to its field", async () => {
    const [several, nowhere, astray] = [new Set<string>(), [] as string[], [] as string[]];
    for (const form of walk.forms) {
      const step = form.fields.find(([name]) => name === "_step")?.[1] ?? "";
      for (const value of ["", "\u0000", "x".repeat(30_000)]) {
        const met = await post(
          form,
          spoiled(form, (name) => (form.hidden.has(name) ? undefined : value)),
        );
        if (met.status === 303 || !met.headers["content-type"]?.startsWith("text/html")) {
          await signIn();
          continue;
        }
        const what = `${form.action} ${step} “${value.slice(0, 3)}”`;
        const ids = met
          .$(".nhsuk-error-summary__list a")
          .toArray()
          .map((link) => (met.$(link).attr("href") ?? "").slice(1));
        const places = ids.map((id) => met.html.indexOf(` id="${id}"`));
        // A form that its own page does not have any more after what was sent before has no fields to lead to.
        const isThere = step !== "" && met.$(`button[value="${step}"]`).length > 0;
        for (const [nth, id] of ids.entries())
          if (places[nth] === -1 || (met.status === 422 && id === "maincontent" && isThere))
            nowhere.push(`${what}: ${id} ${met.$(".nhsuk-error-summary__list").text().trim()}`);
        if (places.some((place, nth) => place < (places[nth - 1] ?? 0)))
          astray.push(`${what}: ${ids.join()}`);
        if (ids.length > 1) several.add(`${form.action} ${step}`);
      }
    }
    console.log(`Forms with several mistakes at once: ${several.size}`);
    expect(nowhere).toEqual([]);
    expect(astray).toEqual([]);
    expect(several.size).toBeGreaterThan(10);
  }, 400_000);
});

describe("a value from outside that is none of ours", () => {
  it("is tried on nearly every page that there is", () => {
    console.log(`Pages: ${walk.opened.length}, forms: ${walk.forms.length}`);
    expect(walk.opened.length).toBeGreaterThan(90);
    expect(walk.forms.length).toBeGreaterThan(80);
  });

  it("in what an address asks is answered by a page", async () => {
    for (const [nth, address] of walk.opened.entries())
      for (const also of [0, 1, 2, 3]) {
        const name = ASKED[(4 * nth + also) % ASKED.length] ?? "";
        const value = BAD[(nth + also) % BAD.length] ?? "";
        const query = new URLSearchParams({ [name]: value });
        isTaken(await open(`${address.split("?")[0]}?${query}`), `${address} ${name}=${value.slice(0, 20)}`);
      }
  }, 240_000);

  it("in a part of an address names nothing", async () => {
    const routes = [...new Set([...site, ...desk].map(({ path }) => path))];
    for (const path of routes.filter((route) => route.includes("{") && !LEFT_OUT.test(route)))
      for (const value of BAD) {
        const address = path.replaceAll(/\{\w+\}/g, encodeURIComponent(value));
        isTaken(await open(address), `${path} ${value.slice(0, 20)}`);
      }
  }, 240_000);

  it("in all fields of a form, or in any one of them, is answered by a page", async () => {
    for (const [nth, form] of walk.forms.entries()) {
      const step = form.fields.find(([name]) => name === "_step")?.[1] ?? "";
      await signIn();
      for (const value of BAD.filter((_value, at) => (at + nth) % 3 === 0))
        isTaken(
          await post(
            form,
            spoiled(form, (name) => (form.hidden.has(name) ? undefined : value)),
          ),
          `${form.action} ${step}`,
        );
      for (const [place, [name]] of form.fields.entries()) {
        const value = BAD[(nth + place) % BAD.length];
        const one = spoiled(form, (_name, at) => (at === place ? value : undefined));
        isTaken(await post(form, one), `${form.action} ${step} ${name}=${value?.slice(0, 20)}`);
      }
    }
  }, 400_000);
});

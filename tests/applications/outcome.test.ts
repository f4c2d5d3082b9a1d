import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { letterKinds } from "../../shared/all-letters.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { Browser, Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, applicant, begin, joinTeam, scoresOf, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let world: World;
let asha: { readonly browser: Browser; readonly id: string };
let ben: { readonly browser: Browser; readonly id: string };
let cai: { readonly browser: Browser; readonly id: string };
let call: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  asha = await joinTeam(world, "Asha");
  ben = await joinTeam(world, "Ben");
  cai = await joinTeam(world, "Cai");
  call = await announce(asha.browser);
});
afterAll(() => real.stop());

const submit = async (email: string): Promise<string> => {
  const visitor = world.onSite();
  const draft = await begin(visitor, call, { email });
  await writeAndSubmit(visitor, draft);
  return /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "";
};

/** Presses a button of a page with its token, whichever of its forms it stands in. */
const press = (
  browser: Browser,
  page: Met,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Met> => {
  const token = page.$("input[name=_form]").attr("value") ?? "";
  return browser.post(path, [["_form", token], ...Object.entries(fields)]);
};

const step = async (browser: Browser, path: string, fields: Readonly<Record<string, string>>): Promise<Met> =>
  press(browser, await browser.open(path), path, fields);

const score = async (browser: Browser, application: string, mark: number): Promise<Met> => {
  const path = `/desk/applications/${application}`;
  await step(browser, path, { _step: "take" });
  const form = await browser.open(`${path}/scores`);
  return press(browser, form, `${path}/scores`, scoresOf(form, mark));
};

const decide = async (browser: Browser, application: string, fields: Readonly<Record<string, string>>) => {
  const path = `/desk/applications/${application}/decide`;
  return step(browser, path, {
    way: "panel",
    "use-general": "yes",
    "reason-general": "We talked about it.",
    ...fields,
  });
};

const waiting = async () => (await real.letters()).filter(({ status }) => status === "waiting");

describe("assessing", () => {
  let application: string;

  test("hides who applied, and others' scores, from whoever has still to score", async () => {
    application = await submit("amina@trust.example");
    const path = `/desk/applications/${application}`;
    expect((await asha.browser.open(path)).html).not.toContain(applicant.name);
    expect((await asha.browser.open(path)).html).not.toContain(applicant.organisation);
    await score(asha.browser, application, 4);
    await step(ben.browser, path, { _step: "take" });
    const before = await ben.browser.open(path);
    expect(before.text).toContain("You see the others’ scores when you have given yours");
    expect(before.html).not.toContain("Because of reason-problem, 4");
    expect((await ben.browser.open(`/desk/calls/${call}/ranking`)).text).toContain("Not shown to you yet");
    await score(ben.browser, application, 0);
    const after = await ben.browser.open(path);
    expect(after.html).toContain("Because of reason-problem, 4");
    expect(after.html).toContain(applicant.name);
  });

  test("keeps the criteria once somebody has scored", async () => {
    const edit = await asha.browser.open(`/desk/calls/${call}/edit`);
    expect(edit.text).toContain("so they stay as they are");
  });

  test("is closed to whoever declared an interest", async () => {
    const other = await submit("bea@trust.example");
    const path = `/desk/applications/${other}`;
    await step(cai.browser, path, { _step: "take" });
    const declared = await step(cai.browser, path, { _step: "conflict", conflict: "I worked there." });
    expect(declared.status).toBe(303);
    expect((await cai.browser.open(`${path}/scores`)).status).toBe(409);
    await score(asha.browser, other, 3);
    await score(ben.browser, other, 3);
    // Who cannot score is none of the assessors that there must be.
    expect((await asha.browser.open(path)).text).toContain("Assessors (2 of at least 2)");
    expect((await cai.browser.open(path)).html).not.toContain("Because of reason-problem, 3");
    const gate = await cai.browser.open(`${path}/decide`);
    expect(gate.status).toBe(409);
    expect(gate.text).toContain("someone else has to decide on it");
  });

  test("counts as assessors those who scored or still can: nobody with an interest, and nobody whose role lets them score no more", async () => {
    const dai = await joinTeam(world, "Dai");
    const path = `/desk/applications/${await submit("gus@trust.example")}`;
    const counted = async () => {
      // The team is held for a minute.
      clock.now = plus(clock.now, "PT2M");
      const page = await asha.browser.open(path);
      return [
        /Assessors \((\d) of/.exec(page.text)?.[1],
        / Dai: ([a-z ]+?)(?: Release|$| [A-Z])/.exec(page.text)?.[1],
      ];
    };
    for (const { browser } of [ben, dai]) await step(browser, path, { _step: "take" });
    expect(await counted()).toEqual(["2", "still to score"]);
    await signedIn(world.needs, "viewer", { id: dai.id, name: "Dai" });
    expect(await counted()).toEqual(["1", "cannot score any more"]);
    await step(ben.browser, path, { _step: "conflict", conflict: "I worked there." });
    expect((await counted())[0]).toBe("0");
    await step(asha.browser, path, { _step: "take" });
    expect((await counted())[0]).toBe("1");
  });

  test("shows a ranking by median and by mean, and as a file in which 0 is 0", async () => {
    const ranking = await asha.browser.open(`/desk/calls/${call}/ranking`);
    expect(ranking.$("tbody tr")).toHaveLength(2);
    expect(ranking.$("svg.dots").first().attr("aria-label")).toContain("Assessors gave");
    const file = await asha.browser.open(`/desk/calls/${call}/ranking/file`);
    expect(file.html).toContain('"2.00"');
    expect(file.html).toContain('"0.00"');
  });
});

describe("the gate", () => {
  test("is shut before enough people have scored", async () => {
    const application = await submit("dev@trust.example");
    await score(asha.browser, application, 5);
    expect((await asha.browser.open(`/desk/applications/${application}/decide`)).status).toBe(409);
  });

  test("asks for a reason, drafts the letter, and can be undone until the letter is approved", async () => {
    const application = await submit("eve@trust.example");
    for (const { browser } of [asha, ben]) await score(browser, application, 1);
    const without = await decide(asha.browser, application, { outcome: "declined", "use-general": "" });
    expect(without.status).toBe(422);
    expect(without.text).toContain("at least one reason");
    expect((await decide(asha.browser, application, { outcome: "declined" })).status).toBe(303);
    expect(await waiting()).toHaveLength(1);
    const undone = await step(asha.browser, `/desk/applications/${application}`, { _step: "undo" });
    expect(undone.to).toContain("done=undo");
    expect(await waiting()).toHaveLength(0);
    await world.settle();
    expect((await decide(asha.browser, application, { outcome: "declined" })).status).toBe(303);
    const [letter] = await waiting();
    await step(asha.browser, `/desk/outbox/${letter?.id}`, { _step: "discard", reason: "Too harsh" });
    await world.settle();
    expect((await asha.browser.open(`/desk/calls/${call}`)).text).toContain(
      "1 decided application has no letter",
    );
    await step(asha.browser, `/desk/calls/${call}`, { _step: "letters" });
    expect(await waiting()).toHaveLength(1);
  });
});

describe("the outbox", () => {
  test("lets one person change a letter, warns a second, and sends what was approved", async () => {
    const [letter] = await waiting();
    const path = `/desk/outbox/${letter?.id}`;
    const [first, second] = [await asha.browser.open(path), await ben.browser.open(path)];
    const revision = first.$("input[name=_revision]").attr("value") ?? "";
    const change = { _step: "save", _revision: revision, subject: "What we decided" };
    const saved = await press(asha.browser, first, path, { ...change, body: "First\n\n- one\n- two" });
    expect(saved.status).toBe(303);
    const late = await press(ben.browser, second, path, { ...change, body: "Second" });
    expect(late.status).toBe(409);
    expect(late.$("textarea[name=body]").text()).toContain("Second");
    expect(late.text).toContain("First");
    const stale = await press(ben.browser, second, path, { _step: "approve", _revision: revision });
    expect(stale.status).toBe(409);
  });

  test("says once more how many go before several are approved, and who is answered", async () => {
    const accepted = await submit("fay@trust.example");
    for (const { browser } of [asha, ben]) await score(browser, accepted, 5);
    const plan = { outcome: "accepted", route: "internal", owner: ben.id, partner: "Fay’s Hospitals" };
    const past = await decide(asha.browser, accepted, { ...plan, startsOn: "2026-11-02" });
    expect([past.status, past.text.includes("is planned to start must be today or later")]).toEqual([
      422,
      true,
    ]);
    const eli = await joinTeam(world, "Eli");
    // Once they have been there, nothing else writes who they are.
    await eli.browser.open("/desk/sessions");
    await signedIn(world.needs, "viewer", { id: eli.id, name: "Eli" });
    clock.now = plus(clock.now, "PT2M");
    const gate = await asha.browser.open(`/desk/applications/${accepted}/decide`);
    const offered = gate
      .$("select[name=owner] option")
      .toArray()
      .map((option) => gate.$(option).attr("value"));
    expect([offered.includes(ben.id), offered.includes(eli.id)]).toEqual([true, false]);
    const toViewer = await decide(asha.browser, accepted, { ...plan, owner: eli.id, startsOn: "2027-03-01" });
    expect(toViewer.status).toBe(422);
    expect((await decide(asha.browser, accepted, { ...plan, startsOn: "2027-03-01" })).status).toBe(303);
    const outbox = await ben.browser.open("/desk/outbox");
    const values = outbox
      .$("input[name=letters]")
      .toArray()
      .map((box) => outbox.$(box).attr("value") ?? "");
    const token = outbox.$("input[name=_form]").attr("value") ?? "";
    const ticked = values.map((value) => ["letters", value] as const);
    const ticking = await ben.browser.post("/desk/outbox", [["_form", token], ["_step", "ask"], ...ticked]);
    expect(ticking.to).toContain("/desk/outbox?ask=approve");
    const asked = await ben.browser.open(ticking.to);
    expect(asked.text).toContain("Send to 2 people?");
    expect(await waiting()).toHaveLength(2);
    const again = asked.$("input[name=_form]").attr("value") ?? "";
    const sent = await ben.browser.post("/desk/outbox", [["_form", again], ["_step", "approve"], ...ticked]);
    expect(sent.to).toBe("/desk/outbox?done=approve&count=2&readers=2");
    await world.settle();
    await world.settle();
    const letters = (await real.letters()).filter(({ kind }) => kind === "application-outcome");
    expect(letters.filter(({ status }) => status === "queued")).toHaveLength(2);
    for (const one of letters) {
      const reader = previewReader({ name: "Fay", programme: "P", siteUrl: "https://p.example" });
      expect(letterKinds.get(one.kind)?.compose(one.facts, reader).parts.length).toBeGreaterThan(2);
    }
    expect((await asha.browser.open(`/desk/calls/${call}`)).text).toContain("2 of 6 applicants answered");
  });
});

describe("an accepted application", () => {
  test("becomes one project that is prepared, and starts when information governance is settled", async () => {
    const projects = (await real.items("PROJECT#")).filter(({ sk }) => sk === "PROJECT");
    expect(projects).toHaveLength(1);
    const path = `/desk/projects/${String(projects[0]?.["pk"]).slice("PROJECT#".length)}`;
    const page = await ben.browser.open(path);
    expect(page.text).toContain("Being prepared");
    // The applicant is the first person at the partner; the application leads to the project and back.
    expect((await ben.browser.open(`${path}/people`)).text).toMatch(
      /Applicant.*Amina Example|Amina Example.*Applicant/,
    );
    const from = page.$('a[href^="/desk/applications/"]').first().attr("href") ?? "";
    expect((await ben.browser.open(from)).$(`a[href="${path}"]`)).toHaveLength(1);
    expect(page.text).toContain("Write the project brief");
    await step(ben.browser, `${path}/stages`, { _step: "done", task: "brief" });
    expect((await ben.browser.open(path)).text).toContain("Ben, ");
    const start = { _step: "start", startsOn: "2027-03-08", weeks: "10" };
    expect((await step(ben.browser, path, start)).status).toBe(409);
    const track = await ben.browser.open(`${path}/governance`);
    expect(track.text).toContain("Owned at the partner by Amina Example");
    await ben.browser.send(track, { governance: "approved" }, "save");
    expect((await step(ben.browser, path, start)).status).toBe(303);
    expect((await ben.browser.open(path)).text).toContain("Monday 8 March 2027");
    expect((await ben.browser.open("/desk/projects")).text).toContain("Fay’s Hospitals");
  });
});

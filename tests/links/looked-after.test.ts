import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { atLinkCheck } from "../../functions/links/at-link-check.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { LinkAnswer } from "../../shared/links/check.ts";
import { changedLinks, dropLink, type NotedLink, noteLink } from "../../shared/links/note.ts";
import { linksOf } from "../../shared/links/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { joinTeam, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { keepWork } from "../support/work-kept.ts";

let real: RealTable;
const night = "2026-11-24T04:30:00.000Z";
const clock = { now: night };
let answers: Map<string, LinkAnswer>;
let asked: string[];
const needs = () =>
  testNeeds(real.table, clock, async (url) => {
    asked.push(url);
    return answers.get(url) ?? { outcome: "answers", status: 200 };
  });

const report: NotedLink = {
  subject: "project:PRJ-4F7K-2Q9C",
  what: "technical-report",
  url: "https://reports.fernhill.example/a.pdf",
};
const gone = { outcome: "gone", status: 404 } as const;
const silent = { outcome: "no-answer" } as const;

const note = (link: NotedLink = report) =>
  commit(needs(), { once: newId(), writes: noteLink(link, clock.now) });
/** The night `nights` after the first, a little early or late as nights are. */
const check = async (nights: number, minutes = 0) => {
  clock.now = plusHours(plus(night, `P${nights}D`), minutes / 60);
  await atLinkCheck(needs(), plus(night, `P${nights}D`));
};
const entries = async () =>
  (await real.items("JOURNAL#"))
    .map(({ entry }) => entry as { name: string; at: string })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ name }) => name);
const stateNow = async () => (await linksOf(real.table, report.subject)).map(({ state }) => state);
/** Presses a button of the page of links, and gives the page that comes then. */
const press = async (step: string, answers: Readonly<Record<string, string>> = {}) => {
  const browser = browse();
  const met = await browser.send(await browser.open("/desk/links"), answers, step);
  return met.status === 303 ? browser.open(met.to) : met;
};
const browse = (role: "team" | "viewer" = "team") =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs(), role),
  );

beforeEach(async () => {
  real = await startRealTable();
  clock.now = night;
  answers = new Map();
  asked = [];
});
afterEach(() => real.stop());

describe("a link that is looked after", () => {
  it("is asked the first night and then once a week", async () => {
    await note();
    for (let nights = 0; nights <= 14; nights += 1) await check(nights, nights % 3);
    expect(asked).toHaveLength(3);
    expect(await stateNow()).toEqual(["answers"]);
    expect(await entries()).toEqual([]);
  });

  it("dies of a second look when its server says that it is gone, with one letter however long it stays so", async () => {
    await note();
    answers.set(report.url, gone);
    await check(0);
    expect(await stateNow()).toEqual(["failing"]);
    expect(await real.letters()).toEqual([]);
    for (const nights of [1, 2, 3]) await check(nights);
    expect(asked).toHaveLength(4);
    expect(await entries()).toEqual(["LinkDied"]);
    expect(await real.letters()).toMatchObject([{ kind: "link-died", to: { team: true } }]);
  });

  it("dies of silence a night apart, and not of a second look at once", async () => {
    await note();
    answers.set(report.url, silent);
    await check(0);
    await press("check");
    expect(await stateNow()).toEqual(["failing"]);
    clock.now = plus(clock.now, "PT1H");
    await check(1, -20);
    await check(2);
    expect(await entries()).toEqual(["LinkDied"]);
  });

  it("that answers again says so, and may die again with another letter", async () => {
    await note();
    answers.set(report.url, gone);
    await check(0);
    await check(1);
    answers.delete(report.url);
    await check(2);
    expect(await stateNow()).toEqual(["answers"]);
    answers.set(report.url, gone);
    await check(9);
    await check(10);
    expect(await entries()).toEqual(["LinkDied", "LinkAnswersAgain", "LinkDied"]);
    expect(await real.letters()).toHaveLength(2);
  });

  it("writes to its owner while they are of the team", async () => {
    const owner = await joinTeam(needs(), { name: "Olu Owner" });
    await note({ ...report, owner });
    await note({ ...report, what: "code", owner: newId() });
    answers.set(report.url, gone);
    await check(0);
    await check(1);
    const to = (await real.letters()).map((letter) => letter.to);
    expect(to).toHaveLength(2);
    expect(to).toEqual(expect.arrayContaining([{ person: owner }, { team: true }]));
  });

  it("writes one letter a night to one person, with all that died", async () => {
    const owner = await joinTeam(needs(), { name: "Olu Owner" });
    const names = ["technical-report", "code", "case-study"];
    for (const what of names) {
      const url = `https://reports.fernhill.example/${what}`;
      await note({ ...report, what, url, owner });
      answers.set(url, gone);
    }
    await check(0);
    for (const nights of [1, 2]) await check(nights);
    const letters = await real.letters();
    expect(letters).toMatchObject([{ kind: "link-died", to: { person: owner }, facts: { all: 3 } }]);
    expect(JSON.stringify(letters[0]?.facts).match(/https:/g)).toHaveLength(3);
  });

  it("does not die, and nobody is written to, while no site at all answers: that is our own outage", async () => {
    const sites = ["a.example", "b.example", "c.example", "d.example"].map((host) => `https://${host}/x`);
    for (const [nth, url] of sites.entries()) {
      await note({ subject: "project:PRJ-4F7K-2Q9C", what: `output-${nth}`, url });
      answers.set(url, silent);
    }
    for (const nights of [0, 1, 2]) await check(nights);
    expect(await entries()).toEqual([]);
    expect(await stateNow()).toEqual(["unchecked", "unchecked", "unchecked", "unchecked"]);
    answers.delete(sites[3] ?? "");
    for (const nights of [3, 4]) await check(nights);
    expect(await entries()).toEqual(["LinkDied", "LinkDied", "LinkDied"]);
    expect(await real.letters()).toHaveLength(1);
  });

  it("dies though all that are due keep silent, when a link that is well still answers", async () => {
    const sites = ["a.example", "b.example", "c.example"].map((host) => `https://${host}/x`);
    for (const [nth, url] of sites.entries())
      await note({ subject: "project:PRJ-4F7K-2Q9C", what: `output-${nth}`, url });
    await note();
    await check(0);
    for (const url of sites) answers.set(url, silent);
    for (const nights of [7, 8]) await check(nights);
    expect((await entries()).filter((name) => name === "LinkDied")).toHaveLength(3);
  });

  it("is asked once though the night comes twice, also when both are under way", async () => {
    await note();
    answers.set(report.url, gone);
    await check(0);
    clock.now = plus(night, "P1D");
    await Promise.all([atLinkCheck(needs(), clock.now), atLinkCheck(needs(), clock.now)]);
    await atLinkCheck(needs(), clock.now);
    expect(await entries()).toEqual(["LinkDied"]);
    expect(await real.letters()).toHaveLength(1);
  });

  it("is dropped, replaced or left alone as the thing changes", async () => {
    const code = { ...report, what: "code", url: "https://code.fernhill.example/a" };
    await commit(needs(), { once: newId(), writes: changedLinks([], [report, code], clock.now) });
    await check(0);
    const moved = { ...code, url: "https://code.fernhill.example/b" };
    const changed = changedLinks([report, code], [moved], plus(clock.now, "PT1H"));
    expect(changed).toHaveLength(2);
    await commit(needs(), { once: newId(), writes: changed });
    expect(await linksOf(real.table, report.subject)).toMatchObject([{ what: "code", state: "unchecked" }]);
    expect(changedLinks([moved], [moved], clock.now)).toEqual([]);
    await commit(needs(), { once: newId(), writes: dropLink(moved) });
    expect(await linksOf(real.table, report.subject)).toEqual([]);
  });

  it("asks many hosts, none in a hurry: a pause between two questions to one of them", async () => {
    for (let index = 0; index < 6; index += 1)
      await note({ ...report, what: `a-${index}`, url: `https://host-${index % 2}.example/${index}` });
    const pauses: number[] = [];
    const slow = { ...needs(), sleep: async (milliseconds: number) => void pauses.push(milliseconds) };
    await atLinkCheck(slow, night);
    expect(asked).toHaveLength(6);
    expect(pauses).toEqual([1000, 1000, 1000, 1000]);
  });
});

describe("the desk", () => {
  const die = async () => {
    await note();
    answers.set(report.url, gone);
    await check(0);
    await check(1);
  };

  it("shows on Today that a link is dead, and where it is used", async () => {
    expect((await browse("viewer").open("/desk")).text).not.toContain("dead");
    await die();
    await keepWork(real, needs());
    expect((await browse("viewer").open("/desk")).text).toContain("1 link is dead");
    const page = await browse("viewer").open("/desk/links");
    expect(page.text).toContain("technical report: PRJ-4F7K-2Q9C");
    expect(page.text).toContain("says that it is not there (404), since Tuesday 24 November 2026");
    expect(page.$('main a[href="/desk/projects/PRJ-4F7K-2Q9C"]').length).toBeGreaterThan(0);
    expect(page.$("main form")).toHaveLength(0);
  });

  it("asks now, and says what came of it", async () => {
    await die();
    answers.delete(report.url);
    expect((await press("check")).text).toContain("It answers.");
    expect(await stateNow()).toEqual(["answers"]);
    expect((await browse().open("/desk")).text).not.toContain("dead");
  });

  it("leaves a dead link as it is for a reason, and takes that back", async () => {
    await die();
    clock.now = plusHours(clock.now, 1);
    const refused = await press("leave");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Say why the link stays as it is");
    const left = await press("leave", { reason: "The partner closed the site." });
    expect(left.text).toContain("The partner closed the site.");
    expect((await browse().open("/desk")).text).not.toContain("dead");
    clock.now = plusHours(clock.now, 1);
    expect((await press("take-up")).text).toContain("It is a task again.");
    expect(await entries()).toEqual(["LinkDied", "LinkSetAside", "LinkTakenUp"]);
    await keepWork(real, needs());
    expect((await browse().open("/desk")).text).toContain("1 link is dead");
  });

  it("shows where a link has moved", async () => {
    await note();
    answers.set(report.url, { outcome: "answers", status: 200, movedTo: "https://new.example/a" });
    await check(0);
    expect((await browse().open("/desk/links")).text).toContain("https://new.example/a");
  });
});

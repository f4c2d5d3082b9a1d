import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { atWeekdayMorning } from "../../functions/week-notes/at-weekday-morning.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import type { Project } from "../../shared/projects/project.ts";
import { isAsked, type Noting, skipNote, writeNote } from "../../shared/week-notes/decide.ts";
import { lastLights } from "../../shared/week-notes/read.ts";
import { lightNames, type WeekNote } from "../../shared/week-notes/week-note.ts";
import { makeProject } from "../projects/samples.ts";
import { Browser } from "../support/browser.ts";
import { joinTeam, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

const MONDAY = "2026-11-23";
const FRIDAY_AT_NINE = "2026-11-27T09:00:00.000Z";
const clock = { now: FRIDAY_AT_NINE };
let real: RealTable;
let owner: string;
let project: string;

const needs = () => testNeeds(real.table, clock);
const words = { happened: "We met the ward.", next: "Ask for the data.", obstacles: "" } as const;

const atDesk = () =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs(), "team", { id: owner, name: "Olu Owner" }),
  );

const start = (title: string, startsOn: string, by = owner) =>
  makeProject(
    needs(),
    {
      title,
      summary: "An invented project.",
      organisation: "Fernhill Hospitals",
      route: "internal",
      owner: by,
      deputy: undefined,
      startsOn,
      weeks: 12,
    },
    { occasion: testOccasion(needs()), once: `make:${title}` },
  );

beforeAll(async () => {
  real = await startRealTable();
  owner = await joinTeam(needs(), { name: "Olu Owner" });
  project = await start("Fewer missed appointments", "2026-11-02");
  await start("Not yet begun", "2026-12-07");
  await start("Nobody looks after it", "2026-11-16", newId());
});
afterAll(() => real.stop());

const page = (week = MONDAY) => `/desk/projects/${project}/week-notes/${week}`;

describe("on the last working day of a week at nine", () => {
  test("who looks after a project that has begun is asked once, and the team where nobody does", async () => {
    for (const _again of [1, 2]) await atWeekdayMorning(needs(), FRIDAY_AT_NINE);
    const letters = await real.letters();
    expect(letters.map(({ kind }) => kind)).toEqual(["week-note-asked", "week-note-asked"]);
    expect(letters.map(({ to }) => to)).toEqual(expect.arrayContaining([{ person: owner }, { team: true }]));
    expect(letters.find(({ about }) => about === `project:${project}`)?.facts).toMatchObject({
      week: MONDAY,
      nth: 4,
      of: 12,
      reader: "owner",
    });
  });

  test("who has written already is not asked", async () => {
    clock.now = "2026-12-03T12:00:00.000Z";
    const written = await atDesk().send(await atDesk().open(page("2026-11-30")), {}, "skip");
    expect(written.status).toBe(403);
    const browser = atDesk();
    await browser.send(await browser.open(page("2026-11-30")), {}, "skip");
    clock.now = "2026-12-04T09:00:00.000Z";
    const before = (await real.letters()).length;
    await atWeekdayMorning(needs(), clock.now);
    const since = (await real.letters()).slice(before);
    expect(since.map(({ about }) => about)).not.toContain(`project:${project}`);
    expect(since).toHaveLength(1);
  });
});

test("before a bank holiday the week's note is asked for on the day before it, and never on the holiday", async () => {
  const daysAsked = async (from: string, days: number) => {
    const asked: string[] = [];
    for (const day of Array.from({ length: days }, (_, index) => addDays(from, index))) {
      const before = (await real.letters()).length;
      await atWeekdayMorning(needs(), `${day}T09:00:00.000Z`);
      if ((await real.letters()).length > before) asked.push(day);
    }
    return asked;
  };
  expect(await daysAsked("2026-12-21", 14)).toEqual(["2026-12-24", "2026-12-31"]);
  expect(await daysAsked("2027-03-22", 12)).toEqual(["2027-03-25", "2027-04-02"]);
});

describe("a week note", () => {
  beforeAll(async () => {
    project = await start("Quicker letters", "2026-11-02");
    clock.now = FRIDAY_AT_NINE;
  });

  test("tells what is missing, keeps what was typed, and stands on the project's page", async () => {
    const browser = atDesk();
    const refused = await browser.send(
      await browser.open(page()),
      { happened: "We met the ward.", next: "" },
      "week-note",
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Select how the project stands");
    expect(refused.$("#happened").text()).toBe("We met the ward.");
    const kept = await browser.send(refused, { ...words, light: "at-risk" }, "week-note");
    const shown = await browser.open(kept.to.replace("#week-notes", ""));
    expect(shown.text).toContain("The week note is saved");
    expect(shown.text).toContain("The week to Friday 27 November 2026 At risk What happenedWe met the ward.");
    expect((await lastLights(real.table, MONDAY)).get(project)).toEqual({ light: "at-risk", week: MONDAY });
  });

  test("written in two windows loses neither: the second sees what the first saved", async () => {
    const browser = atDesk();
    const [first, second] = [await browser.open(page()), await browser.open(page())];
    await browser.send(first, { happened: "From the first" }, "week-note");
    const warned = await browser.send(second, { happened: "From the second" }, "week-note");
    expect(warned.status).toBe(409);
    expect(warned.$(".nhsuk-inset-text").text()).toContain("From the first");
    expect(warned.$("#happened").text()).toBe("From the second");
    expect((await browser.send(warned, {}, "week-note")).status).toBe(303);
    expect((await browser.open(page())).$("#happened").text()).toBe("From the second");
  });

  test("sent twice by one form is one note, and so is a skip", async () => {
    const browser = atDesk();
    const other = await start("Shorter stays", "2026-11-02");
    const path = `/desk/projects/${other}/week-notes/${MONDAY}`;
    const [writing, skipping] = [
      await browser.open(path),
      await browser.open(path.replace(MONDAY, "2026-11-16")),
    ];
    for (const _click of [1, 2]) {
      expect((await browser.send(skipping, {}, "skip")).status).toBe(303);
      expect((await browser.send(writing, { ...words, light: "on-track" }, "week-note")).status).toBe(303);
    }
    const entries = (await real.items("JOURNAL#")).map(parseEntryItem);
    const ofOther = entries.filter(
      ({ name, subject }) => name.startsWith("WeekNote") && subject.id === other,
    );
    expect(ofOther.map(({ name }) => name).sort()).toEqual(["WeekNoteSkipped", "WeekNoteWritten"]);
  });

  test("is not thrown away by saying that there was nothing, and closes with the next one", async () => {
    const browser = atDesk();
    const other = await start("Shorter queues", "2026-11-02");
    const weekOf = (week: string) => `/desk/projects/${other}/week-notes/${week}`;
    const before = weekOf("2026-11-16");
    const [writing, skipping] = [await browser.open(before), await browser.open(before)];
    await browser.send(writing, { ...words, light: "on-track" }, "week-note");
    const late = await browser.send(skipping, {}, "skip");
    expect(late.status).toBe(409);
    expect(late.text).toContain("Someone has written about this week already");
    await browser.send(await browser.open(weekOf(MONDAY)), {}, "skip");
    const closed = await browser.open(before);
    expect(closed.text).toContain("The note of a later week is written");
    expect(closed.text).toContain("We met the ward.");
    expect(closed.$("main form")).toHaveLength(0);
  });

  test.each([
    ["2026-10-26", "before the work of the project started"],
    ["2026-11-30", "still to come"],
  ])("of the week of %s cannot be written: it is %s", async (week, why) => {
    const met = await atDesk().open(page(week));
    expect(met.text).toContain(why);
    expect(met.$("main form")).toHaveLength(0);
  });

  test.each(["2026-11-24", "2026-W48", "x"])("has no page at %s, which is no Monday", async (week) => {
    expect((await atDesk().open(page(week))).status).toBe(404);
  });

  test("says nothing of its words in the journal", async () => {
    const entries = (await real.items("JOURNAL#"))
      .map(parseEntryItem)
      .filter(({ name }) => name.startsWith("WeekNote"));
    expect(entries.length).toBeGreaterThan(2);
    expect(JSON.stringify(entries)).not.toMatch(/ward|first|second/);
  });
});

describe("whatever is written, in whatever order", () => {
  const begun = {
    reference: "PRJ-4F7K-2Q9C",
    status: "active",
    startsOn: "2026-11-02",
    turns: [] as Project["turns"],
  } as const;
  const occasion = () => ({
    ...testOccasion({ now: () => FRIDAY_AT_NINE }),
    actor: { kind: "team" } as const,
  });
  const step = fc.record({
    week: fc.integer({ min: -2, max: 6 }).map((nth) => addDays("2026-11-02", nth * 7)),
    skip: fc.boolean(),
    light: fc.constantFrom(...lightNames),
    /** A writer whose page is old has a version that was the last before. */
    behind: fc.integer({ min: 0, max: 1 }),
  });

  test("a later note closes the earlier ones, no words are lost unseen, and each change is one entry", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const notes = new Map<string, WeekNote>();
        for (const { week, skip, light, behind } of steps) {
          const noting: Noting = {
            project: begun,
            week,
            notes: [...notes.values()].filter((note) => note.week >= week),
          };
          const before = notes.get(week);
          const version = Math.max(0, (before?.version ?? 0) - behind);
          const answer = skip
            ? skipNote(noting, occasion())
            : writeNote(noting, { words: { ...words, light }, version }, occasion());
          if (!("note" in answer)) continue;
          expect([...notes.keys()].every((other) => other <= week)).toBe(true);
          expect(week >= "2026-11-02" && week <= MONDAY).toBe(true);
          expect(answer.note.version).toBe((before?.version ?? 0) + 1);
          expect(answer.entries).toHaveLength(1);
          if (before?.state === "written") expect(answer.note.state).toBe("written");
          notes.set(week, answer.note);
        }
      }),
    );
  });

  test.each([
    ["active", "2026-11-27", true],
    ["active", "2026-11-28", false],
    ["pre-mobilisation", "2026-11-02", false],
    ["complete", "2026-11-02", false],
  ] as const)("a project that is %s from %s is asked: %s", (status, startsOn, asked) => {
    expect(isAsked({ status, startsOn }, FRIDAY_AT_NINE)).toBe(asked);
  });
});

test("all week notes are one list: of which project, how it stands, as a file", async () => {
  const browser = atDesk();
  const list = await browser.open("/desk/week-notes");
  expect(list.text).toContain("Quicker letters");
  const onlyRisky = await browser.open("/desk/week-notes?light=at-risk");
  expect(onlyRisky.$("tbody tr").length).toBeLessThan(list.$("tbody tr").length);
  const one = await browser.open(`/desk/week-notes?project=${project}&sort=-week`);
  const weeks = one
    .$("tbody td[data-heading='Week to']")
    .map((_nth, cell) => one.$(cell).text())
    .get();
  expect(weeks.length).toBeGreaterThan(0);
  const record = await browser.open(one.$(".list-table__record").first().attr("href") ?? "");
  expect(record.$(".in-list a").first().text()).toBe("Back to Week notes");
  expect((await browser.open("/desk/week-notes?q=zzz-nothing")).text).toContain("No results for");
  expect((await browser.open("/desk/week-notes?as=csv")).html).toContain("We met the ward.");
});

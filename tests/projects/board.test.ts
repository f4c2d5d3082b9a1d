import { load } from "cheerio";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as projectsPage } from "../../functions/projects/board/desk-projects.ts";
import { page as timelinePage } from "../../functions/projects/timeline/desk-projects-timeline.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { endProject, pauseProject } from "../../shared/projects/state/commands.ts";
import { projectStatusNames } from "../../shared/projects/status.ts";
import {
  inSpan,
  monthsOf,
  pausesOf,
  pictureOf,
  spanOf,
} from "../../shared/projects/timeline/programme-timeline.ts";
import { writeNote } from "../../shared/week-notes/commands.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { type Colleague, Desk } from "./desk.ts";
import { active, at, form, makeProject } from "./samples.ts";

let real: RealTable;
let desk: Desk;
let asha: Colleague;
let ben: Colleague;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const given = () => ({ occasion: at(clock.now), once: newId() });

const make = (title: string, owner: Colleague, more: object = {}) =>
  makeProject(desk.needs, { ...form, title, owner: owner.id, ...more }, given());

beforeAll(async () => {
  real = await startRealTable();
  desk = new Desk(real, clock);
  asha = await desk.welcome("Asha Example");
  ben = await desk.welcome("Ben Example");
});
afterAll(() => real.stop());

const board = async (query: Record<string, string> = {}) => {
  const met = await desk.ask(asha, servePage(projectsPage).get, { query });
  return { ...met, $: load(met.html) };
};

describe("the board", () => {
  test("says what to do while there is nothing", async () => {
    expect((await board()).text).toContain("No project is under way");
  });

  test("shows each project in the section of its state, with its week and the light of its last note", async () => {
    const going = await make("Quicker letters", asha);
    const resting = await make("Shorter queues", ben, {
      organisation: "Lowfield Care Board",
      route: "internal",
    });
    const over = await make("Fewer falls", ben);
    const done = await make("Better beds", asha);
    await pauseProject(desk.needs, { reference: resting, reason: "The data are late." }, given());
    const ending = { status: "abandoned", reason: "Data access could not be agreed." } as const;
    await endProject(desk.needs, { reference: over, ending }, given());
    await completeProject(desk.needs, { reference: done, completedOn: "2026-11-20" }, given());
    await desk.react();
    const words = { happened: "We met.", next: "The data.", obstacles: "", light: "off-track" } as const;
    await writeNote(desk.needs, { project: going, week: "2026-11-16", words, version: 0 }, given());
    // The names of the team are held from the first time on.
    await board();
    real.calls();
    const { $, text } = await board();
    // Projects, follow-ups and week notes.
    expect(real.calls()).toEqual(["Query", "Query", "Query"]);
    const row = (title: string) =>
      $("tr")
        .filter((_index, one) => $(one).text().includes(title))
        .text()
        .replaceAll(/\s+/g, " ");
    expect(row("Quicker letters")).toContain("week 12 of 12 Off track 20 Nov 2026");
    expect(row("Shorter queues")).toContain("The data are late.");
    expect($("details tr").text()).toContain("Data access could not be agreed.");
    expect(text).toMatch(/Paused \(1\).*Following up \(1\).*Better beds/);
  });

  test("can be narrowed to an owner, a route and a part of a partner’s name, and an owner of nothing narrows nothing", async () => {
    const whole = await board({ owner: newId(), partner: "  " });
    expect(whole.text).toContain("Quicker letters");
    const bens = await board({ owner: ben.id });
    expect(bens.text).toContain("2 of 4 projects");
    expect(bens.text).toContain("None of these projects is under way");
    const none = await board({ owner: asha.id, route: "internal" });
    expect(none.text).toContain("0 of 4 projects");
    const lowfield = await board({ partner: "lowfield" });
    expect(lowfield.$("main th a").text()).toBe("Shorter queues");
  });
});

describe("the picture of all projects", () => {
  test("says in a table what it draws, without a style or a script", async () => {
    const met = await desk.ask(asha, servePage(timelinePage).get);
    const $ = load(met.html);
    expect($("svg .programme-timeline__title")).toHaveLength(4);
    expect(
      $("svg .programme-timeline__pause, svg .programme-timeline__completed, svg .programme-timeline__ended"),
    ).toHaveLength(3);
    expect($("main [style], main style, main script")).toHaveLength(0);
    expect(met.text).toMatch(/Better beds.*Following up.*20 Nov 2026.*to come/);
    expect(met.text).toContain("From Saturday 1 November 2025 to Monday 31 May 2027");
  });

  test("covers nineteen months, whatever the day", () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2024-02-28", days));
    fc.assert(
      fc.property(day, (today) => {
        const span = spanOf(today);
        expect(monthsOf(span)).toHaveLength(19);
        expect(span.first < today && today < span.last).toBe(true);
        expect(addDays(span.last, 1).slice(8)).toBe("01");
      }),
    );
  });

  test("shows every pause once, in order, whatever the turns were", () => {
    const turns = fc.array(fc.constantFrom(...projectStatusNames), { maxLength: 12 });
    fc.assert(
      fc.property(turns, (statuses) => {
        const taken = statuses.map((status, nth) => ({
          status,
          at: `${addDays("2026-01-01", nth * 3)}T12:00:00.000Z`,
        }));
        const pauses = pausesOf({ turns: taken }, "2026-12-31");
        const begun = statuses.filter((status, nth) => status === "paused" && statuses[nth - 1] !== "paused");
        expect(pauses).toHaveLength(begun.length);
        const dates = pauses.flatMap(({ from, to }) => [from, to]);
        expect(dates).toEqual(dates.toSorted());
      }),
    );
  });

  test("leaves out what is over and followed up before it begins, and takes work that runs over up to today", () => {
    const late = pictureOf(active(), [], "2027-02-01T09:00:00.000Z");
    expect(late.work).toEqual({ from: "2026-09-07", to: "2027-02-01" });
    expect(inSpan([pictureOf(active(), [], "2026-10-01T09:00:00.000Z")], spanOf("2028-06-01"))).toEqual([]);
  });
});

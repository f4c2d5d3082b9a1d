import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atNight } from "../../functions/reports/at-night.ts";
import { atOutcomesNight } from "../../functions/reports/at-outcomes-night.ts";
import { atReportMorning } from "../../functions/reports/at-report-morning.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { writeOut } from "../../shared/letters/writing/write-out.ts";
import type { PeriodFigures } from "../../shared/reports/figures/figure.ts";
import { periodOf } from "../../shared/reports/figures/period.ts";
import { countOutcomes } from "../../shared/reports/outcomes/count.ts";
import { reportCsv } from "../../shared/reports/programme/csv.ts";
import { reportsDue } from "../../shared/reports/programme/due.ts";
import { programmeReport } from "../../shared/reports/programme/letters.ts";
import { makeReport } from "../../shared/reports/programme/make-report.ts";
import { parseReportName, type Report, sayReportName } from "../../shared/reports/programme/model.ts";
import type { ReportSettings } from "../../shared/reports/programme/settings.ts";
import { listSent } from "../../shared/reports/programme/store.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

const READER = "0199e7a0-4c1c-7000-8000-000000000001";

const settings = (more: Partial<ReportSettings> = {}): ReportSettings => ({
  kinds: { monthly: { readers: [READER] }, quarterly: { readers: [READER] }, annual: { readers: [] } },
  version: 1,
  ...more,
});

const namesDue = (today: string, of = settings()) => reportsDue(of, today).map(sayReportName);

describe("a report is due", () => {
  test.each([
    ["not on a Sunday, though the month has ended", "2026-11-01", []],
    ["on the first working day after its period", "2026-11-02", ["monthly-2026-10"]],
    ["for a week, so that nobody who is listed later is sent old news", "2026-11-12", []],
    ["not on New Year’s Day", "2027-01-01", []],
    ["each kind by its own period", "2027-01-04", ["monthly-2026-12", "quarterly-2026-Q4"]],
  ] as const)("%s", (_when, today, expected) => {
    expect(namesDue(today)).toEqual(expected);
  });

  test("not while reports pause, and after it", () => {
    const paused = settings({ pause: { from: "2026-12-20", to: "2027-01-05" } });
    expect(namesDue("2027-01-04", paused)).toEqual([]);
    expect(namesDue("2027-01-06", paused)).toEqual(["monthly-2026-12", "quarterly-2026-Q4"]);
  });

  test("to nobody when nobody reads it", () => {
    expect(namesDue("2026-11-02", settings({ kinds: {} }))).toEqual([]);
  });
});

test("the name of a report is that of its kind and of a period of its length", () => {
  for (const id of ["monthly-2026-10", "quarterly-2026-Q3", "annual-2026"]) {
    const name = parseReportName(id);
    expect(name && sayReportName(name)).toBe(id);
  }
  for (const id of ["monthly-2026", "weekly-week-2026-11-23", "annual-2026-Q1", "monthly-2026-13", "x"])
    expect(parseReportName(id)).toBeUndefined();
});

const figuresOf = (month: string, more: Record<string, number>): PeriodFigures => ({
  period: periodOf("month", `${month}-01`),
  through: periodOf("month", `${month}-01`).last,
  counts: {
    joined: 60,
    "joined|organisation:nhs-trust": 57,
    "joined|organisation:charity": 3,
    registrations: 40,
    ...more,
  },
  standing: {
    members: 1321,
    "members|organisation:nhs-trust": 1317,
    "members|organisation:charity": 4,
    "open-enquiries": 7,
  },
  people: {},
});

const outcomes = countOutcomes({
  date: "2026-10-31",
  applications: ["submitted", "accepted", "accepted"],
  projects: [
    { status: "active", light: "off-track", owed: 0 },
    { status: "complete", light: undefined, owed: 2 },
  ],
  reUses: [
    { stage: "live", organisation: "R0D", inUse: true, benefits: 2 },
    { stage: "piloting", organisation: "R0D", inUse: true, benefits: 0 },
    { stage: "interested", organisation: "R1A", inUse: false, benefits: 0 },
  ],
  scores: { before: [2, 2, 3, 3, 2], after: [4, 4, 4, 5, 4] },
});

const report = (more: Partial<Parameters<typeof makeReport>[0]> = {}): Report =>
  makeReport({
    kind: "monthly",
    now: "2026-11-02T08:00:00.000Z",
    own: figuresOf("2026-10", {}),
    before: figuresOf("2026-09", { registrations: 20 }),
    months: [figuresOf("2026-09", {}), figuresOf("2026-10", {})],
    outcomes,
    ...more,
  });

describe("a report", () => {
  test("says first what changed and what needs a person, with links only for those who work at the desk", () => {
    const [changed, needed] = report().sections;
    expect(changed?.sentences).toEqual(["Registrations: 40 registrations, up from 20 registrations."]);
    expect(needed?.sentences).toEqual([
      "7 enquiries wait for an answer.",
      "1 active project is off track or at risk.",
      "2 outputs are still owed by 1 project that is complete.",
    ]);
    expect(needed?.links).toHaveLength(3);
    expect(report({ kind: "quarterly" }).sections[1]?.links).toEqual([]);
  });

  test("tells what came of the work, and that it is not known where it is not", () => {
    const figures = report().sections.flatMap((section) => section.figures);
    const told = (name: string) => figures.find((one) => one.name === name)?.value;
    expect([
      told("applications"),
      told("outputs-owed"),
      told("organisations-using"),
      told("benefits"),
    ]).toEqual(["3", "2", "1", "2"]);
    expect(told("survey-change")).toBe("+1.8 points");
    expect(JSON.stringify(report({ outcomes: undefined }).sections)).toContain("is not known");
  });

  test("gives no number of people from 1 to 4 by kind of organisation, nor one that gives it away", () => {
    const rows = report().sections.find(({ id }) => id === "members")?.table?.rows ?? [];
    expect(rows.filter(([, members]) => members !== "0")).toEqual([
      ["NHS trust", "not shown", "not shown"],
      ["Charity or community group", "fewer than 5", "fewer than 5"],
    ]);
  });

  test("has the same numbers in its letter and its file", () => {
    const reader = previewReader({
      name: "Sam Example",
      programme: "Programme",
      siteUrl: "https://site.example",
    });
    const made = report();
    const letter = programmeReport.compose(made, reader);
    const { html, text } = writeOut(letter, {
      programme: "Programme",
      siteUrl: "https://site.example",
      purpose: "report",
      pictures: [],
    });
    const csv = letter.files?.[0]?.text ?? "";
    expect(csv).toBe(reportCsv(made));
    for (const { figures, table } of made.sections) {
      for (const { title, value, cases } of figures) {
        expect(html).toContain(title);
        expect(html).toContain(value);
        expect(text.replaceAll(/\s+/g, " ")).toContain(value);
        expect(csv).toMatch(
          new RegExp(`"${title}",".?${value.replaceAll(/[+.]/g, "\\$&")}",[^\\r]*,${cases},`),
        );
      }
      for (const row of table?.rows ?? []) for (const cell of row) expect(csv).toContain(`"${cell}"`);
    }
  });
});

describe("reports on schedule", () => {
  let real: RealTable;
  const clock = { now: "2026-10-20T09:00:00.000Z" };
  const story = joining(() => real, clock);

  beforeAll(async () => {
    real = await startRealTable();
    await story.joined();
    clock.now = "2026-11-02T02:00:00.000Z";
    await atNight(story.world().needs, clock.now);
    await atOutcomesNight(story.world().needs, clock.now);
    clock.now = "2026-11-02T08:00:00.000Z";
  });
  afterAll(() => real.stop());

  const letters = async () => (await real.letters()).filter(({ kind }) => kind === "programme-report");

  test("go to the readers whom the team listed, once, and are kept as they were sent", async () => {
    const world = story.world();
    const team = world.atDesk();
    await atReportMorning(world.needs, clock.now);
    expect(await letters()).toEqual([]);
    const readers = {
      monthly: "Hana Head, hana@programme.example",
      quarterly: "",
      annual: "",
      from: "",
      to: "",
    };
    await team.send(await team.open("/desk/reports/readers"), readers, "save");
    expect((await team.open("/desk/reports/readers")).$("textarea[name=monthly]").text().trim()).toBe(
      "Hana Head, hana@programme.example",
    );
    await atReportMorning(world.needs, clock.now);
    await atReportMorning(world.needs, "2026-11-03T08:00:00.000Z");
    await world.settle();
    expect(await letters()).toHaveLength(1);
    const [sent] = await listSent(real.table);
    expect(sent?.report).toMatchObject({ kind: "monthly", period: "2026-10" });
    const page = await team.open("/desk/reports/monthly-2026-10");
    for (const { figures } of sent?.report.sections ?? [])
      for (const { title, value } of figures) {
        expect(page.text).toContain(title);
        expect(page.text).toContain(value);
      }
    expect(page.text).toContain("it does not change");
    const csv = await team.open("/desk/reports/monthly-2026-10?format=csv");
    expect(csv.html).toBe(sent && reportCsv(sent.report));
  });

  test("can be sent again, as they were", async () => {
    const world = story.world();
    const team = world.atDesk();
    await team.send(await team.open("/desk/reports/monthly-2026-10"), {}, "send");
    await world.settle();
    const both = await letters();
    expect(both).toHaveLength(2);
    expect(both[0]?.facts).toEqual(both[1]?.facts);
    expect(await listSent(real.table)).toHaveLength(1);
  });

  test("can be looked at for any period, and nobody is written to without readers", async () => {
    const team = story.world().atDesk();
    expect((await team.open("/desk/reports/annual-2026")).text).toContain("A preview");
    expect((await team.open("/desk/reports/quarterly-2026-Q3")).text).toContain("Quarterly report");
    expect((await team.open("/desk/reports/monthly-2027-10")).status).toBe(404);
    const refused = await team.send(await team.open("/desk/reports/quarterly-2026-Q3"), {}, "send");
    expect(refused.text).toContain("Nobody gets this report yet");
    const pdf = await team.open("/desk/reports/monthly-2026-10/report.pdf");
    expect(pdf.status).toBe(200);
  });

  test("a pause needs both its days", async () => {
    const team = story.world().atDesk();
    const form = await team.open("/desk/reports/readers");
    const refused = await team.send(
      form,
      { monthly: "", quarterly: "", annual: "", from: "2026-12-21", to: "" },
      "save",
    );
    expect(refused.text).toContain("Enter both days of the pause, or neither");
  });
});

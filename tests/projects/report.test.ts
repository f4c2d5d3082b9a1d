import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import type { ReportSource } from "../../functions/projects/report/read-report.ts";
import { reportDocument } from "../../functions/projects/report/report-document.ts";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import { startRun } from "../../shared/follow-ups/runs/decide-run.ts";
import { resultsOf } from "../../shared/impact-surveys/results.ts";
import { type Invitation, roundNames, statementNames } from "../../shared/impact-surveys/survey.ts";
import { newId } from "../../shared/platform/ids.ts";
import { createProject } from "../../shared/projects/commands.ts";
import type { Project } from "../../shared/projects/project.ts";
import { readDocx, readPdf, wordsOfDocx } from "../documents/read-back.ts";
import { textsOf } from "../documents/samples.ts";
import { Browser } from "../support/browser.ts";
import { joinTeam, OF_SESSION, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { active, at, completed, form } from "./samples.ts";

const NOW = "2026-11-23T16:30:00.000Z";

const source = (project: Project, more: Partial<ReportSource> = {}): ReportSource => ({
  whole: {
    project,
    tasks: [],
    roles: [],
    plan: undefined,
    risks: [],
    decisions: [],
    outputs: undefined,
    publishing: undefined,
    beside: [],
  },
  notes: [],
  survey: resultsOf([]),
  followUps: undefined,
  nameOf: () => "Asha Example",
  programme: "The Innovation Programme",
  now: NOW,
  ...more,
});

const said = (of: ReportSource): string => textsOf(reportDocument(of), { marks: false }).join("\n");

/** Answers of so many people at both times. */
const answers = (people: number): readonly Invitation[] =>
  Array.from({ length: people }, newId).flatMap((person) =>
    roundNames.map((round) => ({
      project: "PRJ-4F7K-2Q9C",
      title: "Fewer missed appointments",
      round,
      person,
      askedAt: NOW,
      remindAt: NOW,
      closesAt: NOW,
      version: 1,
      answer: {
        scores: Object.fromEntries(statementNames.map((name) => [name, round === "before" ? 2 : 4])),
        comment: "",
      },
    })),
  );

describe("a report", () => {
  test("is a draft until the project is completed", () => {
    expect(reportDocument(source(active())).draft).toBe("The work of this project is not completed.");
    expect(reportDocument(source({ ...active(), status: "abandoned" })).draft).toContain("abandoned");
    expect(reportDocument(source(completed())).draft).toBeUndefined();
  });

  test("holds back averages that fewer than five people stand behind", () => {
    const four = said(source(completed(), { survey: resultsOf(answers(4)) }));
    expect(four).toContain("Before the project 4 of 4 answered, after it 4 of 4");
    expect(four).toContain("Fewer than 5 people answered both times, so we give no averages.");
    expect(four).not.toMatch(/\b[24]\.0\b/);
    const five = said(source(completed(), { survey: resultsOf(answers(5)) }));
    expect(five).toMatch(/2\.0\n4\.0/);
    expect(five).not.toMatch(/Not given|Fewer than 5 people/);
  });

  test("says what is next: sprints while the work goes on, follow-ups afterwards", () => {
    const sprints = [
      { number: 1, startsOn: "2026-11-09", endsOn: "2026-11-22", goal: "Look at the data" },
      { number: 2, startsOn: "2026-11-23", endsOn: "2026-12-06", goal: "Build the model" },
    ];
    const plan = { id: "plan" as const, weeks: 2, sprints, absences: [], version: 1 };
    const going = source(active());
    const working = said({ ...going, whole: { ...going.whole, plan } });
    expect(working).toContain("Sprint 2, Monday 23 November 2026 to Sunday 6 December 2026: Build the model");
    expect(working).not.toContain("Sprint 1");
    const { run } = startRun("PRJ-4F7K-2Q9C", standardRecipe, "2026-11-23", at(NOW));
    const after = said(source(completed(), { followUps: run }));
    expect(after).toContain("These follow-ups are still to be done:");
    for (const { title } of run.steps) expect(after).toContain(title);
    const closed = { ...run, steps: run.steps.map((step) => ({ ...step, status: "done" as const })) };
    expect(said(source(completed(), { followUps: closed }))).toContain("Nothing more is planned.");
  });

  test("says of each output where it is, why there is none, or that it is missing", () => {
    const whole = source(completed()).whole;
    const given = {
      code: { kind: "link", url: "https://code.example/missed" },
      "case-study": { kind: "not-made", reason: "The partner asked us not to." },
    } as const;
    const outputs = { given, changedAt: NOW, version: 1 };
    const report = reportDocument(source(completed(), { whole: { ...whole, outputs } }));
    expect(JSON.stringify(report.parts)).toContain(
      '{"link":"https://code.example/missed","url":"https://code.example/missed"}',
    );
    const words = said(source(completed(), { whole: { ...whole, outputs } }));
    expect(words).toContain("Not made: The partner asked us not to.");
    expect(words).toContain("Data note\nMissing");
    expect(said(source(active()))).toContain("Data note\nTo come");
  });
});

describe("a report at the desk", () => {
  let real: RealTable;
  let reference: string;
  let asha: string;
  const needs = () => testNeeds(real.table, { now: NOW });
  const browser = (role: "team" | "viewer" = "viewer") =>
    new Browser(
      webHandler(desk, async () => needs()),
      signedIn(needs(), role, { id: asha, name: "Asha Example" }),
    );
  const send = async (page: string, fields: Record<string, string>) => {
    const to = `/desk/projects/${reference}${page}`;
    const who = browser("team");
    const token = (await who.open(to)).$("input[name=_form]").attr("value") ?? "";
    const met = await who.post(to, Object.entries({ ...fields, _form: token }));
    expect(met.status).toBe(303);
  };

  beforeAll(async () => {
    real = await startRealTable();
    asha = await joinTeam(needs(), { name: "Asha Example" });
    const title = "Fewer missed <b>appointments</b> in Gwŷnedd";
    const given = { occasion: at(NOW), once: newId() };
    ({ reference } = (await createProject(needs(), { ...form, title, owner: asha }, given)).done);
    await send("/people", {
      _step: "give",
      side: "programme",
      person: asha,
      role: "data-scientist",
      startsOn: "2026-09-07",
    });
    const risk = { what: "The data come late", likelihood: "high", impact: "low", mitigations: "Ask weekly" };
    await send("/risks", { _step: "risk", ...risk });
    const decision = { what: "We use one ward only", why: "One has data", decidedBy: "The board" };
    await send("/risks", { _step: "decision", ...decision, decidedOn: "2026-11-20" });
  });
  afterAll(() => real.stop());

  const told = [
    "Fewer missed <b>appointments</b> in Gwŷnedd",
    "Draft. The work of this project is not completed.",
    "Fernhill Hospitals",
    "We looked for what makes people miss an appointment.",
    "Data scientist",
    "We use one ward only",
    "The data come late",
    "High likelihood, low impact",
    "What is next",
  ];
  const inOneSpace = (text: string): string => text.replaceAll(/\s+/g, " ");

  test("is read by a viewer, and led to from the project", async () => {
    const project = await browser().open(`/desk/projects/${reference}`);
    const links = project
      .$("main a")
      .map((_index, link) => project.$(link).attr("href"))
      .get();
    for (const end of ["report", "report.docx", "report.pdf"])
      expect(links).toContain(`/desk/projects/${reference}/${end}`);
    const page = await browser().open(`/desk/projects/${reference}/report`);
    expect(page.status).toBe(200);
    for (const words of told) expect(page.text).toContain(words);
    expect(page.$("h1 b")).toHaveLength(0);
    expect(page.html).not.toContain("asha@programme.example");
  });

  test("says the same as a Word file and as a PDF, each under its own name", async () => {
    const docx = await browser().open(`/desk/projects/${reference}/report.docx`);
    expect(docx.headers["content-type"]).toContain("wordprocessingml");
    expect(docx.headers["content-disposition"]).toContain(
      `filename="${reference} Fewer missed b appointments b in Gwynedd.docx"`,
    );
    expect(docx.headers["content-disposition"]).toContain("Gw%C5%B7nedd.docx");
    const inWord = inOneSpace(wordsOfDocx(readDocx(docx.file).xml("word/document.xml")));
    const pdf = await browser().open(`/desk/projects/${reference}/report.pdf`);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    const { pages } = await readPdf(pdf.file);
    const inPdf = inOneSpace(pages.map(({ read }) => read).join(" "));
    for (const words of told) {
      expect(inWord).toContain(words);
      expect(inPdf).toContain(words);
    }
    expect(pages.every(({ beside }) => beside.includes("Draft · The Innovation Programme"))).toBe(true);
  });

  test("is not there for a project that is not", async () => {
    for (const end of ["report", "report.docx", "report.pdf"]) {
      expect((await browser().open(`/desk/projects/PRJ-4F7K-2Q9C/${end}`)).status).toBe(404);
      expect((await browser().open(`/desk/projects/pizza/${end}`)).status).toBe(404);
    }
  });

  test("costs the reads of its parts, however long it is", async () => {
    const reader = new Browser(
      webHandler(desk, async () => needs()),
      await signedIn(needs(), "viewer"),
    );
    const open = () => reader.open(`/desk/projects/${reference}/report`);
    // The names of the team are held from the first time on.
    await open();
    real.calls();
    await open();
    expect([...real.calls()].toSorted()).toEqual([OF_SESSION, "GetItem", "Query"]);
  });
});

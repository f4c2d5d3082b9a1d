import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { onImpactSurveyReminderDue } from "../../functions/impact-surveys/on-impact-survey-reminder-due.ts";
import { site } from "../../functions/site.ts";
import { ImpactSurveyReminderDue } from "../../shared/impact-surveys/entries.ts";
import { surveyLinkId } from "../../shared/impact-surveys/link.ts";
import { invitationSchema, type Round, statementNames } from "../../shared/impact-surveys/survey.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import { makeProject } from "../projects/samples.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";

const clock = { now: "2026-11-23T09:00:00.000Z" };
let real: RealTable;
let project: string;

const needs = () => testNeeds(real.table, clock);
const atDesk = () =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs()),
  );
const visitor = () => new Browser(webHandler(site, async () => needs()));

beforeAll(async () => {
  real = await startRealTable();
  project = await makeProject(
    needs(),
    {
      title: "Fewer missed appointments",
      summary: "An invented project.",
      organisation: "Fernhill Hospitals",
      route: "internal",
      owner: theo.id,
      deputy: undefined,
      startsOn: "2026-11-23",
      weeks: 4,
    },
    { occasion: testOccasion(needs()), once: "make" },
  );
});
afterAll(() => real.stop());

const page = () => `/desk/projects/${project}/impact-survey`;

/** Sends the form that says who to ask, and opens the page that shows who will get a letter. */
const check = async (team: Browser, people: string) => {
  const checked = await team.send(await team.open(page()), { people }, "check");
  expect(checked.status).toBe(303);
  return team.open(checked.to);
};

const invitations = async (round: Round) =>
  (await real.items(`PROJECT#${project}`))
    .flatMap((item) => (item["invitation"] === undefined ? [] : invitationSchema.parse(item["invitation"])))
    .filter((one) => one.round === round);

const linkOf = async (round: Round, nth: number): Promise<string> => {
  const all = (await invitations(round)).toSorted((a, b) => (a.person < b.person ? -1 : 1));
  const one = all[nth];
  if (one === undefined) throw new Error("So many were not asked.");
  return `/impact-survey/${makeLink(needs().keys, "answer-impact-survey", surveyLinkId(one), one.closesAt)}`;
};

const agree = (score: number) => Object.fromEntries(statementNames.map((name) => [name, String(score)]));

/** Fires what is due, and delivers each reminder twice. */
const settle = async (): Promise<void> => {
  await fireDueTimers({ ...needs(), milliseconds: () => 0 }, clock.now);
  const entries = (await real.items("JOURNAL#")).map(parseEntryItem);
  for (const entry of entries.filter(({ name }) => name === ImpactSurveyReminderDue.name))
    for (const _time of [1, 2])
      await onImpactSurveyReminderDue(
        needs(),
        ImpactSurveyReminderDue.parse(entry),
        reactionOccasion(needs(), "on-impact-survey-reminder-due", entry),
      );
};

const letterCount = async (kind: string): Promise<number> =>
  (await real.letters()).filter((letter) => letter.kind === kind).length;

describe("before a project", () => {
  test("the team is told what to type, sees whom it writes to, and each gets one letter however often it is sent", async () => {
    const team = atDesk();
    const empty = await team.send(await team.open(page()), { people: "" }, "check");
    expect(empty.status).toBe(422);
    const people = "Amina Example, amina@trust.example\nBea Example, bea@trust.example";
    const shown = await check(team, people);
    expect(shown.text).toContain("Bea Example, bea@trust.example");
    const back = shown.$("main a[href*=form]").attr("href") ?? "";
    expect((await team.open(back.replace("#ask", ""))).$("#people").text()).toBe(people);
    expect(await invitations("before")).toHaveLength(0);
    for (const _click of [1, 2]) {
      const sent = await team.send(shown, {}, "send");
      expect((await team.open(sent.to)).text).toContain("2 letters are on the way");
    }
    expect(await letterCount("impact-survey-asked")).toBe(2);
    const refused = await team.send(await check(team, people), {}, "send");
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("Everybody you named was asked already");
    expect((await team.open(page())).text).toContain("0 of 2 asked have answered");
  });

  test("looking at the link changes nothing; answers are kept and can be changed", async () => {
    const link = await linkOf("before", 0);
    const before = await invitations("before");
    expect((await visitor().open(link)).text).toContain("How far do you agree?");
    expect(await invitations("before")).toEqual(before);
    const browser = visitor();
    const gaps = await browser.send(await browser.open(link), { understanding: "2", hours: "many" });
    expect(gaps.status).toBe(422);
    expect(gaps.text).toContain("Enter the hours as a number");
    expect(gaps.$("#understanding-4").attr("checked")).toBe("checked");
    const thanks = await browser.send(gaps, { ...agree(2), approvals: "none", hours: "6,5" });
    expect((await browser.open(thanks.to)).text).toContain("Your answers are saved");
    const back = await browser.open(link);
    expect(back.$("#hours").attr("value")).toBe("6.5");
    await browser.send(back, { problem: "3" });
    const answered = (await invitations("before")).find(({ answer }) => answer !== undefined);
    expect(answered?.answer).toEqual({
      scores: { understanding: 2, problem: 3, data: 2, running: 2 },
      hours: 6.5,
      comment: "",
    });
  });

  test("who did not answer is reminded once after a week, and nobody else", async () => {
    clock.now = "2026-11-30T09:00:30.000Z";
    await settle();
    await settle();
    const reminders = (await real.letters()).filter(({ kind }) => kind === "impact-survey-reminder");
    const silent = (await invitations("before")).find(({ answer }) => answer === undefined);
    expect(reminders.map(({ to }) => to)).toEqual([{ person: silent?.person }]);
  });

  test("an altered link leads nowhere, and one that has closed says so and takes nothing", async () => {
    const link = await linkOf("before", 0);
    expect((await visitor().open(`${link}x`)).status).toBe(404);
    const browser = visitor();
    const open = await browser.open(link);
    clock.now = "2026-12-22T09:00:00.000Z";
    expect((await browser.send(open, agree(5))).status).toBe(404);
    expect((await browser.open(link)).text).toContain("This link has expired");
  });
});

describe("after a project", () => {
  test("nobody is ticked, it is said who was asked before, and the results compare those who answered both times", async () => {
    clock.now = "2026-12-21T09:00:00.000Z";
    const asked = { reference: project, completedOn: "2026-12-21" };
    await completeProject(needs(), asked, { occasion: testOccasion(needs()), once: "complete" });
    const team = atDesk();
    expect((await team.open(`/desk/projects/${project}`)).text).toContain("the same people the same again");
    const form = await team.open(page());
    expect(form.$("input[name=person][checked]")).toHaveLength(0);
    expect(form.$(".nhsuk-hint:contains('Asked before the project')")).toHaveLength(2);
    const people = (await invitations("before")).map(({ person }) => person);
    const checked = await team.post(page(), [
      ["_form", String(form.$("input[name=_form]").attr("value"))],
      ["round", "after"],
      ["_step", "check"],
      ["people", ""],
      ...people.map((person) => ["person", person] as const),
    ]);
    const shown = await team.open(checked.to);
    expect(shown.text).toContain("Amina Example, amina@trust.example");
    await team.post(page(), [
      ...shown
        .$("main form")
        .serializeArray()
        .map(({ name, value }) => [name, value] as const),
      ["_step", "send"],
    ]);
    const browser = visitor();
    for (const nth of [0, 1]) await browser.send(await browser.open(await linkOf("after", nth)), agree(4));
    const results = await team.open(page());
    expect(results.text).toContain("2 of 2 asked have answered");
    expect(results.text).toContain("Fewer than 5 people answered both times");
    expect(results.$("svg desc").text()).toContain(
      "What AI can do: from 2.0 to 4.0 (1 person answered both times)",
    );
    expect(results.$("details td").eq(1).text()).toBe("not told");
  });

  test("nothing that anybody answered or is called stands in the journal", async () => {
    const journal = JSON.stringify((await real.items("JOURNAL#")).map(parseEntryItem));
    expect(journal).toContain("ImpactSurveyAnswered");
    expect(journal).not.toMatch(/amina|example|6\.5/i);
  });
});

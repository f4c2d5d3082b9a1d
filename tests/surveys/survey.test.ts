import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atSurveyRelease } from "../../functions/surveys/at-survey-release.ts";
import { decideSending } from "../../shared/letters/sending/decide.ts";
import { unsubscribe } from "../../shared/members/choices/commands.ts";
import { membershipKey, newsWish } from "../../shared/people/membership.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { surveyAsked } from "../../shared/surveys/invitations/letters.ts";
import { surveyLinkId } from "../../shared/surveys/invitations/link.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";

const clock = { now: "2026-12-01T10:00:00.000Z" };
let real: RealTable;
const community = joining(() => real, clock);
const people: string[] = [];

beforeAll(async () => {
  real = await startRealTable();
  for (let nth = 0; nth < 8; nth += 1) {
    const consents = nth === 7 ? "news" : "research";
    people.push((await community.joined({ email: `member.${nth}@trust.example`, consents })).person);
  }
});
afterAll(() => real.stop());

const world = () => community.world();

/** Drafts a survey with ready questions, opens it, and gives its reference. */
const opened = async (title: string, privacy: string): Promise<string> => {
  const team = world().atDesk();
  const drafted = await team.send(await team.open("/desk/surveys/new"), { title, privacy, from: "project" });
  expect(drafted.status).toBe(303);
  const [, reference = ""] = /\/desk\/surveys\/(SUR-[^/]+)/.exec(drafted.to) ?? [];
  const shown = await team.open(`/desk/surveys/${reference}`);
  await team.send(shown, {}, "open");
  return reference;
};

const send = async (reference: string) => {
  const team = world().atDesk();
  const asked = await team.open(`/desk/surveys/${reference}/send?to=everybody`);
  await team.send(asked, {}, "send");
  await world().settle();
  return asked;
};

const linkOf = (survey: string, person: string): string =>
  `/surveys/${makeLink(world().needs.keys, "answer-survey", surveyLinkId({ survey, person }), "2027-06-01T00:00:00.000Z")}`;

const agree = (step: number) =>
  Object.fromEntries(
    ["understanding", "problem", "data", "approvals", "running"].map((name) => [name, String(step)]),
  );

const answer = async (survey: string, person: string, step: number) => {
  const browser = world().onSite();
  const sent = await browser.send(await browser.open(linkOf(survey, person)), agree(step));
  return { browser, sent };
};

const partitionOf = (survey: string) => real.items(`SURVEY#${survey}`);

describe("a survey that is linked to the person", () => {
  let survey: string;

  test("is sent to members who agreed to be asked, each once, after the team was told to how many", async () => {
    survey = await opened("Before the project", "linked");
    const asked = await send(survey);
    expect(asked.text).toContain("It goes to 7 people of all members who agreed to be asked");
    await send(survey);
    expect(world().lettersOf("survey-asked")).toHaveLength(7);
  });

  test("says what is missing beside each question, keeps what was chosen, and can be changed until it closes", async () => {
    const [person = ""] = people;
    const browser = world().onSite();
    const gaps = await browser.send(await browser.open(linkOf(survey, person)), { understanding: "4" });
    expect(gaps.status).toBe(422);
    expect(gaps.text).toContain("Choose an answer");
    expect(gaps.$("#understanding-4").attr("checked")).toBe("checked");
    const thanks = await browser.send(gaps, { ...agree(2), hours: "6,5" });
    expect((await browser.open(thanks.to)).text).toContain("Your answers are sent");
    const again = await browser.open(linkOf(survey, person));
    expect(again.$("#hours").attr("value")).toBe("6.5");
    await browser.send(again, { problem: "5", hours: "7" });
    await world().settle();
    const tally = await readTally(real.table, survey);
    expect(tally.people).toBe(1);
    expect(tally.questions["problem"]?.counts).toEqual({ 5: 1 });
    expect(tally.questions["hours"]?.counts).toEqual({ 7: 1 });
  });

  test("reminds once those who have not answered, and nobody else", async () => {
    await world().advance("P7D");
    await world().settle();
    const reminded = world()
      .lettersOf("survey-reminder")
      .map(({ to }) => ("person" in to ? to.person : ""));
    expect(reminded.toSorted()).toEqual(people.slice(1, 7).toSorted());
    await world().advance("P7D");
    await world().settle();
    expect(world().lettersOf("survey-reminder")).toHaveLength(6);
  });

  test("stops for who says so in one click: what is on its way is held back, and the news is not touched", async () => {
    const [, person = ""] = people;
    const stop = { person, purpose: "research", channel: "one-click" } as const;
    await unsubscribe(world().needs, stop, testOccasion(world().needs));
    const wish = newsWish(await readItem(real.table, membershipKey(person)));
    expect(wish).toMatchObject({ member: true, research: false });
    const letter = world()
      .lettersOf("survey-asked")
      .find(({ to }) => "person" in to && to.person === person);
    if (letter === undefined) throw new Error("No letter.");
    const decided = decideSending({
      letter,
      kind: surveyAsked,
      reader: {},
      news: wish,
      now: "2026-12-16T10:00:00.000Z",
    });
    expect(decided).toEqual({ act: "hold-back", reason: "no-consent" });
  });

  test("closes at the end of its last day, and then takes no answer", async () => {
    await world().advance("P10D");
    await world().settle();
    const [, , person = ""] = people;
    const late = await world().onSite().open(linkOf(survey, person));
    expect(late.text).toContain("This survey has closed");
    const closed = (await partitionOf(survey)).find(({ sk }) => sk === "SURVEY");
    expect(closed?.["survey"]).toMatchObject({ state: "closed" });
  });
});

describe("an anonymous survey", () => {
  let survey: string;

  test("keeps that somebody answered and neither when nor what, in nothing that names them", async () => {
    survey = await opened("How it is to work with us", "anonymous");
    await send(survey);
    const before = world().delivered.length;
    for (const person of [people[0], people[2], people[3], people[4]]) {
      const { sent } = await answer(survey, person ?? "", 4);
      expect(sent.status).toBe(303);
    }
    await world().settle();
    expect(
      world()
        .delivered.slice(before)
        .map(({ name }) => name),
    ).toEqual([]);
    const items = await partitionOf(survey);
    const invited = items.filter(({ sk }) => String(sk).startsWith("INVITED#"));
    expect(invited.filter((item) => JSON.stringify(item).includes('"answered":true'))).toHaveLength(4);
    expect(JSON.stringify(invited)).not.toContain("answeredAt");
    const waiting = await real.items(`SURVEY-WAITING#${survey}`);
    expect(waiting).toHaveLength(4);
    for (const item of waiting)
      expect(Object.keys(Object(item["waiting"])).toSorted()).toEqual(["answers", "asked", "id", "survey"]);
    expect(items.filter(({ sk }) => String(sk).startsWith("SHEET#"))).toEqual([]);
  });

  test("takes one answer from each, and cannot show it again", async () => {
    const [person = ""] = people;
    const browser = world().onSite();
    const page = await browser.open(linkOf(survey, person));
    expect(page.text).toContain("You have answered");
    expect(page.$("main form")).toHaveLength(0);
  });

  test("shows nobody fewer than five, at night or at its close", async () => {
    await atSurveyRelease(world().needs, clock.now);
    const team = world().atDesk();
    const results = await team.open(`/desk/surveys/${survey}/results`);
    expect(results.text).toContain("Results show when five people or more have answered");
    expect((await team.open(`/desk/surveys/${survey}/answers.csv`)).status).toBe(404);
    await team.send(await team.open(`/desk/surveys/${survey}`), {}, "close");
    await world().settle();
    expect((await readTally(real.table, survey)).people).toBe(0);
  });

  test("is released together once there are five, under other names than they waited", async () => {
    const team = world().atDesk();
    await team.send(await team.open(`/desk/surveys/${survey}`), {}, "open");
    await answer(survey, people[5] ?? "", 2);
    const waited = (await real.items(`SURVEY-WAITING#${survey}`)).map(({ sk }) => String(sk));
    await team.send(await team.open(`/desk/surveys/${survey}`), {}, "close");
    await world().settle();
    expect(await real.items(`SURVEY-WAITING#${survey}`)).toEqual([]);
    const released = (await partitionOf(survey)).filter(({ sk }) => String(sk).startsWith("SHEET#"));
    expect(released).toHaveLength(5);
    for (const item of released) {
      expect(item["person"]).toBeUndefined();
      expect(waited.some((id) => String(item["sk"]).includes(id))).toBe(false);
    }
    const results = await team.open(`/desk/surveys/${survey}/results`);
    expect(results.text).toContain("5 people have answered");
    expect(results.text).toContain("Mean 3.6, median 4, from 2 to 4");
  });
});

describe("a confidential survey", () => {
  test("tells those who are asked by name who reads their answers", async () => {
    const survey = await opened("In confidence", "confidential");
    await send(survey);
    const shown = await world()
      .onSite()
      .open(linkOf(survey, people[0] ?? ""));
    expect(shown.text).toMatch(
      /Your answers with your name are read by \S.* who work in the team, and by nobody else/,
    );
  });
});

describe("a conversation", () => {
  test("is agreed to on a page of its own, taken up, noted with what came of it, and stands with the person", async () => {
    const survey = await opened("A third survey", "linked");
    await send(survey);
    const [person = ""] = people;
    const { browser, sent } = await answer(survey, person, 3);
    const thanks = await browser.open(sent.to);
    expect(thanks.text).toContain("May we get in touch?");
    await browser.send(thanks, {}, "agree");
    const team = world().atDesk();
    await world().settle();
    expect((await team.open("/desk?show=team")).text).toContain("Talk with Asha Example");
    const list = await team.open(`/desk/surveys/${survey}/leads`);
    expect(list.text).toContain("Asha Example");
    const lead = await team.open(`/desk/surveys/${survey}/leads/${person}`);
    await team.send(lead, {}, "take");
    const future = await team.send(lead, { talkedOn: "2027-12-01", note: "x" }, "talked");
    expect(future.status).toBe(422);
    const noted = await team.send(
      lead,
      { talkedOn: clock.now.slice(0, 10), note: "They have the data.", outcomes: "problem" },
      "talked",
    );
    expect(noted.status).toBe(303);
    await world().settle();
    expect((await team.open("/desk")).text).not.toContain("Talk with Asha Example");
    expect((await team.open(`/desk/surveys/${survey}`)).text).toContain("A problem to apply with 1");
    const page = await team.open(`/desk/people/${person}`);
    const part = page.$("main a[href*='tab=surveys'], main a[href*='show=surveys']").attr("href") ?? "";
    expect((await team.open(part)).text).toContain("A third survey");
    const over = await browser.send(await browser.open(sent.to), {}, "refuse");
    expect(over.status).toBe(409);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readItem } from "../../shared/platform/dynamo.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { slotLinkId } from "../../shared/slots/name.ts";
import { surveyLinkId } from "../../shared/surveys/invitations/link.ts";
import { leadKey } from "../../shared/surveys/leads/store.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

const clock = { now: "2026-12-01T10:00:00.000Z" };
let real: RealTable;
const community = joining(() => real, clock);
const world = () => community.world();
let person: string;
let survey: string;

beforeAll(async () => {
  real = await startRealTable();
  ({ person } = await community.joined({ email: "amina@trust.example", consents: "research" }));
  const team = world().atDesk();
  const drafted = await team.send(await team.open("/desk/surveys/new"), {
    title: "What would help",
    privacy: "linked",
    from: "project",
  });
  [, survey = ""] = /\/desk\/surveys\/(SUR-[^/]+)/.exec(drafted.to) ?? [];
  await team.send(await team.open(`/desk/surveys/${survey}`), {}, "open");
  await team.send(await team.open(`/desk/surveys/${survey}/send?to=everybody`), {}, "send");
  await world().settle();
});
afterAll(() => real.stop());

const kinds = () => world().letters.map(({ kind }) => kind);
const linkOf = (path: string, purpose: "answer-survey" | "choose-time", id: string) =>
  `${path}/${makeLink(world().needs.keys, purpose, id, "2027-06-01T00:00:00.000Z")}`;
const times = () => linkOf("/times", "choose-time", slotLinkId({ about: `survey:${survey}`, person }));
const timesPath = () => `/desk/surveys/${survey}/times`;

const week = {
  title: "What would help",
  place: "https://video.example/theo",
  minutes: "30",
  buffer: "15",
  mostADay: "2",
  day1: "yes",
  day2: "yes",
  day3: "yes",
  day4: "yes",
  day5: "yes",
  from: "09:30",
  to: "16:00",
  firstDay: "2026-12-02",
  lastDay: "2026-12-31",
};

const talkAt = async () => {
  const item = await readItem(real.table, leadKey({ survey, person }));
  return Object(item?.["lead"]).talkAt;
};

describe("a time to talk", () => {
  test("cannot be asked for before somebody offers some; what is offered is checked beside its field", async () => {
    const browser = world().onSite();
    const asked = await browser.open(linkOf("/surveys", "answer-survey", surveyLinkId({ survey, person })));
    const thanks = await browser.send(asked, {
      ...Object.fromEntries(
        ["understanding", "problem", "data", "approvals", "running"].map((name) => [name, "4"]),
      ),
    });
    await browser.send(await browser.open(thanks.to), {}, "agree");
    await world().settle();
    expect(kinds()).not.toContain("slot-asked");
    const team = world().atDesk();
    const lead = await team.open(`/desk/surveys/${survey}/leads/${person}`);
    expect((await team.send(lead, {}, "ask")).text).toContain("Nobody offers times to talk");
    const page = await team.open(timesPath());
    const none = { day1: "", day2: "", day3: "", day4: "", day5: "" };
    const refused = await team.send(page, { ...week, ...none, to: "09:45" }, "offer");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Choose at least one day of the week");
    expect(
      (await team.send(page, { ...week, lastDay: "2026-12-01", firstDay: "2026-11-01" }, "offer")).status,
    ).toBe(303);
  });

  test("is chosen by the link in an email, and is in the calendars of both sides", async () => {
    const team = world().atDesk();
    await team.send(await team.open(timesPath()), week, "offer");
    const lead = await team.open(`/desk/surveys/${survey}/leads/${person}`);
    await team.send(lead, {}, "ask");
    await world().settle();
    expect(kinds()).toContain("slot-asked");
    const browser = world().onSite();
    const page = await browser.open(times());
    expect(page.text).toContain("Choose a time to talk");
    expect((await browser.send(page, {}, "book")).text).toContain("Choose a time");
    const value = page.$("input[name=time]").first().attr("value") ?? "";
    const booked = await browser.send(page, { time: value }, "book");
    expect(booked.status).toBe(303);
    await world().settle();
    const [toGuest] = world().lettersOf("slot-booked");
    const [toHost] = world().lettersOf("slot-booked-host");
    expect(toGuest?.to).toEqual({ person });
    expect(Object(toGuest?.facts).booking).toBe(Object(toHost?.facts).booking);
    expect(await talkAt()).toBe("2026-12-02T10:15:00.000Z");
    expect((await team.open(`/desk/surveys/${survey}/leads`)).text).toContain("2 Dec 2026, 10:15am");
  });

  test("that is taken meanwhile is refused with what is free now", async () => {
    const browser = world().onSite();
    const page = await browser.open(times());
    const [host = ""] = (page.$("input[name=time]").first().attr("value") ?? "").split("~");
    const refused = await browser.send(page, { time: `${host}~2026-12-25T10:00:00.000Z` }, "book");
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("This time has just been taken");
    expect(refused.$("input[name=time]").length).toBeGreaterThan(0);
  });

  test("is moved under the same name with a higher number, reminded of once the day before, and cancelled", async () => {
    const browser = world().onSite();
    const page = await browser.open(times());
    const offered = page
      .$("input[name=time]")
      .toArray()
      .map((one) => page.$(one).attr("value") ?? "");
    // What overlaps with the time that moves is free for who moves it, but not that time itself.
    expect(offered.filter((one) => one.includes("2026-12-02T10:15"))).toEqual([]);
    const value = offered.find((one) => one.includes("2026-12-04"));
    await browser.send(page, { time: value ?? "" }, "book");
    await world().settle();
    const first = Object(world().lettersOf("slot-booked")[0]?.facts);
    const moved = Object(world().lettersOf("slot-moved")[0]?.facts);
    expect([moved.booking, moved.sequence]).toEqual([first.booking, 1]);
    expect(await talkAt()).toBe("2026-12-04T09:30:00.000Z");
    clock.now = "2026-12-03T09:30:00.000Z";
    await world().settle();
    expect(world().lettersOf("slot-reminder")).toHaveLength(1);
    expect(world().lettersOf("slot-reminder-host")).toHaveLength(1);
    const asked = await browser.open(`${times()}?ask=cancel`);
    expect(asked.text).toContain("Do you want to cancel");
    await browser.send(asked, {}, "cancel");
    await world().settle();
    expect(Object(world().lettersOf("slot-cancelled")[0]?.facts)).toMatchObject({
      booking: first.booking,
      sequence: 2,
      by: "guest",
    });
    expect(await talkAt()).toBeUndefined();
    const free = (await real.items("DIARY#")).flatMap((item) => Object.keys(Object(item["day"]).taken));
    expect(free).toEqual([]);
  });

  test("is off when who agreed to talk changes their mind, and cannot be chosen any more", async () => {
    const browser = world().onSite();
    const page = await browser.open(times());
    await browser.send(page, { time: page.$("input[name=time]").first().attr("value") ?? "" }, "book");
    await world().settle();
    const thanks = linkOf("/surveys", "answer-survey", surveyLinkId({ survey, person }));
    await browser.send(await browser.open(`${thanks}/sent`), {}, "refuse");
    await world().settle();
    expect(Object(world().lettersOf("slot-cancelled").at(-1)?.facts).by).toBe("end");
    const ended = await browser.open(times());
    expect(ended.text).toContain("This conversation does not take place");
    expect(ended.$("main form")).toHaveLength(0);
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { atSurveyRelease } from "../../functions/surveys/at-survey-release.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { surveyLinkId } from "../../shared/surveys/invitations/link.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

// What somebody can join who reads everything that is kept: the whole table before and after each answer is one thing, the table as it is afterwards, the
// journal, the letters and the logs are another. Docs: 0112 and 0123.

const clock = { now: "2026-12-01T10:00:00.000Z" };
const PEOPLE = 12;
let real: RealTable;
const community = joining(() => real, clock);
const world = () => community.world();
const people: string[] = [];
const logged: string[] = [];
/** Who answered what, and when: what nobody may find out. */
const truth: { readonly person: string; readonly at: string; readonly hours: string }[] = [];
let survey = "";
/** What went over the stream when somebody answered: the writes of one transaction side by side. */
const streamed: string[] = [];

const linkOf = (person: string): string =>
  `/surveys/${makeLink(world().needs.keys, "answer-survey", surveyLinkId({ survey, person }), "2027-06-01T00:00:00.000Z")}`;

const answer = async (person: string, nth: number): Promise<void> => {
  const hours = String(100 + nth * 5);
  clock.now = new Date(Date.parse("2026-12-01T11:00:00.000Z") + nth * 61_007).toISOString();
  const browser = world().onSite();
  const page = await browser.open(linkOf(person));
  const steps = ["understanding", "problem", "data", "approvals", "running"];
  const given = Object.fromEntries(steps.map((name) => [name, String(1 + (nth % 5))]));
  truth.push({ person, at: clock.now, hours });
  const sent = await browser.send(page, { ...given, hours });
  expect(sent.status).toBe(303);
};

beforeAll(async () => {
  real = await startRealTable();
  const keep = (...said: unknown[]) => {
    logged.push(said.map(String).join(" "));
  };
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation(keep);
  for (let nth = 0; nth < PEOPLE; nth += 1)
    people.push(
      (await community.joined({ email: `member.${nth}@trust.example`, consents: "research" })).person,
    );
  const team = world().atDesk();
  const drafted = await team.send(await team.open("/desk/surveys/new"), {
    title: "How it is to work with us",
    privacy: "anonymous",
    from: "project",
  });
  [, survey = ""] = /\/desk\/surveys\/(SUR-[^/]+)/.exec(drafted.to) ?? [];
  await team.send(await team.open(`/desk/surveys/${survey}`), {}, "open");
  await team.send(await team.open(`/desk/surveys/${survey}/send?to=everybody`), {}, "send");
  await world().settle();
  real.table.client.middlewareStack.add(
    (next, context) => (args) => {
      if ((context.commandName ?? "").startsWith("TransactWrite")) streamed.push(JSON.stringify(args.input));
      return next(args);
    },
    { step: "initialize", name: "watchStream" },
  );
  for (const [nth, person] of people.entries()) await answer(person, nth);
  clock.now = "2026-12-02T02:30:00.000Z";
  // The release dies after its first transaction, and comes again: a night that is done twice.
  world().crash = { when: "after", transaction: 1 };
  await expect(atSurveyRelease(world().needs, clock.now)).rejects.toThrow("The process died");
  await atSurveyRelease(world().needs, clock.now);
  clock.now = "2026-12-02T09:00:00.000Z";
  const desk = world().atDesk();
  await desk.send(await desk.open(`/desk/surveys/${survey}`), {}, "close");
  await world().settle();
});
afterAll(() => real.stop());

const dump = () => real.items("");
const isSheet = ({ pk, sk }: Item): boolean => pk === `SURVEY#${survey}` && String(sk).startsWith("SHEET#");

/** Every text of some length and every number in a value, however deep. */
const marksIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return value.split(/[#~:/]/).concat(value);
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...marksIn(inner)]);
};

describe("who reads everything that is kept of an anonymous survey", () => {
  test("has every answer, each once, although the release died and came again", async () => {
    const sheets = (await dump()).filter(isSheet);
    const hours = sheets.map((item) => Object(item["sheet"]).answers.hours.number).toSorted((a, b) => a - b);
    expect(hours).toEqual(truth.map((one) => Number(one.hours)));
    const tally = await readTally(real.table, survey);
    expect(tally.people).toBe(truth.length);
    expect(await real.items(`SURVEY-WAITING#${survey}`)).toEqual([]);
  });

  test("finds no mark of an answer in anything that names a person, a moment or a link", async () => {
    const items = await dump();
    const sheets = items.filter(isSheet);
    const common = new Set(
      [
        "version",
        "answers",
        "counted",
        "sheet",
        "survey",
        "asked",
        "id",
        "kind",
        "number",
        "pk",
        "sk",
      ].concat(marksIn({ survey, pk: `SURVEY#${survey}` })),
    );
    const elsewhere = new Set(items.filter((item) => !isSheet(item)).flatMap(marksIn));
    for (const item of sheets) {
      const id = String(item["sk"]).slice("SHEET#".length);
      // Its name is chance, and stands in no other item.
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect([...elsewhere].some((mark) => mark.includes(id))).toBe(false);
      const own = marksIn(item).filter((mark) => !common.has(mark));
      // Nothing in it is a moment, a person, or longer than an answer.
      for (const mark of own) expect(mark).not.toMatch(/\d{4}-\d\d-\d\dT|^\d{9,}$|[0-9a-f]{8}-[0-9a-f]{4}-/);
      for (const { person } of truth) expect(JSON.stringify(item)).not.toContain(person);
    }
  });

  test("does not learn from the table when one who is named answered", async () => {
    const seconds = (at: string, hours = 0) => Math.floor(Date.parse(at) / 1000) + hours * 3600;
    for (const item of await dump()) {
      const text = JSON.stringify(item);
      for (const { person, at } of truth)
        if (text.includes(person)) {
          expect(text).not.toContain(at);
          // What is remembered of a request goes after 400 days, to the second.
          for (const near of [0, 400 * 24]) expect(text).not.toContain(String(seconds(at, near)));
        }
    }
  });

  test("cannot tell answers apart by the order in which they lie", async () => {
    const sheets = (await dump())
      .filter(isSheet)
      .toSorted((a, b) => String(a["sk"]).localeCompare(String(b["sk"])));
    const lying = sheets.map((item) => String(Object(item["sheet"]).answers.hours.number));
    // By chance once in twelve factorial times.
    expect(lying).not.toEqual(truth.map(({ hours }) => hours));
  });

  test("finds in the journal that lots of five or more were released, and no entry of an answer", async () => {
    const entries = [...(await real.entries("2026-12-01")), ...(await real.entries("2026-12-02"))].filter(
      ({ subject }) => subject.id === survey,
    );
    expect(entries.filter(({ name }) => name === "SurveyAnswered")).toEqual([]);
    const released = entries.filter(({ name }) => name === "SurveyAnswersReleased");
    expect(released.length).toBeGreaterThan(0);
    for (const one of released) {
      expect(Object(one.data).count).toBeGreaterThanOrEqual(5);
      expect(one.person).toBeUndefined();
    }
    const told = JSON.stringify(entries);
    for (const { at } of truth) expect(told).not.toContain(at);
  });

  test("finds nothing of an answer in letters or logs, and no link in the logs", async () => {
    const letters = JSON.stringify(await real.letters());
    const logs = logged.join("\n");
    for (const { person, hours } of truth) {
      expect(letters).not.toMatch(new RegExp(`"number":${hours}\\b`));
      expect(logs).not.toContain(linkOf(person).slice(0, 60));
      expect(logs).not.toContain(person);
    }
  });

  test("sees both sides in the stream while it is kept: what decision 0112 says", () => {
    const joined = streamed.filter(
      (text) => text.includes(`INVITED#`) && text.includes(`SURVEY-WAITING#${survey}`),
    );
    expect(joined).toHaveLength(truth.length);
  });
});

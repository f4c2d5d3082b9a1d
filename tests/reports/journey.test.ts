import { writeFileSync } from "node:fs";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import type { DeskPage, DeskVisit } from "../../functions/entry-points/desk-page.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { atMondayMorning } from "../../functions/reports/at-monday-morning.ts";
import { atNight } from "../../functions/reports/at-night.ts";
import { page as deskReportPage } from "../../functions/reports/desk-report.ts";
import { page as deskReportWeekPage } from "../../functions/reports/desk-report-week.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { readLateDays } from "../../shared/journal/late.ts";
import { readPictures } from "../../shared/letters/sending/pictures.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { importMembers } from "../../shared/members/import.ts";
import { type OrganisationKind, organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays, plus } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { sumOf } from "../../shared/reports/days/model.ts";
import { readRollups, readWeekRollups } from "../../shared/reports/days/store.ts";
import { withDays } from "../../shared/reports/days/weeks.ts";
import { readMemberTotals } from "../../shared/reports/read.ts";
import { weeklyReport } from "../../shared/reports/weekly/letters.ts";
import { testSession } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { seen, testNeeds, testOccasion, testRequest, testVisit } from "../support/visiting.ts";

// A table of its own and hundreds of calls: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
const clock = { now: "2026-11-23T02:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const rows = (first: number, count: number, hours: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Person ${first + index}`,
    email: `person.${first + index}@organisation.example`,
    organisation: "Example",
    segment: organisationKindNames[index % organisationKindNames.length],
    joinedAt: plus("2026-09-01T10:00:00.000Z", `PT${index * hours}H`),
    consents: [{ purpose: "news", text: "I agree to get the newsletter." }],
  }));

/** How many of the hundred that are listed are of a kind of organisation. */
const listed = (segment: OrganisationKind): number =>
  rows(0, 100, 19).filter((row) => row.segment === segment).length;

const joinNow = async (segment: OrganisationKind) => {
  const person = newId();
  const joined = record(
    MemberJoined,
    { subject: person, person, data: { via: "form", segment } },
    testOccasion(needs()),
  );
  await commit(needs(), { once: newId(), entries: [joined] });
};

const all = () => readRollups(real.table, "2000-01-01", "2100-01-01");
const weeks = () => readWeekRollups(real.table, "2000-01-01", "2100-01-01");

const forget = (pk: string, sk: string) =>
  real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: { pk, sk } }));

const ask = async (page: DeskPage, asked: Parameters<typeof testRequest>[0] = {}) => {
  const visit: DeskVisit = {
    ...testVisit(needs()),
    session: testSession(needs(), { id: newId(), name: "Viewer" }, "viewer"),
  };
  const answer = await page(needs(), testRequest(asked), visit);
  return { ...seen(answer), file: "file" in answer ? answer.file : "" };
};

const putSchema = z.object({ Item: z.optional(z.object({ pk: z.string(), sk: z.string() })) });

const putsSchema = z.extend(putSchema, {
  TransactItems: z.optional(z.array(z.object({ Put: z.optional(putSchema) }))),
});

/** From now on notes the key of every item that is put. */
const notePuts = (): (() => readonly string[]) => {
  const puts: string[] = [];
  real.table.client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [], ...one } = putsSchema.parse(args.input);
      for (const { Item } of [one, ...TransactItems.map(({ Put }) => Put ?? {})])
        if (Item !== undefined) puts.push(`${Item.pk} ${Item.sk}`);
      return next(args);
    },
    { step: "initialize", name: "notePuts" },
  );
  return () => puts;
};

test("the first night begins where an imported list begins, and the desk knows how many members there are", async () => {
  await importMembers(needs(), rows(0, 100, 19), testOccasion(needs()));
  await atNight(needs(), clock.now);
  const days = await all();
  expect([days[0]?.date, days.at(-1)?.date]).toEqual(["2026-09-01", "2026-11-22"]);
  expect(days.map(({ date }) => date)).toEqual(days.map((_, index) => addDays("2026-09-01", index)));
  expect(await readMemberTotals(real.table)).toMatchObject({
    all: 100,
    byKind: { supplier: listed("supplier") },
  });
  expect(await readLateDays(real.table)).toEqual([]);
});

test("a night that is run again reads no journal and writes nothing", async () => {
  real.calls();
  await atNight(needs(), clock.now);
  expect(real.calls().sort()).toEqual(["Query", "Query", "Query", "Query"]);
});

test("a week is the sum of its days, also of days that were counted before there were weeks", async () => {
  const kept = await weeks();
  expect(kept).toEqual(withDays([], await all()));
  for (const { week } of kept.slice(5)) await forget("ROLLUP#WEEK", week);
  await atNight(needs(), clock.now);
  expect(await weeks()).toEqual(kept);
  for (const { week } of kept) await forget("ROLLUP#WEEK", week);
  await atNight(needs(), clock.now);
  expect(await weeks()).toEqual(kept);
});

test("nights that were missed are made up for, and an entry is on its London day", async () => {
  clock.now = "2027-03-27T23:59:59.000Z";
  await joinNow("charity");
  clock.now = "2027-03-28T23:30:00.000Z";
  await joinNow("charity");
  clock.now = "2027-03-31T01:00:00.000Z";
  await atNight(needs(), clock.now);
  const days = await all();
  expect(days.at(-1)?.date).toBe("2027-03-30");
  const joined = days.filter(
    ({ date }) => date > "2027-03-01" && sumOf(days.find((day) => day.date === date)?.joined ?? {}) > 0,
  );
  expect(joined.map(({ date }) => date)).toEqual(["2027-03-27", "2027-03-29"]);
  expect(days.at(-1)?.totals.members.charity).toBe(listed("charity") + 2);
});

test("a list imported late is counted in its days, and all later days know of it; counting everything anew gives the same", async () => {
  const before = await all();
  await importMembers(needs(), rows(500, 30, 5), testOccasion(needs()));
  clock.now = "2027-03-31T01:10:00.000Z";
  const puts = notePuts();
  await atNight(needs(), clock.now);
  const after = await all();
  const putUnder = (pk: string) => puts().filter((key) => key.startsWith(pk));
  expect(putUnder("ROLLUP#")).toHaveLength(before.length + (await weeks()).length);
  expect(putUnder("FIGURES#").sort()).toEqual(
    (await real.items("FIGURES#")).map(({ pk, sk }) => `${pk} ${sk}`).sort(),
  );
  expect(await weeks()).toEqual(withDays([], after));
  expect(sumOf(after.at(-1)?.totals.members ?? {})).toBe(sumOf(before.at(-1)?.totals.members ?? {}) + 30);
  for (const { date } of after) await forget("ROLLUP#DAY", date);
  const { lateDaysItem } = await import("../../shared/journal/late.ts");
  await commit(needs(), {
    once: newId(),
    writes: [{ put: lateDaysItem({ first: "2026-09-01", last: "2026-09-01" }, newId()) }],
  });
  await atNight(needs(), clock.now);
  expect(await all()).toEqual(after);
  expect(await weeks()).toEqual(withDays([], after));
});

test("a run that is out of time goes on where it stopped, and forgets nothing", async () => {
  const before = await all();
  await importMembers(needs(), rows(700, 30, 5), testOccasion(needs()));
  const yesterday = "2027-03-30";
  const first = await rollUpDays(needs(), yesterday, clock.now);
  expect(first.finished).toBe(false);
  let runs = 1;
  while (runs < 100 && !(await rollUpDays(needs(), yesterday, clock.now)).finished) runs += 1;
  expect(runs).toBeLessThan(100);
  const after = await all();
  expect(sumOf(after.at(-1)?.totals.members ?? {})).toBe(sumOf(before.at(-1)?.totals.members ?? {}) + 30);
  expect(await weeks()).toEqual(withDays([], after));
  expect(await readLateDays(real.table)).toEqual([]);
});

test("on Monday the team gets one letter on the week before, with its picture, however often it is called", async () => {
  clock.now = "2027-04-05T07:00:00.000Z";
  await atNight(needs(), "2027-04-05T01:00:00.000Z");
  await atMondayMorning(needs(), clock.now);
  clock.now = "2027-04-05T09:00:00.000Z";
  await atMondayMorning(needs(), "2027-04-05T07:00:00.000Z");
  const letters = await real.letters();
  expect(letters).toHaveLength(1);
  const [letter] = letters;
  expect(letter).toMatchObject({ kind: "weekly-report", to: { team: true }, about: "report:2027-03-29" });
  const pictures = await readPictures(real.table, letter?.id ?? "", ["new-members.png"]);
  const png = pictures.get("new-members.png");
  expect(
    Buffer.from(png ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  const content = weeklyReport.compose(
    letter?.facts,
    previewReader({ name: "", programme: "The Programme", siteUrl: "https://programme.example" }),
  );
  expect(content.subject).toBe("Weekly report: Monday 29 March 2027 to Sunday 4 April 2027");
  const text = JSON.stringify(content.parts);
  expect(text).toContain("1 person joined.");
  expect(text).not.toMatch(/Person \d|@/);
  if (process.env["KEEP_PICTURE"] !== undefined) writeFileSync(process.env["KEEP_PICTURE"], png ?? "");
});

test("the desk reads an item for each of 57 weeks at most, and no day, however long the programme runs", async () => {
  const asked = () => ask(servePage(deskReportWeekPage).get, { parameters: { week: "2027-03-22" } });
  const { traffic } = await during(asked);
  expect(traffic.calls).toEqual({ "dynamodb:Query": 1 });
  expect(traffic.items).toBeLessThanOrEqual(57);
  expect(traffic.items).toBe((await weeks()).filter(({ week }) => week <= "2027-03-22").length);
});

test("while reports pause no weekly report goes out", async () => {
  const held = { kinds: {}, pause: { from: "2027-04-12", to: "2027-04-16" }, version: 1 };
  const key = { pk: "REPORT-SETTINGS", sk: "CURRENT" };
  await real.table.client.send(
    new PutCommand({ TableName: real.table.name, Item: { ...key, settings: held } }),
  );
  await atMondayMorning(needs(), "2027-04-12T07:00:00.000Z");
  expect(await real.letters()).toHaveLength(1);
  await real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: key }));
});

test("the desk shows the same report, its weeks and its figures as a file", async () => {
  const latest = await ask(servePage(deskReportPage).get);
  expect(latest.text).toContain("Monday 29 March 2027 to Sunday 4 April 2027");
  expect(latest.text).toContain("1 person joined.");
  expect(latest.html).toContain("<svg");
  expect(latest.html).not.toMatch(/\sstyle=/);
  expect(latest.html).toContain('href="/desk/members?segment=supplier"');

  const before = await ask(servePage(deskReportWeekPage).get, { parameters: { week: "2027-03-22" } });
  expect(before.text).toContain("Monday 22 March 2027 to Sunday 28 March 2027");
  expect(before.text).toContain("At the end of the week none waited for an answer.");
  expect((await ask(servePage(deskReportWeekPage).get, { parameters: { week: "2027-03-24" } })).to).toBe(
    "/desk/report/2027-03-22",
  );
  for (const week of ["2027-04-12", "2027-02-30", "yesterday", ""])
    expect((await ask(servePage(deskReportWeekPage).get, { parameters: { week } })).status).toBe(404);

  const { file } = await ask(servePage(deskReportWeekPage).get, {
    parameters: { week: "2027-03-29" },
    query: { format: "csv" },
  });
  expect(file).toContain("2027-03-29,1,0,162,");
});

test("the week that runs counts whoever joined a moment ago", async () => {
  await joinNow("academia");
  const { text } = await ask(servePage(deskReportWeekPage).get, { parameters: { week: "2027-04-05" } });
  expect(text).toContain("This week so far");
  expect(text).toContain("1 person joined.");
});

test("a programme of which nothing is known yet has a report too", async () => {
  const empty = await startRealTable();
  try {
    const fresh = testNeeds(empty.table, clock);
    await atNight(fresh, clock.now);
    expect(await empty.items("ROLLUP#DAY")).toEqual([]);
    const visit: DeskVisit = {
      ...testVisit(fresh),
      session: testSession(needs(), { id: newId(), name: "Viewer" }, "viewer"),
    };
    const { status, text } = seen(await servePage(deskReportPage).get(fresh, testRequest(), visit));
    expect(status).toBe(200);
    expect(text).toContain("Nobody joined.");
  } finally {
    await empty.stop();
  }
});

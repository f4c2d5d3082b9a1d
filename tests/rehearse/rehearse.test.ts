import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differencesBetween, differencesFromStored, report } from "../../infra/rehearse/compare.ts";
import type { Rehearsal } from "../../infra/rehearse/observation.ts";
import { rehearse } from "../../infra/rehearse/rehearse.ts";
import { openArchive, openTableSource } from "../../infra/rehearse/source.ts";
import { allEntries } from "../../shared/all-entries.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { letter } from "../../shared/letters/letter.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { putTogether, readRollups, rollupItem } from "../../shared/reports/days/store.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

const clock = { now: "2026-11-23T09:00:00.000Z" };
const period = { first: "2026-11-23", last: "2026-11-24" };
const how = { period, most: 10, root: process.cwd() };
const person = "01932f00-0000-7000-8000-0000000000aa";
let real: RealTable;
let folder: string;

const joined = () =>
  record(
    allEntries.MemberJoined,
    {
      subject: person,
      person,
      data: allEntries.MemberJoined.examples[0] ?? { segment: "nhs-trust", via: "form" },
    },
    testOccasion(testNeeds(real.table, clock)),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "convenor-rehearse-"));
  real = await startRealTable();
  const needs = testNeeds(real.table, clock);
  const kind = [...letterKinds.values()].find(
    ({ purpose, exampleEnclosed }) => purpose === "service" && exampleEnclosed === undefined,
  );
  if (kind === undefined) throw new Error("There is such a letter.");
  const written = letter(
    kind,
    { to: { person }, about: `member:${person}`, facts: kind.example },
    testOccasion(needs),
  );
  await commit(needs, { once: "first", entries: [joined(), joined()], letters: [written] });
  await rollUpDays(needs, "2026-11-24");
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await real.stop();
});

const rehearsed = (): Promise<Rehearsal> => rehearse(openTableSource(real.table), how);
const sections = ({ observations }: Rehearsal) => new Set(observations.map(({ section }) => section));

describe("a rehearsal on a table", () => {
  test("looks at entries, figures, letters and decisions, and changes nothing", async () => {
    const before = await real.items("");
    const made = await rehearsed();
    expect(sections(made)).toEqual(new Set(["entries", "figures", "letters", "decisions"]));
    expect(await real.items("")).toEqual(before);
    expect(differencesFromStored(made)).toEqual([]);
    expect(report(made, []).at(-1)).toBe("Nothing differs of what was looked at.");
    const welcome = made.observations.find(({ group }) => group === "members/on-member-joined");
    expect(welcome?.made).toContain("LETTER#");
  }, 60_000);

  test("comes out the same each time", async () => {
    expect(differencesBetween(await rehearsed(), await rehearsed())).toEqual([]);
  }, 60_000);

  test("shows which figures of which day differ from those that are stored", async () => {
    const [day] = await readRollups(real.table, "2026-11-23", "2026-11-23");
    if (day === undefined) throw new Error("The day was summed up.");
    await putTogether(testNeeds(real.table, clock), [rollupItem({ ...day, registrations: 7 })]);
    const made = await rehearsed();
    const differences = differencesFromStored(made);
    expect(differences).toMatchObject([{ section: "figures", id: "2026-11-23" }]);
    const lines = report(made, differences);
    expect(lines).toContain("Figures: 1 of 2 days differ");
    expect(lines).toEqual(expect.arrayContaining(['    - "registrations": 7,', '    + "registrations": 0,']));
    await putTogether(testNeeds(real.table, clock), [rollupItem(day)]);
  }, 60_000);

  test("names entries that this code cannot read, and letters that it cannot write", async () => {
    const needs = testNeeds(real.table, clock);
    const broken = { ...joined(), data: { nonsense: true } };
    await commit(needs, { once: "broken", entries: [broken] });
    const Item = {
      pk: "LETTER#01932f00-0000-7000-8000-0000000000bb",
      sk: "LETTER",
      id: "01932f00-0000-7000-8000-0000000000bb",
      kind: "gone-kind",
      to: { person },
      facts: {},
      status: "sent",
      queuedAt: clock.now,
      correlation: "c",
      about: "a",
      list: "LETTERS#2026-11-23",
      listSort: `${clock.now}#x`,
    };
    await real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
    const differences = differencesFromStored(await rehearsed());
    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ section: "entries", group: "MemberJoined", id: broken.id }),
        expect.objectContaining({
          section: "letters",
          group: "gone-kind",
          after: "there is no such letter any more",
        }),
      ]),
    );
  }, 60_000);
});

describe("against another version of the code", () => {
  const made = (text: string): Rehearsal => ({
    observations: [
      { section: "letters", group: "welcome", id: "1", made: `Welcome\n${text}\nYours` },
      { section: "letters", group: "welcome", id: "2", made: `Welcome\n${text}\nYours` },
      { section: "decisions", group: "members/on-member-joined", id: "MemberJoined 1", made: "[]" },
    ],
    unseen: [{ what: "older letters", count: 12, why: "the newest are looked at" }],
  });

  test("it shows how many differ of each kind, and of the first the lines that do", () => {
    const differences = differencesBetween(made("We meet on Mondays."), made("We meet on Tuesdays."));
    const lines = report(made("We meet on Tuesdays."), differences);
    expect(lines).toEqual(
      expect.arrayContaining([
        "Letters: 2 of 2 letters differ",
        "  welcome: 2, first 1",
        "    - We meet on Mondays.",
        "    + We meet on Tuesdays.",
        "Decisions: 0 of 1 decisions differ",
        "  older letters (12): the newest are looked at",
      ]),
    );
    expect(lines.at(-1)).toBe("2 differences. Deploy if each of them is what you meant.");
  });

  test("what only one of them made differs too", () => {
    const less: Rehearsal = { ...made("x"), observations: made("x").observations.slice(0, 2) };
    expect(differencesBetween(less, made("x"))).toMatchObject([
      { section: "decisions", before: "not there" },
    ]);
    expect(differencesBetween(made("x"), less)).toMatchObject([{ section: "decisions", after: "not there" }]);
  });
});

describe("a rehearsal on an archive", () => {
  test("sees entries, figures and letters, and says that it sees no decisions", async () => {
    const lines = (records: readonly object[]) =>
      new TextEncoder().encode(records.map((one) => JSON.stringify(one)).join("\n"));
    const [items, letters, days] = await Promise.all([
      real.entries("2026-11-23"),
      real.letters(),
      readRollups(real.table, "2026-11-01", "2026-11-30"),
    ]);
    const readable = items.filter(({ data }) => !JSON.stringify(data).includes("nonsense"));
    const file = join(folder, "export.zip");
    writeFileSync(
      file,
      zipSync({
        "records/journal.jsonl": lines(readable.map((entry) => ({ ...entry, key: "k" }))),
        "records/letters.jsonl": lines(letters.filter(({ kind }) => kind !== "gone-kind")),
        "records/rollups.jsonl": lines(days),
      }),
    );
    const made = await rehearse(openArchive(file), how);
    expect(sections(made)).toEqual(new Set(["entries", "figures", "letters"]));
    expect(differencesFromStored(made)).toEqual([]);
    expect(report(made, []).join("\n")).toContain("rehearse on a table");
    writeFileSync(join(folder, "none.zip"), zipSync({ "a.txt": lines([]) }));
    expect(() => openArchive(join(folder, "none.zip"))).toThrow("is no archive of a programme");
  }, 60_000);
});

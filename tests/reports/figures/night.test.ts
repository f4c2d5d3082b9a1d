import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrations } from "../../../infra/migrations/registry.ts";
import { migrate } from "../../../infra/migrations/run.ts";
import { keepActivity } from "../../../shared/engagement/commands.ts";
import { commit } from "../../../shared/journal/commit.ts";
import { record } from "../../../shared/journal/entry.ts";
import { MemberJoined } from "../../../shared/members/entries.ts";
import { memberItem } from "../../../shared/members/store.ts";
import type { Organisation } from "../../../shared/organisations/organisation.ts";
import { organisationItem } from "../../../shared/organisations/store.ts";
import { newId } from "../../../shared/platform/ids.ts";
import { rollUpDays } from "../../../shared/reports/days/commands.ts";
import { figureOf, type PeriodFigures } from "../../../shared/reports/figures/figure.ts";
import { periodOf } from "../../../shared/reports/figures/period.ts";
import { readFigures } from "../../../shared/reports/figures/read-figures.ts";
import { movementTable } from "../../../shared/reports/figures/tables.ts";
import { type RealTable, startRealTable } from "../../support/real-table.ts";
import { testNeeds, testOccasion } from "../../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-10-05T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

const october = async (): Promise<PeriodFigures> => {
  const [month] = await readFigures(real.table, [periodOf("month", "2026-10-01")], "2026-11-01");
  if (month === undefined) throw new Error("There are no figures of the month.");
  return month;
};

beforeAll(async () => {
  real = await startRealTable();
  const person = newId();
  const organisation: Organisation = {
    code: "RX1",
    name: "Example Trust",
    segment: "nhs-trust",
    region: "north-west",
    aliases: [],
    byHand: [],
    updatedAt: clock.now,
    version: 1,
  };
  const member = memberItem({
    person,
    status: "member",
    joinedAt: clock.now,
    via: "form",
    segment: "nhs-trust",
    organisation: "Example Trust",
    organisationCode: "RX1",
    role: "analyst",
    topics: ["events"],
    frequency: "at-once",
    consents: {},
  });
  const data = { via: "form", segment: "nhs-trust" } as const;
  const joined = record(MemberJoined, { subject: person, person, data }, testOccasion(needs()));
  await commit(needs(), {
    once: newId(),
    entries: [joined],
    writes: [{ put: organisationItem(organisation) }, { put: member }],
  });
  const activity = {
    kind: "joined",
    thing: `member:${person}`,
    on: "2026-10-05",
    at: clock.now,
    entry: joined.id,
    counts: true,
  } as const;
  await keepActivity(needs(), { person, activity }, newId());
  clock.now = "2026-11-01T02:00:00.000Z";
  await rollUpDays(needs(), "2026-10-31");
});
afterAll(() => real.stop());

test("a month is divided by what its members are, their region among it, and measured once it is over", async () => {
  const month = await october();
  for (const narrowed of [
    { facet: "organisation", value: "nhs-trust" },
    { facet: "region", value: "north-west" },
    { facet: "role", value: "analyst" },
    { facet: "topic", value: "events" },
  ] as const) {
    expect([narrowed.facet, figureOf(month, "members", narrowed).value]).toEqual([narrowed.facet, 1]);
    expect([narrowed.facet, figureOf(month, "joined", narrowed).value]).toEqual([narrowed.facet, 1]);
  }
  expect(figureOf(month, "joined", { facet: "channel", value: "form" }).value).toBe(1);
  expect(movementTable(month).find(({ level }) => level === "quiet")).toMatchObject({ before: 1, up: 1 });
  expect(figureOf(month, "gravity")).toEqual({ value: 1, cases: 1 });
});

test("a table of a release before is given its figures by its migration and the night after", async () => {
  const before = await october();
  for (const { pk, sk } of await real.items("FIGURES#"))
    await real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: { pk, sk } }));
  const migration = migrations.find(({ id }) => id === "2026-11-figures");
  if (migration === undefined) throw new Error("There is no such migration.");
  const run = () => migrate({ ...needs(), newId, say: () => undefined }, migration, true);
  const days = (await real.items("ROLLUP#DAY")).length;
  expect(await run()).toMatchObject({ changed: days, overtaken: 0 });
  await rollUpDays(needs(), "2026-10-31");
  expect(await october()).toEqual(before);
  expect(await run()).toMatchObject({ changed: 0 });
});

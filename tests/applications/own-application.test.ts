import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessmentItem, readWholeApplication } from "../../shared/applications/store.ts";
import type { Browser, Met } from "../support/browser.ts";
import { ada, type Colleague } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, begin, scoresOf, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let world: World;
let reference: string;
let path: string;
let call: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };
let theo: Colleague;
const asTheo = () => world.atDesk(theo);
const asAda = () => world.atDesk(ada);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  theo = { id: await world.teamMember("Theo"), name: "Theo" };
  call = await announce(asAda(), { assessors: "1" });
  const visitor = world.onSite();
  // Theo of the team applies, with the address by which he signs in.
  const draft = await begin(visitor, call, { name: theo.name, email: "theo@programme.example" });
  await writeAndSubmit(visitor, draft);
  reference = /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "";
  path = `/desk/applications/${reference}`;
});
afterAll(() => real.stop());

const press = async (
  browser: Browser,
  at: string,
  fields: Readonly<Record<string, string>>,
): Promise<Met> => {
  const token = (await browser.open(at)).$("input[name=_form]").attr("value") ?? "";
  return browser.post(at, [["_form", token], ...Object.entries(fields)]);
};

const refusal = "People with an interest in an application cannot score it";

describe("an applicant who is of the team", () => {
  test("does not take their application on, nor are they asked by others, who learn nothing from that", async () => {
    const taken = await press(asTheo(), path, { _step: "take" });
    expect([taken.status, taken.text.includes(refusal)]).toEqual([409, true]);
    const asked = await press(asAda(), path, { _step: "assign", assessor: theo.id });
    expect([asked.status, asked.text.includes(refusal)]).toEqual([409, true]);
    expect(asked.$(".nhsuk-error-summary").text()).not.toContain("applied");
    expect((await asAda().open(path)).$(`#assessor option[value="${theo.id}"]`)).toHaveLength(1);
  });

  test("counts as no assessor, though they were one before", async () => {
    const before = {
      application: reference,
      call,
      assessor: theo.id,
      assignedAt: clock.now,
      scores: [{ criterion: "a", score: 5, reason: "It is mine." }],
      scoredAt: clock.now,
      version: 1,
    };
    await real.table.client.send(
      new PutCommand({ TableName: real.table.name, Item: assessmentItem(before) }),
    );
    expect((await readWholeApplication(real.table, reference))?.assessments).toEqual([]);
    const scores = await asTheo().open(`${path}/scores`);
    expect([scores.status, scores.text.includes("You are not asked to score")]).toEqual([409, true]);
    expect((await asAda().open(`/desk/calls/${call}/ranking`)).text).not.toContain("It is mine.");
    expect((await asAda().open(`/desk/calls/${call}?view=unassigned`)).text).toContain(reference);
  });

  test("sees no scores before the decision, and decides nothing about it", async () => {
    await press(asAda(), path, { _step: "take" });
    const form = await asAda().open(`${path}/scores`);
    const given = await press(asAda(), `${path}/scores`, { ...scoresOf(form, 3), _step: "scored" });
    expect(given.status).toBe(303);
    expect((await asAda().open(path)).text).toContain("Because of");
    expect((await asTheo().open(path)).text).not.toContain("Because of");
    const gate = await asTheo().open(`${path}/decide`);
    expect(gate.text).toContain("interest");
    expect(gate.$("form[action$=decide]")).toHaveLength(0);
  });
});

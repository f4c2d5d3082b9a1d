import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as memberMessage } from "../../functions/members/directory/member-message.ts";
import { page as myDirectory } from "../../functions/members/directory/my-directory.ts";
import { page as writePage } from "../../functions/members/directory/my-directory-member.ts";
import { page as myChoices } from "../../functions/members/my-page/my-choices.ts";
import { leave } from "../../shared/members/commands.ts";
import { listedKey } from "../../shared/members/directory/listed.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { joining } from "./joining.ts";

vi.setConfig({ testTimeout: 60_000 });

let real: RealTable;
const clock = { now: "2026-12-01T09:00:00.000Z" };
const { ask, joined, begin, world } = joining(() => real, clock);
const needs = () => testNeeds(real.table, clock);
// The helper begins with one person a story; here there are several.
const somebody = () => joined({ email: `member.${newId()}@trust.example` });

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(begin);

const token = (person: string): string => makeLink(needs().keys, "my-page", person, plus(clock.now, "P1D"));
const choose = (person: string, consents: string) =>
  ask(
    servePage(myChoices).post,
    {
      parameters: { token: token(person) },
      form: { _step: "save", frequency: "weekly", topics: "events", consents },
    },
    newId(),
  );
const seenMember = async (): Promise<string> => {
  const { person } = await somebody();
  await choose(person, "directory");
  return person;
};
const look = (person: string, query: Record<string, string> = {}) =>
  ask(servePage(myDirectory).get, { parameters: { token: token(person) }, query });
const write = (from: string, to: string, text: string) =>
  ask(
    servePage(writePage).post,
    { parameters: { token: token(from), person: to }, form: { _step: "write", text } },
    newId(),
  );
const messageTo = async (person: string): Promise<string> => {
  const sent = (await real.letters()).findLast(
    ({ kind, to }) => kind === "member-message" && "person" in to && to.person === person,
  );
  return String(sent?.about).slice("member-message:".length);
};
const byLink = (id: string, form: Record<string, string>) =>
  ask(
    servePage(memberMessage).post,
    { parameters: { token: makeLink(needs().keys, "member-message", id) }, form },
    newId(),
  );

describe("the directory", () => {
  test("shows members who agreed to members, by what they are, and to nobody else", async () => {
    const [viewer, other] = [await seenMember(), await seenMember()];
    const page = await look(viewer);
    expect(page.html).toContain(`/directory/${other}`);
    expect(page.html).not.toContain("@");
    expect((await look(viewer, { kind: "supplier" })).html).not.toContain(`/directory/${other}`);
    expect((await look(viewer, { topic: "events" })).html).toContain(`/directory/${other}`);
    expect((await look(newId())).status).toBe(303);
  });

  test("loses who withdraws or leaves in the same moment, and what they offered with them", async () => {
    const [viewer, other, third] = [await seenMember(), await seenMember(), await seenMember()];
    const said = await ask(
      servePage(myDirectory).post,
      {
        parameters: { token: token(other) },
        form: { _step: "offer", offers: "Half an hour about forecasts" },
      },
      newId(),
    );
    expect(said.status).toBe(303);
    expect((await look(viewer)).text).toContain("Half an hour about forecasts");
    await choose(other, "news");
    await leave(needs(), { person: third, by: "page" }, testOccasion(needs()));
    const after = await look(viewer);
    expect(after.html).not.toContain(`/directory/${other}`);
    expect(after.html).not.toContain(`/directory/${third}`);
    expect(await readItem(real.table, listedKey(other))).toBeUndefined();
    expect((await write(viewer, other, "Are you there?")).status).toBe(404);
  });
});

describe("a message between members", () => {
  test("goes to the other without an address, and the answer comes back once", async () => {
    const [from, to] = [await seenMember(), await seenMember()];
    expect((await write(from, to, "Could we talk about forecasts?")).status).toBe(303);
    const id = await messageTo(to);
    const answered = await byLink(id, { _step: "answer", text: "With pleasure." });
    expect(answered.status).toBe(303);
    const answer = (await real.letters()).findLast(({ kind }) => kind === "member-answer");
    expect(answer?.to).toEqual({ person: from });
    expect(JSON.stringify(answer)).not.toContain("With pleasure");
    expect((await byLink(id, { _step: "answer", text: "And again." })).status).toBe(409);
  });

  test("is reported to the team, which sees that one alone; its writer cannot write again", async () => {
    const [from, to] = [await seenMember(), await seenMember()];
    await write(from, to, "Buy our software!");
    const id = await messageTo(to);
    const desk = world().atDesk();
    const atDesk = () => desk.open(`/desk/member-messages/${id}`);
    expect((await atDesk()).status).toBe(404);
    expect((await byLink(id, { _step: "report", why: "It is an advertisement" })).status).toBe(303);
    const reported = await atDesk();
    expect(reported.text).toContain("It is an advertisement");
    const settled = await desk.send(reported, {}, "settle");
    expect(settled.status).toBe(303);
    expect((await write(from, to, "Please!")).status).toBe(409);
  });

  test("is one of five a day", async () => {
    const [from, to] = [await seenMember(), await seenMember()];
    const answers = [];
    for (let nth = 0; nth < 6; nth += 1) answers.push((await write(from, to, `Message ${nth}`)).status);
    expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
  });
});

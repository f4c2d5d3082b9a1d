import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { page as answerPage } from "../../functions/contributions/answer-question.ts";
import { page as myContribution } from "../../functions/contributions/my-contribution.ts";
import { page as myGive } from "../../functions/contributions/my-give.ts";
import { onLetterApproved } from "../../functions/contributions/on-letter-approved.ts";
import { page as publicQuestion } from "../../functions/contributions/public-question.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { questionToApprove } from "../../shared/contributions/letters.ts";
import { answerLinkId } from "../../shared/contributions/model.ts";
import { readContribution, readWithAnswers } from "../../shared/contributions/store.ts";
import { record } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

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
const give = async (person: string, form: Record<string, string>): Promise<string> => {
  const answer = await ask(
    servePage(myGive).post,
    { parameters: { token: token(person) }, form: { _step: "offer", ...form } },
    newId(),
  );
  expect(answer.status).toBe(303);
  return /give\/([^?]+)/.exec(answer.to)?.[1] ?? "";
};
const atDesk = async (reference: string, form: Record<string, string>, step: string) => {
  const desk = world().atDesk();
  return desk.send(await desk.open(`/desk/contributions/${reference}`), form, step);
};
const own = (person: string, reference: string) =>
  ask(servePage(myContribution).get, { parameters: { token: token(person), reference } });

describe("what a member gives", () => {
  test("waits for the team; a case study becomes one draft of the catalogue, and its member is told", async () => {
    const { person } = await somebody();
    const reference = await give(person, {
      kind: "case-study",
      title: "A bed forecast on four wards",
      text: "What we tried, what came of it, and what you can use.",
    });
    expect((await own(person, reference)).text).toContain("The team looks at it");
    expect((await own((await somebody()).person, reference)).status).toBe(404);
    const late = world().atDesk();
    const stale = await late.open(`/desk/contributions/${reference}`);
    const taken = await atDesk(reference, { words: "Thank you. We ring you next week." }, "take");
    expect(taken.status).toBe(303);
    const { item, status } = (await readContribution(real.table, reference)) ?? {};
    expect([status, item]).toEqual(["taken", expect.stringMatching(/^CAI-/)]);
    const told = (await real.letters()).findLast(({ kind }) => kind === "contribution-decided");
    expect(told).toMatchObject({ to: { person }, facts: { taken: true } });
    expect((await own(person, reference)).text).toContain("We ring you next week.");
    const again = await late.send(stale, { words: "No." }, "decline");
    expect([again.status, again.text.includes("Someone has settled this")]).toEqual([409, true]);
  });

  test("needs its words, and is for members", async () => {
    const { person } = await somebody();
    const parameters = { token: token(person) };
    const wrong = await ask(servePage(myGive).post, { parameters, form: { _step: "offer" } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Select what you would like to give or ask");
    const stranger = { parameters: { token: token(newId()) } };
    expect((await ask(servePage(myGive).get, stranger)).status).toBe(303);
  });
});

describe("a question to the others", () => {
  test("goes through the outbox to those of its topic, and its answers to whoever asked and, where agreed, to all", async () => {
    const { person: asker } = await somebody();
    const { person: first } = await somebody();
    const { person: second } = await somebody();
    const reference = await give(asker, {
      kind: "question",
      title: "Who uses a bed forecast?",
      text: "We would like to know.",
      mayPublish: "yes",
    });
    const words = { topic: "events", subject: "A member asks", body: "Who uses a bed forecast?" };
    expect((await atDesk(reference, words, "pass-on")).status).toBe(303);
    const waiting = (await real.letters()).findLast(({ kind }) => kind === questionToApprove.kind);
    if (waiting === undefined) throw new Error("no letter waits");
    expect(waiting.status).toBe("waiting");

    const occasion = testOccasion(needs());
    const data = { kind: waiting.kind, about: waiting.about };
    const approved = record(LetterApproved, { subject: waiting.id, data }, occasion);
    const parts = await onLetterApproved(needs(), approved, occasion, false);
    const readers: string[] = [];
    for (const part of parts) {
      const page = await part(undefined, 1);
      if (typeof page === "string") continue;
      for (const { to } of page.letters ?? []) if ("person" in to) readers.push(to.person);
    }
    expect(readers).toEqual(expect.arrayContaining([first, second]));
    expect(readers).not.toContain(asker);

    const answer = (person: string, form: Record<string, string>) =>
      ask(
        servePage(answerPage).post,
        {
          parameters: { token: makeLink(needs().keys, "answer-question", answerLinkId(reference, person)) },
          form: { _step: "answer", ...form },
        },
        newId(),
      );
    expect((await answer(first, { text: "We do, on two wards.", mayPublish: "yes" })).status).toBe(303);
    expect((await answer(second, { text: "We stopped: ask me why." })).status).toBe(303);
    expect((await answer(second, { text: "We stopped last year." })).status).toBe(303);
    expect((await readWithAnswers(real.table, reference))?.answers).toHaveLength(2);
    expect((await own(asker, reference)).text).toContain("We stopped last year.");

    const published = () => ask(servePage(publicQuestion).get, { parameters: { reference } });
    expect((await published()).status).toBe(404);
    expect((await atDesk(reference, {}, "close")).status).toBe(303);
    expect((await answer(first, { text: "Too late" })).status).toBe(410);
    expect((await atDesk(reference, {}, "publish")).status).toBe(303);
    const page = await published();
    expect(page.text).toContain("We do, on two wards.");
    expect(page.text).not.toContain("We stopped last year.");
  });
});

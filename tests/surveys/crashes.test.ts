import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeLink } from "../../shared/platform/links.ts";
import { surveyLinkId } from "../../shared/surveys/invitations/link.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import { readFunnel } from "../../shared/surveys/survey/funnel.ts";
import { aMember, memberItems } from "../newsletters/samples.ts";
import { personOf, putAll } from "../support/crowds.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

const MEMBERS = 60;
const clock = { now: "2026-12-01T10:00:00.000Z" };
const consent = { version: "1", text: "Yes", at: "2025-01-01T00:00:00.000Z", channel: "import" } as const;
let real: RealTable;
let world: World;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  const members = Array.from({ length: MEMBERS }, (_one, nth) =>
    aMember(nth, { consents: { research: consent } }),
  );
  await putAll(real.table, memberItems(members));
});
afterAll(() => real.stop());

/** Drafts, opens and sends a survey to everybody; what follows from that has still to happen. */
const sent = async (title: string): Promise<string> => {
  const team = world.atDesk();
  const drafted = await team.send(await team.open("/desk/surveys/new"), {
    title,
    privacy: "linked",
    from: "project",
  });
  const [, survey = ""] = /\/desk\/surveys\/(SUR-[^/]+)/.exec(drafted.to) ?? [];
  await team.send(await team.open(`/desk/surveys/${survey}`), {}, "open");
  await world.settle();
  world.clear();
  await team.send(await team.open(`/desk/surveys/${survey}/send?to=everybody`), {}, "send");
  return survey;
};

const everybody = Array.from({ length: MEMBERS }, (_one, nth) => personOf(nth));

describe.each(["before", "after"] as const)("sending that dies %s a transaction", (when) => {
  test.each([1, 2, 3])(
    "the one with the number %i, asks each once all the same, and counts them once",
    async (transaction) => {
      const survey = await sent(`Dies ${when} ${transaction}`);
      world.crash = { when, transaction };
      for (let round = 0; round < 4; round += 1) await world.deliver(round);
      await world.settle();
      const asked = world.lettersOf("survey-asked").map(({ to }) => ("person" in to ? to.person : ""));
      expect(asked.toSorted()).toEqual(everybody);
      const invited = (await real.items(`SURVEY#${survey}`)).filter(({ sk }) =>
        String(sk).startsWith("INVITED#"),
      );
      expect(invited).toHaveLength(MEMBERS);
      expect((await readFunnel(real.table, survey)).get("invited")).toBe(MEMBERS);
    },
  );
});

describe("counting", () => {
  const answer = async (survey: string, person: string, given: Record<string, string>): Promise<void> => {
    const token = makeLink(
      world.needs.keys,
      "answer-survey",
      surveyLinkId({ survey, person }),
      "2027-06-01T00:00:00.000Z",
    );
    const browser = world.onSite();
    const met = await browser.send(await browser.open(`/surveys/${token}`), given);
    expect(met.status).toBe(303);
  };

  const steps = (step: number) =>
    Object.fromEntries(
      ["understanding", "problem", "data", "approvals", "running"].map((name) => [name, String(step)]),
    );

  test.each([
    { when: "before", order: "first" },
    { when: "after", order: "last" },
    { when: "after", order: "first" },
  ] as const)(
    "that dies $when its transaction, is done twice and with the $order first, counts each answer as it is now",
    async ({ when, order }) => {
      const survey = await sent(`Counted ${when} ${order}`);
      await world.settle();
      world.clear();
      const [one = "", two = "", three = ""] = everybody;
      await answer(survey, one, steps(1));
      await answer(survey, two, steps(2));
      await answer(survey, three, steps(3));
      await answer(survey, one, steps(5));
      world.crash = { when, transaction: 2 };
      while (world.pending.length > 0 && world.crash !== undefined)
        await world.deliver(order === "last" ? world.pending.length - 1 : 0);
      await world.settle();
      const tally = await readTally(real.table, survey);
      expect(tally.people).toBe(3);
      expect(tally.questions["problem"]?.counts).toEqual({ 2: 1, 3: 1, 5: 1 });
    },
  );
});

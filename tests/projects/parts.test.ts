import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { newId } from "../../shared/platform/ids.ts";
import { datesBetween } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { isWorkingDay, lastDayOfWork } from "../../shared/platform/working-days.ts";
import { readWholeProject } from "../../shared/projects/parts/store.ts";
import { makePlan, movePlan, setGoals } from "../../shared/projects/plan/decide.ts";
import {
  daysAway,
  daysToMove,
  holidaysIn,
  isInStep,
  type Plan,
  planSchema,
  sprintsOver,
} from "../../shared/projects/plan/model.ts";
import { Browser } from "../support/browser.ts";
import { joinTeam, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { at, form, makeProject } from "./samples.ts";

let real: RealTable;
let reference: string;
let asha: string;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const browser = (role: "team" | "viewer" = "team") =>
  new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs(), role, { id: asha, name: "Asha Example" }),
  );
const open = async (page: string) => (await browser().open(`/desk/projects/${reference}${page}`)).text;

const send = async (page: string, fields: Record<string, string>) => {
  const to = `/desk/projects/${reference}${page}`;
  const who = browser();
  const token = (await who.open(to)).$("input[name=_form]").attr("value") ?? "";
  return who.post(to, Object.entries({ ...fields, _form: token }));
};
const whole = async () => {
  const found = await readWholeProject(real.table, reference);
  if (found === undefined) throw new Error("The project is not there.");
  return found;
};

beforeAll(async () => {
  real = await startRealTable();
  asha = await joinTeam(needs(), { name: "Asha Example" });
  const given = { occasion: at(clock.now), once: newId() };
  reference = await makeProject(needs(), { ...form, owner: asha }, given);
});
afterAll(() => real.stop());

describe("sprints", () => {
  const date = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2026-01-05", days));
  const work = fc
    .record({ startsOn: date, days: fc.integer({ min: 0, max: 727 }) })
    .map(({ startsOn, days }) => ({ reference: "PRJ-0000-0000", startsOn, endsOn: addDays(startsOn, days) }));
  const planOf = (answer: object): Plan => {
    if (!("part" in answer)) throw new Error("There is no plan.");
    return planSchema.parse(answer.part);
  };

  const works = (day: string) => isWorkingDay(day, isBankHoliday);

  test("cover every working day of the work once, and begin and end on one but for the days that were chosen", () => {
    fc.assert(
      fc.property(work, fc.integer({ min: 1, max: 4 }), (asked, weeks) => {
        const sprints = sprintsOver(asked, weeks);
        const days = sprints.flatMap((sprint) => datesBetween(sprint.startsOn, sprint.endsOn));
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.filter(works)).toEqual(datesBetween(asked.startsOn, asked.endsOn).filter(works));
        const turns = sprints.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).slice(1, -1);
        const chosen = sprints.at(-1);
        // A last stretch without a working day is all that is left of the days that were chosen.
        const free = chosen !== undefined && !datesBetween(chosen.startsOn, chosen.endsOn).some(works);
        expect((free ? turns.slice(0, -1) : turns).filter((day) => !works(day))).toEqual([]);
      }),
    );
  });

  test("and the work itself ends on a working day, over Christmas and Easter", () => {
    expect(lastDayOfWork("2026-10-05", 12, isBankHoliday)).toBe("2026-12-24");
    expect(lastDayOfWork("2027-01-04", 12, isBankHoliday)).toBe("2027-03-25");
    expect(lastDayOfWork("2027-01-06", 1, isBankHoliday)).toBe("2027-01-12");
  });

  test("move along with the work by what the page offers; made anew they keep their goals", () => {
    fc.assert(
      fc.property(
        work,
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 1, max: 4 }),
        (asked, days, weeks) => {
          const goal = { sprint: 1, goal: "See the data" };
          const made = planOf(makePlan(asked, undefined, 2, at(clock.now)));
          const plan = planOf(setGoals(asked.reference, made, [goal], at(clock.now)));
          const later = {
            ...asked,
            startsOn: addDays(asked.startsOn, days),
            endsOn: addDays(asked.endsOn, days),
          };
          expect(daysToMove(plan, later)).toBe(days);
          const moved = movePlan(asked.reference, plan, days, at(clock.now));
          expect(isInStep("part" in moved ? moved.part : plan, later)).toBe(true);
          const anew = makePlan(later, plan, weeks, at(clock.now));
          expect(("part" in anew ? anew.part : plan).sprints[0]?.goal).toBe(goal.goal);
        },
      ),
    );
  });

  test("know the bank holidays of England and count only working days away", () => {
    expect(holidaysIn("2026-12-21", "2027-01-03")).toEqual(["2026-12-25", "2026-12-28", "2027-01-01"]);
    const sprint = { number: 1, startsOn: "2026-12-21", endsOn: "2027-01-03", goal: "" };
    const absence = { id: newId(), person: newId(), startsOn: "2026-12-24", endsOn: "2026-12-29" };
    expect(daysAway(sprint, absence)).toBe(2);
  });

  test("are made, given a goal and tasks, and moved, at the desk", async () => {
    expect((await send("/plan", { _step: "sprints", weeks: "5" })).status).toBe(422);
    expect((await send("/plan", { _step: "sprints", weeks: "2" })).status).toBe(303);
    await send("/plan", { _step: "goals", "goal-1": "See the data", "_was-1": "" });
    // Of two goals in one form, one was typed before a colleague saved the other.
    await send("/plan", { _step: "goals", "goal-1": "", "_was-1": "", "goal-2": "Show a first model" });
    expect((await whole()).plan?.sprints.map(({ goal }) => goal).slice(0, 2)).toEqual([
      "See the data",
      "Show a first model",
    ]);
    await send("/board", { _step: "plan", tasks: "models", sprint: "2" });
    await send("/plan", { _step: "away", person: asha, startsOn: "2026-09-21", endsOn: "2026-09-22" });
    expect(await open("/plan")).toMatch(
      /Sprint 2 Monday 21 September 2026 to Friday 2 October 2026: 10 working days. Asha Example is away for 2 days.*Build, train and validate/,
    );
    await send("/edit", {
      ...{ title: form.title, summary: form.summary, route: form.route, owner: asha, deputy: "" },
      ...{ startsOn: "2026-09-14", endsOn: "2026-12-04", _version: "1", _step: "changed" },
    });
    expect(await open("/plan")).toContain("Move all sprints by 7 days");
    await send("/plan", { _step: "move", days: "7" });
    expect(await open("/plan")).not.toContain("not in step");
    expect(await open("")).toMatch(/Sprint 2 Monday 28 September 2026 .*Show a first model ?1 task/);
    expect(await open("")).toContain("Plan moved by 7 days");
  });
});

describe("people of a project", () => {
  const partner = {
    _step: "give",
    side: "partner",
    name: "Fay Example",
    email: "fay@trust.example",
    role: "product-owner",
    startsOn: "2026-09-07",
  };

  test("have roles from a day to a day on either side, which end and can go on", async () => {
    expect((await send("/people", { ...partner, role: "data-scientist" })).text).toContain("Select a role");
    expect((await send("/people", { ...partner, email: "" })).text).toContain("Enter their email address");
    expect((await send("/people", { ...partner, role: "other" })).text).toContain("Enter what the role is");
    real.calls();
    expect((await send("/people", partner)).status).toBe(303);
    expect(real.calls().slice(-2)).toEqual(["BatchGetItem", "TransactWriteItems"]);
    const team = {
      _step: "give",
      side: "programme",
      person: asha,
      role: "data-scientist",
      startsOn: "2026-09-07",
    };
    await send("/people", team);
    expect((await send("/people", { ...team, person: newId() })).status).toBe(422);
    const held = (await whole()).roles.find(({ side }) => side === "partner")?.id ?? "";
    expect((await send("/people", { _step: "end", held, endsOn: "2026-09-01" })).text).toContain(
      "cannot end before",
    );
    await send("/people", { _step: "end", held, endsOn: "2026-10-02" });
    expect(await open("")).not.toContain("Fay Example, product owner");
    expect(await open("")).toContain("Fay Example is no longer product owner");
    await send("/people", { _step: "resume", held });
    expect(await open("")).toContain("Fay Example, product owner");
    await send("/people", { _step: "take-back", held });
    expect((await whole()).roles.map(({ side }) => side)).toEqual(["programme"]);
  });

  test("are shown with their addresses to those who may change them only", async () => {
    await send("/people", partner);
    expect(await open("/people")).toContain("fay@trust.example");
    const page = await browser("viewer").open(`/desk/projects/${reference}/people`);
    expect(page.text).toContain("Fay Example");
    expect(page.html).not.toContain("fay@trust.example");
  });
});

describe("risks and decisions", () => {
  const risk = {
    _step: "risk",
    what: "The <i>data</i> come late",
    likelihood: "high",
    impact: "high",
    mitigations: "Ask weekly",
  };

  test("are raised, changed, closed and opened again, the heavy ones first", async () => {
    expect((await send("/risks", { ...risk, likelihood: "very" })).text).toContain("Select how likely it is");
    await send("/risks", { ...risk, what: "A light one", likelihood: "low", impact: "low" });
    await send("/risks", risk);
    const page = await open("/risks");
    expect(page.indexOf("come late")).toBeLessThan(page.indexOf("A light one"));
    const id = (await whole()).risks.find(({ what }) => what.includes("data"))?.id ?? "";
    await send("/risks", { ...risk, risk: id, impact: "low" });
    expect((await whole()).risks).toHaveLength(2);
    expect((await send("/risks", { ...risk, risk: "no-such" })).status).toBe(409);
    expect((await send("/risks", { _step: "close", risk: id, how: "" })).status).toBe(422);
    await send("/risks", { _step: "close", risk: id, how: "They came." });
    expect(await open("")).toMatch(/Closed .*data.*They came\./);
    await send("/risks", { _step: "reopen", risk: id });
    expect((await whole()).risks.every(({ closed }) => closed === undefined)).toBe(true);
  });

  test("a decision says who, when and why; withdrawn it stays in the log, and may stand again", async () => {
    const said = { what: "We use one ward only", why: "One has data", decidedBy: "The board" };
    const decision = { _step: "decision", ...said, decidedOn: "2026-11-20" };
    expect((await send("/risks", { ...decision, decidedBy: "" })).text).toContain("Enter who decided it");
    await send("/risks", decision);
    const id = (await whole()).decisions[0]?.id ?? "";
    await send("/risks", { _step: "withdraw", decision: id, why: "Two have" });
    expect(await open("")).toMatch(
      /Withdrawn We use one ward only Friday 20 November 2026, The board One has data/,
    );
    await send("/risks", { _step: "restore", decision: id });
    expect(await open("/risks")).not.toContain("Withdrawn We use");
    expect(JSON.stringify(await real.items("JOURNAL#"))).not.toMatch(/ward|board|<i>/);
  });
});

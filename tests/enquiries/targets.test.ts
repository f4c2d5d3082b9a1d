import { PutCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { atWorkingMorning } from "../../functions/enquiries/at-working-morning.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import type { Enquiry } from "../../shared/enquiries/enquiry.ts";
import { addPressing, morningLetters, type PressingByReader } from "../../shared/enquiries/morning/decide.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays, fromLocal } from "../../shared/platform/wall-clock.ts";
import { workItem } from "../../shared/work/item.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { anEnquiry, sendForm } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (role: "team" | "viewer" = "team") => new Browser(handler, signedIn(needs(), role));
const url = "/desk/enquiries/targets";

beforeEach(async () => {
  real = await startRealTable();
  clock.now = "2026-11-23T09:00:00.000Z";
  return () => real.stop();
});

describe("the targets", () => {
  it("say what they mean for today, and which days do not count", async () => {
    const page = await at("viewer").open(url);
    expect(page.text).toContain(
      "answered by Wednesday 25 November 2026 and closed by Monday 21 December 2026",
    );
    expect(page.text).toContain("Friday 25 December 2026");
    expect(page.text).toContain("Monday 28 December 2026");
    expect(page.$("main button")).toHaveLength(0);
  });

  it("are set for what comes in from then on, and back to those that came with the product", async () => {
    const before = await sendForm(needs(), testOccasion(needs()));
    const browser = at();
    const saved = await browser.send(await browser.open(url), { answerDays: "5", closeDays: "30" }, "save");
    expect(saved.to).toBe(`${url}?done=save`);
    const page = await browser.open(saved.to);
    expect(page.text).toContain("answered by Monday 30 November 2026");
    const after = await sendForm(needs(), testOccasion(needs()));
    expect((await readEnquiry(real.table, before))?.answerBy).toBe("2026-11-25");
    expect((await readEnquiry(real.table, after))?.answerBy).toBe("2026-11-30");
    await browser.send(page, {}, "defaults");
    expect((await browser.open(url)).$("#answerDays").val()).toBe("2");
  });

  it.each([
    ["answerDays", "", "Enter the working days to answer as a whole number"],
    ["answerDays", "0", "Working days to answer must be 1 or more"],
    ["closeDays", "1.5", "Enter the working days to close as a whole number"],
    ["waitDays", "7", "Days until the enquiry is closed must be more than days until they are reminded"],
    ["quietDays", "ten", "Enter the days without a reply as a whole number"],
  ])("with a %s of %j stay as they are, and say why", async (name, value, words) => {
    const browser = at();
    const told = await browser.send(await browser.open(url), { [name]: value }, "save");
    expect(told.status).toBe(422);
    expect(told.$(".nhsuk-error-summary").text()).toContain(words);
    expect(told.$(`#${name}`).val()).toBe(value);
  });

  it("set by two people are the first one's; the second is told, and what they typed is kept", async () => {
    const [one, two] = [at(), at()];
    const [first, second] = [await one.open(url), await two.open(url)];
    await one.send(first, { answerDays: "3" }, "save");
    const told = await two.send(second, { answerDays: "4" }, "save");
    expect(told.status).toBe(409);
    expect(told.$("#answerDays").val()).toBe("4");
    expect((await at().open(url)).$("#answerDays").val()).toBe("3");
  });
});

describe("a morning with more than anybody can do", () => {
  it("is told in forty lines of each sort, and counted whole", () => {
    const late = Array.from({ length: 300 }, (_, nth) =>
      anEnquiry({ reference: `ENQ-${nth}`, answerBy: "2026-11-20", assignee: theo.id }),
    );
    const today = "2026-11-25";
    const letters = morningLetters(addPressing(new Map(), late, today), {
      today,
      untaken: 0,
      heldMails: 0,
      setAside: 0,
    });
    expect(letters.map(({ facts }) => [facts.lines.length, facts.late, facts.dueToday])).toEqual([
      [40, 300, 0],
      [40, 300, 0],
    ]);
  });
});

describe("the morning's letters", () => {
  const morning = (date: string) => fromLocal(`${date}T07:30`);
  const run = async (date: string) => {
    clock.now = morning(date);
    await atWorkingMorning(needs(), clock.now);
    return (await real.letters()).filter(({ queuedAt }) => queuedAt === clock.now);
  };

  it("go to whoever has what is due, and to the team for what nobody has; once, without a name in them", async () => {
    const mine = await sendForm(needs(), testOccasion(needs()), { name: "Ada Example" });
    await changeEnquiry(needs(), { reference: mine }, { once: newId() }, (enquiry, { targets }) =>
      assignEnquiry(enquiry, theo.id, { occasion: testOccasion(needs()), targets }),
    );
    await sendForm(needs(), testOccasion(needs()));
    const letters = await run("2026-11-25");
    await run("2026-11-25");
    expect((await run("2026-11-25")).map(({ to }) => to)).toEqual([{ team: true }, { person: theo.id }]);
    expect(letters[1]?.facts).toMatchObject({ lines: [{ reference: mine, urgency: "today", ours: true }] });
    expect(letters[0]?.facts).toMatchObject({ untaken: 1 });
    expect(JSON.stringify(letters)).not.toMatch(/Ada|trust\.example/);
  });

  it("tell each of the team what else of theirs is late or due today, though no enquiry is", async () => {
    await at().open("/desk");
    const about = "project:PRJ-4F7K-2Q9C";
    for (const dueOn of ["2026-11-25", "2026-11-26", "2026-12-01"]) {
      const Item = workItem(theo.id, { kind: "task", about, part: `task-${dueOn}`, dueOn });
      await real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
    }
    const letters = await run("2026-11-26");
    const own = letters.find(({ to }) => "person" in to);
    expect(own?.to).toEqual({ person: theo.id });
    expect(own?.facts).toMatchObject({
      others: [
        { kind: "task", about, due: "2026-11-25", urgency: "late" },
        { kind: "task", about, due: "2026-11-26", urgency: "today" },
      ],
    });
  });

  it("say nothing when there is nothing to say, at weekends and on bank holidays", async () => {
    expect(await run("2026-11-24")).toEqual([]);
    await sendForm(needs(), testOccasion(needs()));
    for (const date of ["2026-11-28", "2026-11-29", "2026-12-25", "2026-12-28"])
      expect(await run(date)).toEqual([]);
    expect(await run("2026-12-29")).toHaveLength(1);
  });

  it("come once on each working day of any stretch, across both clock changes", async () => {
    clock.now = "2027-03-22T09:00:00.000Z";
    await sendForm(needs(), testOccasion(needs()));
    const days = Array.from({ length: 14 }, (_, day) => addDays("2027-03-23", day));
    const came: string[] = [];
    for (const date of days) if ((await run(date)).length > 0) came.push(date);
    expect(came).toEqual([
      "2027-03-23",
      "2027-03-24",
      "2027-03-25",
      "2027-03-30",
      "2027-03-31",
      "2027-04-01",
      "2027-04-02",
      "2027-04-05",
    ]);
    expect(morning("2027-03-25")).toBe("2027-03-25T07:30:00.000Z");
    expect(morning("2027-03-30")).toBe("2027-03-30T06:30:00.000Z");
  });

  it("tell each of the team theirs and nobody another's, and forget none that is late", () => {
    const dates = fc.constantFrom("2026-11-20", "2026-11-25", "2026-11-26", "2026-12-10");
    const who = fc.constantFrom(undefined, theo.id, newId());
    const some = fc.array(fc.record({ answerBy: dates, assignee: who }), { maxLength: 12 });
    fc.assert(
      fc.property(some, (given) => {
        const enquiries = given.map(
          ({ answerBy, assignee }, nth): Enquiry =>
            anEnquiry({ reference: `ENQ-${nth}`, answerBy, assignee }),
        );
        const today = "2026-11-25";
        const half = Math.floor(enquiries.length / 2);
        const pages = [enquiries.slice(0, half), enquiries.slice(half)];
        const pressing = pages.reduce<PressingByReader>(
          (all, page) => addPressing(all, page, today),
          new Map(),
        );
        const letters = morningLetters(pressing, { today, untaken: 0, heldMails: 0, setAside: 0 });
        for (const { to, facts } of letters.filter((one) => one.to !== "team"))
          for (const line of facts.lines) expect(line.assignee).toBe(to);
        const told = letters.filter(({ to }) => to === "team").flatMap(({ facts }) => facts.lines);
        for (const { reference, answerBy } of enquiries)
          if ((answerBy ?? "") < "2026-11-25")
            expect(told.map((line) => line.reference)).toContain(reference);
        expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
      }),
    );
  });
});

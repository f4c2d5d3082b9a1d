import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atNight } from "../../functions/privacy/at-night.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { moveEnquiry } from "../../shared/enquiries/decide.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { cutoffOf, holdsOn, setRetention } from "../../shared/privacy/retention/decide.ts";
import { firstRetention } from "../../shared/privacy/retention/model.ts";
import { readRetention } from "../../shared/privacy/retention/store.ts";
import { sendForm } from "../enquiries/samples.ts";
import { ada } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

const months = { enquiries: 24, "held-mail": 12 };

describe("how long records are kept", () => {
  test("is what the team sets within the bounds, and holds after a week of grace", () => {
    const wish = { months: { ...months, enquiries: 6 }, isOn: true, version: 0 };
    const set = setRetention(firstRetention, wish, "2026-11-23");
    expect(set).toMatchObject({ months: { enquiries: 6 }, isOn: true, holdsFrom: "2026-11-30", version: 1 });
    if (!("months" in set)) throw new Error("It was not set.");
    expect(["2026-11-29", "2026-11-30", "2026-12-25"].map((day) => holdsOn(set, day))).toEqual([
      false,
      true,
      true,
    ]);
    // By the clock in London, where it is summer then.
    expect(cutoffOf(set, "enquiries", "2026-11-23T09:00:00.000Z")).toBe("2026-05-23T08:00:00.000Z");
  });

  test.each([
    [{ months: { ...months, enquiries: 5 }, isOn: true, version: 0 }, { refusal: "out-of-bounds" }],
    [{ months: { ...months, "held-mail": 25 }, isOn: true, version: 0 }, { refusal: "out-of-bounds" }],
    [{ months, isOn: true, version: 3 }, { refusal: "changed" }],
    [{ months, isOn: false, version: 0 }, { unchanged: true }],
  ])("is not set to %o", (wish, answer) => {
    expect(setRetention(firstRetention, wish, "2026-11-23")).toEqual(answer);
  });

  test("holds no more once it is switched off, and after a change only from a week later", () => {
    const on = { ...firstRetention, isOn: true, holdsFrom: "2026-01-01", version: 1 };
    const off = setRetention(on, { months, isOn: false, version: 1 }, "2026-11-23");
    expect("isOn" in off && holdsOn(off, "2027-01-01")).toBe(false);
    const shorter = { months: { ...months, enquiries: 12 }, isOn: true, version: 1 };
    const changed = setRetention(on, shorter, "2026-11-23");
    expect("isOn" in changed && holdsOn(changed, "2026-11-24")).toBe(false);
  });
});

describe("a night", () => {
  let real: RealTable;
  let world: World;
  const clock = { now: "2026-11-23T09:00:00.000Z" };
  const path = "/desk/privacy/retention";
  const occasion = (): Occasion => testOccasion({ now: () => clock.now });

  beforeAll(async () => {
    real = await startRealTable();
    world = new World(real, clock);
  });
  afterAll(() => real.stop());

  const closedOne = async (message: string): Promise<string> => {
    const reference = await sendForm(world.needs, occasion(), { message, email: `${newId()}@trust.example` });
    await changeEnquiry(world.needs, { reference }, { once: newId() }, (enquiry, planning) =>
      moveEnquiry(enquiry, "closed", { occasion: occasion(), planning }),
    );
    await world.settle();
    return reference;
  };
  const night = async () => {
    await atNight(world.needs, clock.now);
    await world.settle();
    await world.advance("PT5M");
    await world.settle();
  };
  const has = async (text: string) => JSON.stringify(await real.items("ENQUIRY#")).includes(text);

  test("takes away what is older than was set, once the grace is over; says beforehand what, and afterwards what went", async () => {
    await closedOne("The old question");
    clock.now = plus(clock.now, "P4M");
    await closedOne("The young question");
    clock.now = plus(clock.now, "P2M1D");

    const admin = world.atDesk(ada, "admin");
    const wrong = await admin.send(await admin.open(path), { enquiries: "2", "held-mail": "12" }, "save");
    expect([wrong.status, wrong.$("#enquiries").val()]).toEqual([409, "2"]);
    await night();
    expect(await has("The old question")).toBe(true);

    await admin.send(await admin.open(path), { enquiries: "6", "held-mail": "12", isOn: "yes" }, "save");
    const page = await admin.open(path);
    expect(page.text).toContain("It holds from");
    const row = page.$("tbody tr").filter((_nth, one) => page.$(one).text().includes("Closed enquiries"));
    expect(row.find("td").eq(1).text()).toBe("1");
    await night();
    expect(await has("The old question")).toBe(true);

    clock.now = plus(clock.now, "P7D");
    await night();
    expect(await has("The old question")).toBe(false);
    expect(await has("The young question")).toBe(true);
    const after = await world.atDesk(ada, "admin").open(path);
    expect(after.text).toContain("Each night takes away what is older");
    expect(after.$("ul.nhsuk-list").last().text()).toContain("1 enquiry");
    expect((await readRetention(real.table)).doneTo.enquiries?.slice(0, 10)).toBe("2026-11-30");
  });

  test("that is told twice takes nothing twice, and a viewer sets nothing", async () => {
    const before = JSON.stringify(await real.items("ENQUIRY#"));
    await night();
    expect(JSON.stringify(await real.items("ENQUIRY#"))).toBe(before);
    const page = await world.atDesk(undefined, "viewer").open(path);
    expect(page.status === 403 || page.$("button[value=save]").length === 0).toBe(true);
  });
});

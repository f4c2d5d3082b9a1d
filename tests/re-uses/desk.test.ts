import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeProject } from "../projects/samples.ts";
import type { Browser } from "../support/browser.ts";
import { signedIn, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { testOccasion } from "../support/visiting.ts";
import { keepWork } from "../support/work-kept.ts";
import { World } from "../support/world.ts";
import { reUseNow } from "./items.ts";

let real: RealTable;
let world: World;
let theo: string;
let team: Browser;
let project: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  theo = await world.teamMember("Theo");
  team = world.atDesk({ id: theo, name: "Theo" });
  const form = {
    title: "Fewer missed appointments",
    summary: "Who will miss an appointment, and what helps.",
    organisation: "Fernhill Hospitals",
    route: "internal",
    owner: theo,
    deputy: undefined,
    startsOn: "2026-09-01",
    weeks: 12,
  } as const;
  const given = { occasion: testOccasion(world.needs), once: "project" };
  project = await makeProject(world.needs, form, given);
});
afterAll(() => real.stop());

const call = {
  organisation: "Quite Invented Hospitals",
  howFar: "assessing",
  name: "Amina Example",
  email: "amina@trust.example",
  whatFor: "Our eye clinic loses one appointment in five.",
  mayBeAsked: "yes",
};

const writeDown = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const page = await team.open("/desk/re-uses/new");
  const { to } = await team.send(page, { used: project, ...call, ...more });
  return /RUS-[\w-]+/.exec(to)?.[0] ?? "";
};

describe("a call that the team writes down", () => {
  test("with nothing said is told what is missing", async () => {
    expect((await team.open("/desk/re-uses")).text).toContain("Nobody has asked to use anything yet");
    const page = await team.open("/desk/re-uses/new");
    const refused = await team.send(page, { organisation: "", howFar: "", email: "amina" });
    expect(refused.status).toBe(422);
    expect(refused.$(".nhsuk-error-summary li").length).toBeGreaterThan(2);
  });

  test("is in the ledger with its stage, and a second call of the same organisation joins it", async () => {
    const reference = await writeDown();
    const again = await writeDown({
      organisation: "quite invented  hospitals",
      name: "Bea Example",
      email: "bea@trust.example",
      whatFor: "The children’s clinic wants it too.",
      howFar: "interested",
    });
    expect(again).toBe(reference);
    await world.settle();
    const page = await team.open(`/desk/re-uses/${reference}`);
    expect(page.text).toContain("Our eye clinic loses one appointment in five.");
    expect(page.text).toContain("The children’s clinic wants it too.");
    expect((await reUseNow(world, reference)).stage).toBe("assessing");
    const ledger = await team.open("/desk/re-uses");
    expect(ledger.$("tbody tr")).toHaveLength(1);
    expect(ledger.$(".funnel desc").text()).toContain("Assessing: 1");
    const given = { _step: "owner", "owner-choice": theo };
    const assigned = await team.post("/desk/re-uses", tickedForm(ledger, given, [reference, "RUS-0000-00"]));
    expect((await team.open(assigned.to)).text).toContain("1 does not exist.");
    expect((await reUseNow(world, reference)).owner).toBe(theo);
    expect(world.lettersOf("re-use-to-look-after")).toHaveLength(2);
  });

  test("goes on to piloting: the owner is thanked once, and the step can be taken back", async () => {
    const [first] = await real.items("RE-USE#");
    const reference = String(first?.["pk"]).slice("RE-USE#".length);
    const own = `/desk/re-uses/${reference}`;
    const moved = await team.send(await team.open(own), { stage: "piloting" }, "save");
    expect((await team.open(moved.to)).text).toContain("Saved.");
    await world.settle();
    const before = await team.open(own);
    const undone = await team.send(before, {}, "undo");
    const twice = await team.send(before, {}, "undo");
    expect([undone.status, twice.status, twice.to]).toEqual([303, 303, undone.to]);
    expect((await reUseNow(world, reference)).stage).toBe("assessing");
    await team.send(await team.open(own), { stage: "piloting" }, "save");
    await world.settle();
    expect(world.lettersOf("re-use-in-use")).toHaveLength(1);
    const page = await team.open(own);
    expect(page.text).toMatch(/History From “assessing” to “piloting” Theo, /);
  });

  test("takes notes and benefits, and a wrong number is explained", async () => {
    const reference = await writeDown({ organisation: "Another Invented Trust" });
    const own = `/desk/re-uses/${reference}`;
    await team.send(await team.open(own), { note: "They like it.", outcome: "Fewer lost visits" }, "save");
    const wrong = await team.send(
      await team.open(own),
      { benefit: "Fewer letters", amount: "many" },
      "benefit",
    );
    expect(wrong.text).toContain("Enter the number in figures, like 40");
    await team.send(wrong, { benefit: "Fewer letters", amount: "40", unit: "letters a week" }, "benefit");
    const page = await team.open(own);
    expect(page.text).toContain("They like it.");
    expect(page.$("#outcome").val()).toBe("Fewer lost visits");
    expect(page.text).toContain("Fewer letters (40 letters a week)");
  });

  test("that was two spellings of one organisation becomes one, and a later request finds it", async () => {
    const first = await writeDown({ organisation: "Vale Hospitals", howFar: "live" });
    const second = await writeDown({ organisation: "VHT", email: "eve@vale.example", name: "Eve Example" });
    const own = `/desk/re-uses/${first}`;
    const wrong = await team.send(await team.open(own), { into: "RUS-1" }, "check-merge");
    expect(wrong.text).toContain("Enter the reference of the other re-use");
    const compared = await team.send(await team.open(own), { into: second }, "check-merge");
    const check = await team.open(compared.to);
    expect(check.text).toContain("Are these two the same?");
    const merged = await team.send(check, {}, "merge");
    expect(merged.to).toContain(second);
    expect(await reUseNow(world, second)).toMatchObject({ stage: "live", absorbed: [first] });
    expect((await team.open(merged.to)).$("article.message")).toHaveLength(2);
    expect(await writeDown({ organisation: "vale hospitals" })).toBe(second);
    expect((await team.open("/desk/re-uses?organisation=vht")).$("tbody tr")).toHaveLength(1);
    expect((await team.open("/desk/re-uses?organisation=vale")).text).toContain("No results");
    const page = await team.open(own);
    expect(page.text).toContain(`This re-use goes on in ${second}`);
    expect((await reUseNow(world, first)).news?.next).toBeUndefined();
  });

  test("is overdue from the day after its next contact, on Today and in the file", async () => {
    clock.now = "2026-12-20T09:00:00.000Z";
    team = world.atDesk({ id: theo, name: "Theo" });
    await keepWork(real, world.needs);
    const today = (await team.open("/desk")).$(".work-list > li").text();
    expect(today.match(/Contact/g)).toHaveLength(3);
    const ledger = await team.open("/desk/re-uses?overdue=yes&organisation=another");
    expect(ledger.$("tbody tr")).toHaveLength(1);
    const file = await team.open("/desk/re-uses?stage=piloting&as=csv");
    expect(file.html.trim().split("\r\n")).toHaveLength(2);
    expect(file.html).not.toContain("Amina");
  });
});

test("is saved with one press, all parts together, and not over what somebody else saved", async () => {
  const reference = await writeDown({ organisation: "Yet Another Invented Trust" });
  const own = `/desk/re-uses/${reference}`;
  const stale = await team.open(own);
  expect(stale.$("button[value=save]")).toHaveLength(1);
  expect(stale.$("form").filter((_, form) => stale.$(form).find("textarea, select").length > 0)).toHaveLength(
    2,
  );
  const told = {
    note: "They start in May.",
    stage: "piloting",
    outcome: "A trial",
    nextContactOn: "2027-05-03",
  };
  await team.send(await team.open(own), told, "save");
  await world.settle();
  expect(await reUseNow(world, reference)).toMatchObject({
    stage: "piloting",
    outcome: "A trial",
    nextContactOn: "2027-05-03",
  });
  const page = await team.open(own);
  expect(page.text).toContain("They start in May.");
  const refused = await team.send(stale, { note: "Written meanwhile", outcome: "None yet" }, "save");
  expect(refused.status).toBe(409);
  expect([refused.$("#note").val(), refused.$("#outcome").val()]).toEqual(["Written meanwhile", "None yet"]);
  expect(await reUseNow(world, reference)).toMatchObject({ outcome: "A trial" });
  expect((await team.send(refused, {}, "save")).status).toBe(303);
  expect(await reUseNow(world, reference)).toMatchObject({ outcome: "None yet" });
});

test("is given to nobody who may not look after it, however it is sent", async () => {
  const reference = await writeDown({ organisation: "Another Invented Trust" });
  await signedIn(world.needs, "viewer", vera);
  const page = await team.open(`/desk/re-uses/${reference}`);
  const refused = await team.send(page, { owner: vera.id }, "save");
  expect([refused.status, refused.text]).toEqual([
    422,
    expect.stringContaining("Select a person from the list"),
  ]);
  expect((await team.send(page, { owner: theo }, "save")).status).toBe(303);
});

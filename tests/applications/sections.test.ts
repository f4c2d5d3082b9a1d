import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveSection } from "../../shared/applications/submission/commands.ts";
import { sectionNames } from "../../shared/applications/submission/sections.ts";
import type { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { announce, begin, goodAnswers, joinTeam } from "./applying.ts";

let real: RealTable;
let world: World;
let call: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  call = await announce((await joinTeam(world, "Theo")).browser);
});
afterAll(() => real.stop());

const emails = ["ada", "bea", "cam", "dev", "eve", "fay", "gus"].map((name) => `${name}@trust.example`);

/** A new draft, and a section of it that stands open in two windows. */
const openTwice = async (section: string) => {
  const visitor = world.onSite();
  const draft = await begin(visitor, call, { email: emails.pop() ?? "" });
  const path = `${draft}/sections/${section}`;
  return { visitor, path, first: await visitor.open(path), second: await visitor.open(path) };
};

const answerIn = async (visitor: Browser, path: string, name: string) =>
  (await visitor.open(path)).$(`#${name}`).val();

describe("a section that stands open in two windows", () => {
  test("takes what each of them wrote in another answer", async () => {
    const { visitor, path, first, second } = await openTwice("need");
    expect((await visitor.send(first, { users: "Site managers", finished: "no" })).status).toBe(303);
    expect((await visitor.send(second, { need: "To see free beds", finished: "no" })).status).toBe(303);
    expect(await answerIn(visitor, path, "users")).toBe("Site managers");
    expect(await answerIn(visitor, path, "need")).toBe("To see free beds");
  });

  test("shows both texts of an answer that both changed, and what only the other window wrote", async () => {
    const { visitor, path, first, second } = await openTwice("need");
    await visitor.send(first, { users: "Site managers", need: "First need", finished: "no" });
    const warned = await visitor.send(second, { need: "Second need", finished: "no" });
    expect(warned.status).toBe(409);
    expect(warned.$(".nhsuk-inset-text")).toHaveLength(1);
    expect(warned.$(".nhsuk-inset-text").text()).toContain("First need");
    expect(warned.$("#need").val()).toBe("Second need");
    expect(warned.$("#users").val()).toBe("Site managers");
    await visitor.send(warned, { need: "First need. Second need" });
    expect(await answerIn(visitor, path, "need")).toBe("First need. Second need");
    expect(await answerIn(visitor, path, "users")).toBe("Site managers");
  });

  test("does not overwrite the other window by way of a mistake that is put right", async () => {
    const { visitor, path, first, second } = await openTwice("wider");
    await visitor.send(first, { wider: "From the first window", finished: "no" });
    const wrong = await visitor.send(second, { wider: "From the second window", finished: "" });
    expect(wrong.status).toBe(422);
    expect(wrong.$(".nhsuk-inset-text").text()).toContain("From the first window");
    expect(wrong.$("#wider").val()).toBe("From the second window");
    expect(await answerIn(visitor, path, "wider")).toBe("From the first window");
  });

  test("is not called done when the other window took an answer out of it", async () => {
    const { visitor, path, first } = await openTwice("need");
    await visitor.send(first, { ...goodAnswers("need"), finished: "no" });
    const [one, two] = [await visitor.open(path), await visitor.open(path)];
    await visitor.send(one, { users: "" });
    const warned = await visitor.send(two, { finished: "yes" });
    expect(warned.status).toBe(409);
    expect(warned.$("#users").val()).toBe("");
    expect((await visitor.send(warned, {})).status).toBe(422);
  });

  test("is saved once by a double click, without a word of other windows", async () => {
    const { visitor, first } = await openTwice("wider");
    const sends = await Promise.all([1, 2].map(() => visitor.send(first, { wider: "Once", finished: "no" })));
    expect(sends.map(({ status }) => status)).toEqual([303, 303]);
    const [draft] = (await real.items("APPLICATION#")).filter((item) =>
      JSON.stringify(item).includes("Once"),
    );
    expect(JSON.stringify(draft)).toContain('"version":2');
  });
});

describe("sections of one draft", () => {
  test("that are saved at the same moment all stay", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: emails.pop() ?? "" });
    const application = /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "";
    const saved = await Promise.all(
      sectionNames.map((name) => {
        const writing = { name, answers: goodAnswers(name), done: true, seen: {} };
        const command = { once: `all:${name}`, occasion: testOccasion(world.needs) };
        return saveSection(world.needs, { names: { application, call }, writing }, command);
      }),
    );
    expect(saved).toEqual(sectionNames.map(() => ({ done: true })));
    expect((await visitor.open(draft)).text).toContain("Every section is done.");
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { isShown } from "../../shared/champions/model.ts";
import { readChampion } from "../../shared/champions/store.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { joining } from "../members/joining.ts";
import { theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import type { World } from "../support/world.ts";

let real: RealTable;
let world: World;
let asha: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };
const story = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
  world = story.world();
  asha = (await story.joined()).person;
});
afterAll(() => real.stop());

const champion = () => readChampion(world.needs.table, asha);
const lettersOf = async (kind: string) => (await real.letters()).filter((one) => one.kind === kind).length;
const own = () => `/champion/${makeLink(world.needs.keys, "champion", asha)}`;

const asTeam = async (step: string) => {
  const team = world.atDesk(theo);
  const path = `/desk/people/${asha}/champion`;
  const sent = await team.send(await team.open(path), {}, step);
  await world.settle();
  return sent.status === 303 ? team.open(sent.to ?? "") : sent;
};

const asAsha = async (fields: Record<string, string>, step: string) => {
  const browser = world.onSite();
  const sent = await browser.send(await browser.open(own()), fields, step);
  await world.settle();
  return sent.status === 303 ? browser.open(sent.to ?? "") : sent;
};

const until = async (moment: string) => {
  clock.now = moment;
  await world.settle();
};

test("a champion is asked, accepts, is shown with consent, is told before the end, stays a year more, and is thanked at the end", async () => {
  const nobody = world.onSite();
  expect((await nobody.open(own())).status).toBe(404);
  expect((await asTeam("ask")).text).toContain("Asked. The letter has a link");
  expect(await lettersOf("champion-asked")).toBe(1);
  const unsaid = await asAsha({ offers: " " }, "accept");
  expect([unsaid.status, unsaid.text.includes("Enter what you can offer")]).toEqual([422, true]);

  const accepted = await asAsha({ offers: "A session on bed planning", shown: "yes" }, "accept");
  expect(accepted.text).toContain("You are a champion of the community now");
  expect(await champion()).toMatchObject({ status: "champion", from: "2026-12-01", until: "2027-12-01" });
  expect((await nobody.open("/champions")).text).toMatch(
    /Asha Example.*Example Trust.*A session on bed planning/,
  );
  await asAsha({ shown: "" }, "save");
  expect(isShown((await champion()) ?? { status: "ended" })).toBe(false);
  expect((await nobody.open("/champions")).text).not.toContain("Asha Example");

  await until("2027-11-02T10:00:00.000Z");
  expect(await lettersOf("champion-term-ends")).toBe(1);
  expect((await asAsha({}, "renew")).text).toContain("You stay a champion for another year");
  await until("2027-12-02T10:00:00.000Z");
  expect(await champion()).toMatchObject({ status: "champion", until: "2028-12-01" });

  await until("2028-12-02T10:00:00.000Z");
  expect(await champion()).toMatchObject({ status: "ended" });
  expect([await lettersOf("champion-term-ends"), await lettersOf("champion-thanks")]).toEqual([2, 1]);
  const late = await asAsha({ offers: "More" }, "decline").catch((error: unknown) => String(error));
  expect(late).toContain("no button");
});

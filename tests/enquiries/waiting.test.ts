import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { answerEnquiry } from "../../shared/enquiries/conversation/decide.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { sendForm, theo } from "./samples.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());

/** Moves the clock, and lets what is due fire and be reacted to, each entry again and again, as the bus may. */
const until = async (now: string): Promise<void> => {
  clock.now = now;
  await world.settle();
  for (const entry of [...world.delivered]) await world.react(entry);
};

/** The letters before anybody is waited for. */
const atFirst = ["enquiry-for-team", "enquiry-received", "enquiry-answer"];

describe("somebody who was asked something and never answers", () => {
  it("is reminded once, then told once that it is closed, however often and late the clock tells", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    const occasion = { ...testOccasion(needs()), actor: { kind: "team", id: theo } as const };
    await changeEnquiry(needs(), { reference }, { once: newId() }, (enquiry, planning) =>
      answerEnquiry(
        enquiry,
        { text: "How many?", to: enquiry.person, next: "waiting", via: "desk" },
        { occasion, planning },
      ),
    );
    const letters = async () =>
      (await real.letters()).map(({ kind }) => kind).filter((kind) => !atFirst.includes(kind));
    await until("2026-12-06T09:00:00.000Z");
    expect(await letters()).toEqual([]);
    await until("2026-12-08T12:00:00.000Z");
    await until("2026-12-09T12:00:00.000Z");
    expect(await letters()).toEqual(["enquiry-reminder"]);
    expect((await readEnquiry(real.table, reference))?.status).toBe("waiting");
    await until("2026-12-22T12:00:00.000Z");
    await until("2027-01-22T12:00:00.000Z");
    expect(await letters()).toEqual(["enquiry-reminder", "enquiry-closed"]);
    expect((await readEnquiry(real.table, reference))?.status).toBe("closed");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEnquiryClosingDue } from "../../functions/enquiries/on-enquiry-closing-due.ts";
import { onEnquiryReminderDue } from "../../functions/enquiries/on-enquiry-reminder-due.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { answerEnquiry } from "../../shared/enquiries/decide-answer.ts";
import { EnquiryClosingDue, EnquiryReminderDue } from "../../shared/enquiries/entries.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm, theo } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

/** Moves the clock, fires what is due, and delivers every entry of time again and again, as the bus may. */
const until = async (now: string): Promise<void> => {
  clock.now = now;
  await fireDueTimers({ ...needs(), milliseconds: () => 0 }, now);
  const entries = (await real.items("JOURNAL#")).map(parseEntryItem);
  for (const entry of [...entries, ...entries]) {
    const occasion = reactionOccasion(needs(), entry.name, entry);
    if (entry.name === "EnquiryReminderDue")
      await onEnquiryReminderDue(needs(), EnquiryReminderDue.parse(entry), occasion);
    if (entry.name === "EnquiryClosingDue")
      await onEnquiryClosingDue(needs(), EnquiryClosingDue.parse(entry), occasion);
  }
};

describe("somebody who was asked something and never answers", () => {
  it("is reminded once, then told once that it is closed, however often and late the clock tells", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    const occasion = { ...testOccasion(needs()), actor: { kind: "team", id: theo } as const };
    await changeEnquiry(needs(), { reference }, newId(), (enquiry, planning) =>
      answerEnquiry(
        enquiry,
        { text: "How many?", to: enquiry.person, next: "waiting", via: "desk" },
        { occasion, planning },
      ),
    );
    const letters = async () =>
      (await real.letters()).map(({ kind }) => kind).filter((kind) => kind !== "enquiry-answer");
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

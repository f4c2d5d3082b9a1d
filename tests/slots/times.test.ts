import { describe, expect, test } from "vitest";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { freeDay, type Offer } from "../../shared/slots/offers/model.ts";
import { daysOf, freeTimes, takes } from "../../shared/slots/offers/times.ts";
import { offered } from "./samples.ts";

const now = "2026-12-01T09:00:00.000Z";
const host = "0199e7a0-4c1c-7000-8000-00000000000b";
const ID = "0199e7a0-4c1c-7000-8000-0000000000c1";

const free = (offer: Offer, date: string, more: Partial<Parameters<typeof freeTimes>[0]> = {}) =>
  freeTimes({ offer, day: freeDay(host, date), now, isHoliday: isBankHoliday, ...more }).map((moment) =>
    moment.slice(11, 16),
  );

describe("the times of a day", () => {
  const offer = offered({ host, minutes: 30, buffer: 15, from: "09:30", to: "12:00" });

  test("follow each other with the minutes between them that stay free, and end within the day", () => {
    expect(free(offer, "2026-12-03")).toEqual(["09:30", "10:15", "11:00"]);
  });

  test("are on the days that are offered: no weekend, no bank holiday, none outside its days", () => {
    expect(free(offer, "2026-12-05")).toEqual([]);
    expect(free(offered({ host, lastDay: "2026-12-31" }), "2026-12-25")).toEqual([]);
    expect(free(offer, "2027-02-01")).toEqual([]);
    const days = daysOf(offered({ host, weekdays: [1, 5], lastDay: "2027-01-08" }), "2026-12-18", {
      isHoliday: isBankHoliday,
      most: 10,
    });
    // 25 and 28 December, and 1 January, are bank holidays.
    expect(days).toEqual(["2026-12-18", "2026-12-21", "2027-01-04", "2027-01-08"]);
  });

  test("are a day ahead at least", () => {
    expect(free(offer, "2026-12-02", { now: "2026-12-01T10:00:00.000Z" })).toEqual(["10:15", "11:00"]);
    expect(free(offer, "2026-12-01")).toEqual([]);
  });

  test("leave out what collides with a conversation about anything else, the minutes after it included", () => {
    const other = takes({ minutes: 60, buffer: 15 }, "2026-12-03T10:10:00.000Z");
    const day = { ...freeDay(host, "2026-12-03"), taken: { [ID]: other } };
    expect(free(offer, "2026-12-03", { day })).toEqual([]);
    expect(
      free(offered({ host, minutes: 30, buffer: 0, from: "09:30", to: "12:30" }), "2026-12-03", { day }),
    ).toEqual(["09:30", "11:30", "12:00"]);
    expect(free(offer, "2026-12-03", { day, moving: ID })).toHaveLength(3);
  });

  test("are none when the day has as many as the offer allows, and none of an offer that was ended", () => {
    const taken = { [ID]: takes(offer, "2026-12-03T09:30:00.000Z") };
    const day = { ...freeDay(host, "2026-12-03"), taken };
    expect(free({ ...offer, mostADay: 1 }, "2026-12-03", { day })).toEqual([]);
    expect(free({ ...offer, state: "closed" }, "2026-12-03")).toEqual([]);
  });

  test("are wall-clock times in summer and in winter", () => {
    const spring = offered({
      host,
      firstDay: "2027-03-26",
      lastDay: "2027-04-02",
      from: "09:00",
      to: "09:30",
    });
    const early = { now: "2027-03-01T09:00:00.000Z" };
    expect(free(spring, "2027-03-25", early)).toEqual([]);
    expect(free({ ...spring, firstDay: "2027-03-22" }, "2027-03-24", early)).toEqual(["09:00"]);
    expect(free(spring, "2027-03-30", early)).toEqual(["08:00"]);
  });
});

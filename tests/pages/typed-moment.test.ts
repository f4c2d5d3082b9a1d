import { describe, expect, test } from "vitest";
import { readCallForm } from "../../shared/applications/calls/input.ts";
import { eventForm } from "../../shared/events/input.ts";
import { republishForm } from "../../shared/journal/input.ts";
import { clockChangeAt } from "../../shared/platform/wall-clock.ts";

// In 2027 England's clocks go forward on 28 March at 1am and back on 31 October at 2am.
const event = (date: string, startTime: string, endTime: string) =>
  eventForm.safeParse({
    title: "Webinar",
    description: "What we learned.",
    date,
    startTime,
    endTime,
    place: "Online",
    places: "20",
  });

const said = (read: { readonly error?: { readonly issues: readonly object[] } | undefined }) =>
  (read.error?.issues ?? []).map((issue) => ({ ...issue, input: undefined }));

describe("a time that a clock change skips or shows twice", () => {
  test.each([
    ["2027-03-28T00:59", undefined],
    ["2027-03-28T01:00", "skipped"],
    ["2027-03-28T01:59", "skipped"],
    ["2027-03-28T02:00", undefined],
    ["2027-10-31T00:59", undefined],
    ["2027-10-31T01:00", "twice"],
    ["2027-10-31T01:59", "twice"],
    ["2027-10-31T02:00", undefined],
    ["2027-06-01T01:30", undefined],
  ])("%s is %s", (wallClock, change) => {
    expect(clockChangeAt(wallClock)).toBe(change);
  });

  test("is refused beside its field, with what to enter", () => {
    expect(said(event("2027-03-28", "01:30", "03:00"))).toMatchObject([
      {
        path: ["startTime"],
        message:
          "Enter a time before 1am or from 2am: the clocks go forward on 28 March 2027, so there is no 01:30",
      },
    ]);
    expect(said(event("2027-10-31", "00:30", "01:30"))).toMatchObject([
      {
        path: ["endTime"],
        message:
          "Enter a time before 1am or from 2am: the clocks go back on 31 October 2027, so 01:30 comes twice",
      },
    ]);
    expect(event("2027-03-28", "02:00", "03:00")).toMatchObject({
      data: { startsAt: "2027-03-28T01:00:00.000Z" },
    });
  });

  test("is refused of a call and of a period to publish again", () => {
    const call = readCallForm({
      title: "Spring call",
      introduction: "Tell us.",
      opensOn: "2027-03-28",
      opensTime: "01:15",
      closesOn: "2027-10-31",
      closesTime: "01:45",
      segments: "nhs-trust",
      eligibility: "Public bodies.",
      blind: "yes",
      assessors: "2",
      "criterion-1": "Value",
      "weight-1": "10",
    });
    expect(call.success ? [] : call.error.issues.map(({ path }) => path)).toEqual([
      ["opensTime"],
      ["closesTime"],
    ]);
    const period = republishForm.safeParse({ from: "2027-03-28T01:30", to: "2027-03-29T08:00" });
    expect(said(period)).toMatchObject([{ path: ["from"] }]);
  });
});

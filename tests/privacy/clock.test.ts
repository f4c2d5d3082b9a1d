import { describe, expect, it, test } from "vitest";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { accessDue, correspondingDate } from "../../shared/privacy/access/clock.ts";
import type { AccessRequest } from "../../shared/privacy/access/model.ts";

const asked = (receivedOn: string, more: Partial<AccessRequest> = {}) => ({
  receivedOn,
  status: "gathering" as const,
  ...more,
});

describe("the month in which a copy is due, as the ICO counts it", () => {
  // The ICO's own: received on 3 September, due on 3 October (a Thursday in 2024).
  test.each([
    ["2024-09-03", "2024-10-03", "the corresponding date"],
    ["2024-03-31", "2024-04-30", "the last day of a month without one"],
    ["2024-01-30", "2024-02-29", "a leap year"],
    ["2026-01-30", "2026-03-02", "28 February is a Saturday: the next working day"],
    ["2026-09-03", "2026-10-05", "3 October 2026 is a Saturday"],
    ["2026-11-25", "2026-12-29", "Christmas, the weekend and the substitute for Boxing Day"],
    ["2026-11-29", "2026-12-29", "received on a Sunday, counted from that day"],
  ])("received on %s, due on %s: %s", (receivedOn, dueOn) => {
    expect(accessDue(asked(receivedOn), isBankHoliday)).toBe(dueOn);
  });

  it("runs from the day on which we knew who it was, where we had to ask", () => {
    expect(accessDue(asked("2024-09-03", { status: "identity" }), isBankHoliday)).toBeUndefined();
    expect(accessDue(asked("2024-09-03", { identifiedOn: "2024-09-10" }), isBankHoliday)).toBe("2024-10-10");
  });

  it("is three months from its start where it was extended", () => {
    const extended = { on: "2024-09-20", why: "Six years of letters." };
    expect(accessDue(asked("2024-09-03", { extended }), isBankHoliday)).toBe("2024-12-03");
    expect(correspondingDate("2024-11-30", 3)).toBe("2025-02-28");
  });
});

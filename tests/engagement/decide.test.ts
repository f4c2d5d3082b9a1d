import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity } from "../../shared/engagement/activity.ts";
import { activityKindNames } from "../../shared/engagement/activity-kinds.ts";
import { type Kept, noteActivity } from "../../shared/engagement/decide.ts";

const person = "0199e7a0-4c1c-7000-8000-00000000000a";
const entry = (nth: number): string => `0199e7a0-4c1c-7000-8000-${String(nth).padStart(12, "0")}`;

const activity = (more: Partial<Activity> = {}): Activity => ({
  kind: "attended",
  thing: "event:EVT-4F7K-2Q9C",
  on: "2026-11-20",
  at: "2026-11-21T09:00:00.000Z",
  entry: entry(1),
  counts: true,
  ...more,
});

const nothing: Kept = { engagement: undefined, months: new Map() };

const told = (kept: Kept, activities: readonly Activity[]): Kept =>
  activities.reduce((before, one) => {
    const decision = noteActivity(person, before, one);
    return "unchanged" in decision
      ? before
      : { engagement: decision.engagement, months: new Map([...before.months, ...decision.months]) };
  }, kept);

const countsOf = (kept: Kept): unknown => kept.engagement && { ...kept.engagement, version: undefined };

describe("an activity", () => {
  test("counts in its month, and says when somebody was last active", () => {
    expect(told(nothing, [activity()]).engagement).toEqual({
      person,
      version: 1,
      months: { "2026-11": { counts: { attended: 1 }, days: 1 } },
      lastOn: "2026-11-20",
    });
  });

  test("counts once, however often it is told", () => {
    const once = told(nothing, [activity()]);
    expect(noteActivity(person, once, activity())).toHaveProperty("unchanged");
    expect(countsOf(told(once, [activity({ entry: entry(2), at: "2026-11-22T09:00:00.000Z" })]))).toEqual(
      countsOf(once),
    );
  });

  test("that was corrected does not count, also when the correction comes first", () => {
    const correction = activity({ entry: entry(2), at: "2026-11-22T09:00:00.000Z", counts: false });
    for (const order of [
      [activity(), correction],
      [correction, activity()],
    ])
      expect(told(nothing, order).engagement).toMatchObject({ months: {} });
    expect(told(nothing, [activity(), correction]).engagement).not.toHaveProperty("lastOn");
  });

  test("of which there are more in a day than anybody does is not counted further", () => {
    const many = Array.from({ length: 50 }, (_, nth) =>
      activity({ thing: `enquiry:${nth}`, kind: "enquired", entry: entry(nth) }),
    );
    expect(told(nothing, many).engagement?.months).toEqual({
      "2026-11": { counts: { enquired: 20 }, days: 1 },
    });
  });

  test("leads to the same in whatever order and however often entries come", () => {
    const anyActivity = fc
      .record({
        kind: fc.constantFrom(...activityKindNames),
        thing: fc.constantFrom("a:1", "a:2", "a:3"),
        on: fc.constantFrom("2026-09-30", "2026-10-01", "2026-11-20"),
        nth: fc.nat(99),
        counts: fc.boolean(),
      })
      .map(({ nth, ...rest }) =>
        activity({ ...rest, entry: entry(nth), at: `2026-11-21T09:00:00.0${String(nth).padStart(2, "0")}Z` }),
      );
    const several = fc.uniqueArray(anyActivity, { selector: ({ entry: id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(
        several.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })),
        ),
        ([all, shuffled]) => {
          expect(countsOf(told(nothing, shuffled))).toEqual(countsOf(told(nothing, all)));
        },
      ),
    );
  });
});

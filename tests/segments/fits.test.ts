import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Months } from "../../shared/engagement/engagement.ts";
import { isSameFilter, type SegmentFilter } from "../../shared/segments/filter.ts";
import { type Candidate, fits } from "../../shared/segments/fits.ts";
import { readFilter } from "../../shared/segments/input.ts";
import { addToTally, NO_TALLY } from "../../shared/segments/tally.ts";
import { byFirstWeights } from "../engagement/weighed.ts";

const TODAY = "2026-12-15";

const candidate = (more: Partial<Candidate["member"]> = {}, months: Months = {}): Candidate => ({
  member: {
    person: "0193587a-5f80-7000-8000-000000000001",
    status: "member",
    joinedAt: "2026-03-31T23:30:00.000Z",
    via: "form",
    organisation: "Eastvale Hospitals Trust",
    organisationCode: "INV1",
    segment: "nhs-trust",
    role: "analyst",
    topics: ["events", "results"],
    frequency: "weekly",
    consents: {
      news: { version: "1", text: "Yes", at: "2026-03-31T23:30:00.000Z", channel: "join-form" },
      research: {
        version: "1",
        text: "Yes",
        at: "2026-03-31T23:30:00.000Z",
        channel: "join-form",
        withdrawn: { at: "2026-05-01T09:00:00.000Z", channel: "my-page" },
      },
    },
    ...more,
  },
  region: "wales",
  months: byFirstWeights(months),
  isRegistered: false,
});

const attendedIn = (month: string): Months => ({ [month]: { counts: { attended: 1 }, days: 1 } });
const joinedOnly: Months = { "2026-03": { counts: { joined: 1 }, days: 1 } };

describe("who is of a segment", () => {
  test("a filter that asks nothing is the whole community", () => {
    expect(fits({}, candidate(), TODAY)).toBe(true);
  });

  test.each<[string, SegmentFilter, boolean]>([
    ["any kind of several", { kinds: ["icb", "nhs-trust"] }, true],
    ["another kind", { kinds: ["supplier"] }, false],
    ["the region of their organisation", { regions: ["wales"] }, true],
    ["another region", { regions: ["london"] }, false],
    ["their organisation", { organisation: "INV1" }, true],
    ["another organisation", { organisation: "INV2" }, false],
    ["a role", { roles: ["analyst"] }, true],
    ["any topic of several", { topics: ["calls", "events"] }, true],
    ["no topic of theirs", { topics: ["calls"] }, false],
    ["a consent", { consents: ["news"] }, true],
    ["all consents, one of them withdrawn", { consents: ["news", "research"] }, false],
    ["how often", { frequencies: ["monthly"] }, false],
    ["the London day they joined", { joinedFrom: "2026-04-01", joinedTo: "2026-04-01" }, true],
    ["the UTC day they joined", { joinedTo: "2026-03-31" }, false],
    ["a place at an event that they have not", { registered: "EVT-4F7K-2Q9C" }, false],
    ["a wish that they did not state", { wouldChampion: true }, false],
    ["two questions of which one does not fit", { kinds: ["nhs-trust"], roles: ["clinician"] }, false],
  ])("%s", (_what, filter, expected) => {
    expect(fits(filter, candidate(), TODAY)).toBe(expected);
  });

  test.each<[string, SegmentFilter, Months, boolean]>([
    [
      "three months back is the month before last",
      { did: ["attended"], within: "3" },
      attendedIn("2026-10"),
      true,
    ],
    ["and no further", { did: ["attended"], within: "3" }, attendedIn("2026-09"), false],
    ["ever", { did: ["attended"], within: "ever" }, attendedIn("2024-01"), true],
    ["something else", { did: ["applied"], within: "ever" }, attendedIn("2026-12"), false],
    ["joining is no activity", { neverActive: true }, joinedOnly, true],
    ["coming is one", { neverActive: true }, attendedIn("2026-01"), false],
    ["of whom nothing is known", { neverActive: true }, {}, true],
    ["a level", { levels: ["participating"] }, attendedIn("2026-12"), true],
    ["a movement", { movements: ["new-faces"] }, attendedIn("2026-12"), true],
  ])("what they did: %s", (_what, filter, months, expected) => {
    expect(fits(filter, candidate({}, {}), TODAY)).toBe(filter.neverActive === true);
    expect(fits(filter, candidate({}, months), TODAY)).toBe(expected);
  });
});

describe("a form for a filter", () => {
  const form = (fields: Record<string, readonly string[]>) => new Map(Object.entries(fields));

  test("says what is ticked, in the order of the form, and nothing of what is not", () => {
    expect(
      readFilter(
        form({ kinds: ["supplier", "nhs-trust", "bank"], joinedFrom: ["2026-01-02"], within: ["3"] }),
      ),
    ).toEqual({ filter: { kinds: ["nhs-trust", "supplier"], joinedFrom: "2026-01-02" } });
  });

  test("is refused for a day that is none, and for days the wrong way round", () => {
    for (const fields of [
      { joinedFrom: ["2026-02-30"] },
      { joinedFrom: ["2026-02-02"], joinedTo: ["2026-02-01"] },
    ])
      expect(readFilter(form(fields))).toHaveProperty("wrong");
  });

  test("of any text is a filter or is refused, and the same form is the same filter", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("kinds", "topics", "joinedTo", "registered", "within", "levels"),
          fc.array(fc.string(), { minLength: 1 }),
        ),
        (fields) => {
          const [one, other] = [readFilter(form(fields)), readFilter(form({ ...fields }))];
          if ("filter" in one && "filter" in other) expect(isSameFilter(one.filter, other.filter)).toBe(true);
          else expect("wrong" in one && "wrong" in other).toBe(true);
        },
      ),
    );
  });
});

test("a tally in two parts is the tally of both", () => {
  const members = [
    { ...candidate(), fits: true },
    { ...candidate({ segment: "supplier", role: undefined }), fits: false },
    { ...candidate({ segment: "supplier" }), fits: true },
  ];
  const whole = addToTally(NO_TALLY, members);
  expect(whole).toEqual(addToTally(addToTally(NO_TALLY, members.slice(0, 1)), members.slice(1)));
  expect(whole).toMatchObject({
    looked: 3,
    fit: 2,
    kind: { "nhs-trust": [1, 1], supplier: [2, 1] },
    role: { analyst: [2, 2], "not-said": [1, 0] },
  });
});

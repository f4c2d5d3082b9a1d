import { describe, expect, it } from "vitest";
import { checkPattern, patternMatches } from "../../../infra/local/aws/pattern.ts";

const event = {
  source: "aws.ses",
  "detail-type": "Email Bounced",
  detail: {
    name: "MemberJoined",
    size: 12,
    list: ["a", "b"],
    mail: { tags: { kind: ["welcome"] } },
    nothing: null,
    people: [{ id: 1 }, { id: 2 }],
  },
};

describe("an event pattern", () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ["an exact value", { source: ["aws.ses"] }, true],
    ["one of several values", { source: ["x", "aws.ses"] }, true],
    ["another value", { source: ["aws.s3"] }, false],
    ["all fields, not one of them", { source: ["aws.ses"], "detail-type": ["Other"] }, false],
    ["a field that is not there", { account: ["1"] }, false],
    ["a prefix", { detail: { name: [{ prefix: "Member" }] } }, true],
    ["a number that is not its text", { detail: { size: ["12"] } }, false],
    ["one of a list", { detail: { list: ["b"] } }, true],
    ["a tag of a letter", { detail: { mail: { tags: { kind: ["welcome"] } } } }, true],
    ["nothing", { detail: { nothing: [null] } }, true],
    ["an object in a list", { detail: { people: { id: [2] } } }, true],
  ])("decides on %s", (_what, pattern, expected) => {
    expect(patternMatches(pattern, event)).toBe(expected);
  });

  it.each([
    ["a comparison", { source: [{ suffix: "ses" }] }, "suffix"],
    ["a comparison of a field that is not there", { other: [{ exists: true }] }, "exists"],
    ["a comparison beside one that it knows", { source: [{ prefix: "aws", suffix: "ses" }] }, "suffix"],
    ["alternatives", { $or: [{ source: ["aws.ses"] }] }, "$or"],
  ])("refuses %s that it does not know instead of never matching", (_what, pattern, named) => {
    expect(() => patternMatches(pattern, event)).toThrow(named);
  });
});

it("a field that may be one value or absent matches both, and no other value", () => {
  const pattern = { detail: { data: { function: ["events/on-event-changed", { exists: false }] } } };
  const matches = (data: object) => patternMatches(pattern, { detail: { data } });
  expect(matches({ function: "events/on-event-changed", step: 100 })).toBe(true);
  expect(matches({ changed: ["time"] })).toBe(true);
  expect(matches({ function: "events/on-event-cancelled" })).toBe(false);
});

it("a comparison that is not known is refused wherever it stands, before there is an event", () => {
  const deep = { source: ["aws.ses"], detail: { data: { size: ["x", { numeric: [">", 1] }] } } };
  expect(() => checkPattern(deep)).toThrow("numeric");
  expect(() => checkPattern({ detail: { data: { size: [{ exists: false }] } } })).not.toThrow();
});

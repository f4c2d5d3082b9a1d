import { describe, expect, it } from "vitest";
import { patternMatches } from "../../../infra/local/pattern.ts";

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
    ["a suffix", { detail: { name: [{ suffix: "Left" }] } }, false],
    ["a prefix in any case", { detail: { name: [{ prefix: { "equals-ignore-case": "mem" } }] } }, true],
    ["any case", { detail: { name: [{ "equals-ignore-case": "memberjoined" }] } }, true],
    ["anything but a value", { detail: { name: [{ "anything-but": ["MemberLeft"] }] } }, true],
    ["anything but a prefix", { detail: { name: [{ "anything-but": { prefix: "Member" } }] } }, false],
    ["anything but, of a field that is not there", { detail: { other: [{ "anything-but": ["x"] }] } }, false],
    ["a range of numbers", { detail: { size: [{ numeric: [">", 10, "<=", 12] }] } }, true],
    ["a range that ends before", { detail: { size: [{ numeric: ["<", 12] }] } }, false],
    ["a number that is not its text", { detail: { size: ["12"] } }, false],
    ["that a field is there", { detail: { name: [{ exists: true }] } }, true],
    ["that a field is not there", { detail: { other: [{ exists: false }] } }, true],
    ["that a field deep in nothing is not there", { other: { deep: [{ exists: false }] } }, true],
    ["one of a list", { detail: { list: ["b"] } }, true],
    ["a tag of a letter", { detail: { mail: { tags: { kind: ["welcome"] } } } }, true],
    ["nothing", { detail: { nothing: [null] } }, true],
    ["an object in a list", { detail: { people: { id: [2] } } }, true],
    ["a wildcard", { detail: { name: [{ wildcard: "M*ber*" }] } }, true],
    ["a wildcard whose dot is a dot", { source: [{ wildcard: "aws?ses" }] }, false],
    ["one of two alternatives", { $or: [{ source: ["x"] }, { detail: { size: [12] } }] }, true],
    ["none of two alternatives", { $or: [{ source: ["x"] }, { source: ["y"] }] }, false],
  ])("decides on %s", (_what, pattern, expected) => {
    expect(patternMatches(pattern, event)).toBe(expected);
  });

  it("refuses a comparison it does not know instead of never matching", () => {
    expect(() => patternMatches({ source: [{ cidr: "10.0.0.0/24" }] }, event)).toThrow("cidr");
  });
});

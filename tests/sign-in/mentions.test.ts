import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionedIn } from "../../shared/sign-in/mentions.ts";

const team = [
  { id: "theo", name: "Theo Team" },
  { id: "ada", name: "Ada Admin" },
  { id: "ada-b", name: "Ada Brown" },
  { id: "zoe", name: "Zoë O’Brien-Lund" },
];

describe("the colleagues that a note mentions", () => {
  it.each([
    ["@Theo Team, do you know them?", ["theo"]],
    ["Ask (@theo) and @THEO TEAM", ["theo"]],
    ["Thanks @Zoe", ["zoe"]],
    ["@Zoë O’Brien-Lund knows", ["zoe"]],
    ["@Ada knows", []],
    ["@Ada Brown and @Ada Admin know", ["ada-b", "ada"]],
    ["@Theodora", []],
    ["Write to theo@theo.example or someone@ada admin", []],
    ["Theo Team", []],
    ["@", []],
    ["", []],
  ])("%j: %j", (text, ids) => {
    expect(mentionedIn(text, team)).toEqual(ids);
  });

  it("are at most ten, and of the team, whatever is written", () => {
    const many = Array.from({ length: 30 }, (_, nth) => ({ id: String(nth), name: `Person${nth} Example` }));
    const said = fc
      .array(fc.constantFrom("@", " ", ...many.map(({ name }) => `@${name} `), "@Person1"))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(said, (text) => {
        const found = mentionedIn(text, many);
        return found.length <= 10 && new Set(found).size === found.length;
      }),
    );
  });
});

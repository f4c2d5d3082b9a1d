import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineChanges } from "../../shared/catalogue/items/differences.ts";

const text = (...lines: string[]): string => lines.join("\n");
/** The text as it was or is now, put together again from the changes. */
const put = (changes: ReturnType<typeof lineChanges>, gone: "added" | "taken-away"): string =>
  text(...changes.filter(({ is }) => is !== gone).map((line) => line.text));

describe("the lines that are different in a text", () => {
  it("are the few that changed, each where it stands", () => {
    expect(lineChanges(text("a", "b", "c", "d"), text("a", "x", "c", "d", "e"))).toEqual([
      { is: "same", text: "a" },
      { is: "taken-away", text: "b" },
      { is: "added", text: "x" },
      { is: "same", text: "c" },
      { is: "same", text: "d" },
      { is: "added", text: "e" },
    ]);
  });

  it("hold both texts whole, whatever they say", () => {
    const lines = fc.array(fc.constantFrom("", "a", "b", "c"), { maxLength: 30 }).map((all) => text(...all));
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const changes = lineChanges(before, now);
        expect(put(changes, "added")).toBe(before);
        expect(put(changes, "taken-away")).toBe(now);
      }),
    );
  });

  it("of a text that was rewritten are all of it, before and after", () => {
    const many = (word: string) => text(...Array.from({ length: 10_000 }, (_, n) => `${word} ${n % 5000}`));
    const [before, now] = [many("old"), many("new")];
    const changes = lineChanges(before, now);
    // A table of every line by every line would be a hundred million cells.
    expect(changes.map(({ is }) => is)).toEqual([
      ...Array.from({ length: 10_000 }, () => "taken-away"),
      ...Array.from({ length: 10_000 }, () => "added"),
    ]);
  });
});

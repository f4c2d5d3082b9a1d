import { expect, it } from "vitest";
import { letterKinds } from "../../shared/all-letters.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";

it("every letter is called in a history what its kind calls it, and no other is", () => {
  expect(Object.fromEntries(letterTitles)).toEqual(
    Object.fromEntries([...letterKinds.values()].map(({ kind, title }) => [kind, title])),
  );
});

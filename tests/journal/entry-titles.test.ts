import { expect, it } from "vitest";
import { allEntries } from "../../shared/all-entries.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";

it("every entry is called in a history what its definition calls it, and no other is", () => {
  expect(Object.fromEntries(entryTitles)).toEqual(
    Object.fromEntries(Object.values(allEntries).map(({ name, title }) => [name, title])),
  );
});

import { expect, test } from "vitest";
import { makeIndex } from "../../shared/catalogue/search/text-index.ts";
import { controlledTags } from "../../shared/catalogue/tags/controlled-tags.ts";
import { makeTagSet } from "../../shared/catalogue/tags/tag-set.ts";
import { published } from "./made-up.ts";

const item = (reference: string, title: string, tags: readonly string[] = []) =>
  published({ reference, title, summary: "", tags: [...tags], body: "" });

const index = makeIndex(
  [
    item("CAI-1", "Beds that are free"),
    item("CAI-2", "A bed for the night"),
    item("CAI-3", "Modelling of waits"),
    item("CAI-4", "Models of demand"),
    item("CAI-5", "Chest X-ray reader"),
    item("CAI-6", "Xrays side by side"),
    item("CAI-7", "Pre-print of a study"),
    item("CAI-8", "Preprints, listed"),
    item("CAI-9", "Invented patients", ["python"]),
  ],
  makeTagSet(controlledTags(), []),
);

const found = (words: string) =>
  index
    .find(words)
    .items.map(({ reference }) => reference)
    .sort();

test.each([
  ["bed", ["CAI-1", "CAI-2"]],
  ["beds", ["CAI-1", "CAI-2"]],
  ["model", ["CAI-3", "CAI-4"]],
  ["models", ["CAI-3", "CAI-4"]],
  ["x-ray", ["CAI-5", "CAI-6"]],
  ["xray", ["CAI-5", "CAI-6"]],
  ["chest x-rays", ["CAI-5"]],
  ["pre-print", ["CAI-7", "CAI-8"]],
  ["preprint", ["CAI-7", "CAI-8"]],
  ["pyhton", ["CAI-9"]],
  ["python patients", ["CAI-9"]],
  ["zebra", []],
  ["--- / .", []],
])("%s finds every form of the word", (words, references) => {
  expect(found(words)).toEqual(references);
});

import { expect, test } from "vitest";
import { relatedTo, similarTo } from "../../shared/catalogue/search/similar.ts";
import { makeIndex } from "../../shared/catalogue/search/text-index.ts";
import { controlledTags } from "../../shared/catalogue/tags/controlled-tags.ts";
import { makeTagSet } from "../../shared/catalogue/tags/tag-set.ts";
import { published } from "./made-up.ts";

const item = (reference: string, title: string, summary: string, tags: readonly string[]) =>
  published({ reference, title, summary, tags: [...tags], body: "" });

const items = [
  item("CAI-1", "Bed allocation", "Suggests which bed a patient goes to.", ["secondary care", "forecasting"]),
  item("CAI-2", "Length of stay", "Forecasts how long a patient stays in hospital.", [
    "secondary care",
    "forecasting",
  ]),
  item("CAI-3", "Adrenal lesions", "Finds lesions in CT scans.", ["diseases", "computer vision"]),
  item("CAI-4", "CT alignment", "Aligns CT scans over time.", ["secondary care", "computer vision"]),
  item("CAI-5", "Claims", "Why claims are made.", ["financial"]),
];
const index = makeIndex(items, makeTagSet(controlledTags(), []));

test("what somebody writes of their problem leads to what is close, and not to what only shares common words", () => {
  const closest = similarTo(
    index,
    "Patients wait hours for a bed because nobody knows which beds come free.",
  );
  expect(closest[0]?.title).toBe("Bed allocation");
  expect(similarTo(index, "We are in need of the help that you have to give to us.")).toEqual([]);
  expect(similarTo(index, "")).toEqual([]);
});

test("related items are those that share rare tags and words, never the item itself", () => {
  const of = (reference: string) => {
    const one = items.find((each) => each.reference === reference);
    return one === undefined ? [] : relatedTo(one, index, 3).map(({ title }) => title);
  };
  expect(of("CAI-4")[0]).toBe("Adrenal lesions");
  expect(of("CAI-1")[0]).toBe("Length of stay");
  expect(of("CAI-5")).toEqual([]);
});

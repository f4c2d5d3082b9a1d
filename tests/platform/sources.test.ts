import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = globSync("{shared,functions,infra,tests}/**/*.ts").filter(
  (file) => !import.meta.filename.endsWith(file),
);

/** The files, but for those, that say something of this kind. */
const filesThatSay = (pattern: RegExp, but: readonly string[] = []): string[] =>
  sources.filter((file) => !but.includes(file) && pattern.test(readFileSync(file, "utf8")));

test("what a query finds is read page by page in one place: no other file goes from the last key to the next", () => {
  expect(sources.length).toBeGreaterThan(500);
  // The copy of an index speaks to DynamoDB Local beneath the client that the product reads with.
  const goingOn = filesThatSay(/ExclusiveStartKey/, ["infra/local/bench/index-copy.ts"]);
  expect(filesThatSay(/LastEvaluatedKey/).filter((file) => goingOn.includes(file))).toEqual([]);
});

test("a text is put into one spelling in one place, where its marks cannot make it cost more than its length", () => {
  const elsewhere = ["shared/platform/text.ts", "tests/platform/text.test.ts", "tests/pages/typed.test.ts"];
  expect(filesThatSay(/[.]normalize\(/, elsewhere)).toEqual([]);
});

test("no form has a way of its own to read a text, a date or an organisation's code", () => {
  const kit = ["shared/platform/text.ts", "shared/pages/typed.ts", "shared/organisations/organisation.ts"];
  const product = filesThatSay(/\[\\s\\p\{Cc\}\]|A-Z0-9\]\{3,8\}|\.date\(["`{].*(?:Enter|real date)/, kit);
  expect(product.filter((file) => !file.startsWith("tests/"))).toEqual([]);
});

test("the kinds of a thing are written once: a list beside them is of some of them", () => {
  const some = ["shared/catalogue/items/standing-facets.ts", "shared/re-uses/stages.ts"];
  expect(
    filesThatSay(/as const satisfies readonly/, some).filter((file) => file.startsWith("shared/")),
  ).toEqual([]);
});

test("a transaction is sent in one place, where a conflict with another change is tried again", () => {
  const sent = filesThatSay(/new TransactWriteCommand\(/).filter((file) => !file.startsWith("tests/"));
  expect(sent).toEqual(["shared/journal/transact.ts"]);
});

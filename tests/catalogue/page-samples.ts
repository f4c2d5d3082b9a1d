import fc from "fast-check";
import { isUsableName } from "../../shared/catalogue/files/front-matter.ts";
import type { PageItem } from "../../shared/catalogue/files/page-item.ts";
import { readPage } from "../../shared/catalogue/files/read-page.ts";
import { vocabularyOf } from "../../shared/catalogue/files/vocabulary.ts";
import { itemKindNames, itemStatuses, outputKindNames } from "../../shared/catalogue/items/model.ts";
import { slugOf } from "../../shared/catalogue/items/title-slug.ts";
import type { Facet, Tag } from "../../shared/catalogue/tags/model.ts";
import { makeTagSet } from "../../shared/catalogue/tags/tag-set.ts";

const tag = (value: string, facet: Facet, label: string, ...aliases: string[]): Tag => ({
  value,
  label,
  facets: [facet],
  aliases,
});

/** Words to read pages by: a few tags of every sort, and two origins. */
export const vocabulary = vocabularyOf(
  makeTagSet(
    [],
    [
      tag("secondary care", "domain", "SECONDARY CARE"),
      tag("population health", "domain", "PUBLIC/POPULATION HEALTH"),
      tag("forecasting", "technique", "FORECASTING"),
      tag("natural language processing", "technique", "NATURAL LANGUAGE PROCESSING", "nlp"),
      { ...tag("linkage", "technique", "LINKAGE"), facets: ["technique", "project-type"] },
      tag("best practice", "project-type", "BEST PRACTICE"),
      tag("unstructured data", "data", "UNSTRUCTURED DATA", "unstructured"),
      tag("multi modal", "data", "MULTI MODAL"),
      tag("text data", "data", "TEXT DATA"),
      tag("python", "language", "PYTHON"),
      { ...tag("matlab", "language", "MATLAB"), retired: { since: "2025-01-01", instead: "python" } },
      tag("wip", "status", "WIP", "work in progress"),
      tag("complete", "status", "COMPLETE"),
      tag("deployed", "deployment", "DEPLOYED"),
    ],
  ),
  (written) => (["FDT", "Fernhill Data"].includes(written) ? "Fernhill Data Team" : written || undefined),
);

/** A page of the NDS dialect that has nothing wrong, with lines of its front matter changed or added, and its body. */
export const page = (
  fields: Readonly<Record<string, string>> = {},
  body = "## Results\n\nIt works.\n",
): string => {
  const all = {
    title: "'Waiting times at Fernhill'",
    summary: "'How long people wait, told a week ahead.'",
    category: "'Projects'",
    origin: "'Fernhill Data Team'",
    tags: "['SECONDARY CARE', 'FORECASTING', 'PYTHON', 'COMPLETE']",
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `---\n${lines.join("\n")}\n---\n${body}`;
};

/** Reads a page as an import does. */
export const read = (text: string, file = "waiting-times.md") => readPage(file, text, vocabulary);

/** The item of a page that can be imported. Throws where it cannot. */
export const itemOf = (text: string, file?: string): PageItem => {
  const one = read(text, file);
  if (!("item" in one)) throw new Error(`${one.skipped}: ${JSON.stringify(one.remarks)}`);
  return one.item;
};

const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "no",
    "null",
    "~",
    "1.0",
    "2026-01-01",
    "A: B",
    "# not a comment",
    "'it''s'",
    '"quoted" \\ back',
    "- item",
    "---",
    " leading and trailing ",
    "*alias",
    "&anchor",
    "!!tag",
    "line\nbreak",
    "windows\r\nbreak",
    "\u2028\u2029\u0085\u0000\u200B\uFEFF",
    "{a: 1}",
    "[x]()",
    "| Output | Link |\n|---|---|\n| Code | N/A |",
    '<Tags tags={["A"]} />',
  ),
);
const some = line.map((text) => `x${text}`);
const optional = <Value>(value: fc.Arbitrary<Value>, name: string) =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [name]: each }));
const text = optional(line, "text");
const instant = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2030-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((each) => Object.assign({}, ...each));

const where = fc.oneof(
  merged(fc.record({ is: fc.constant("link"), url: line }), text),
  merged(fc.record({ is: fc.constant("on-request"), email: line }), text),
  merged(fc.record({ is: fc.constantFrom("to-come", "none") }), text),
);

/** Any item that the schema allows, with characters in it that files stumble over. */
export const anyItem: fc.Arbitrary<PageItem> = merged(
  fc.record({
    kind: fc.constantFrom(...itemKindNames),
    title: some,
    summary: line,
    body: fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n")),
    tags: fc.array(some, { maxLength: 4 }),
    organisations: fc.array(merged(fc.record({ name: line }), optional(line, "code")), { maxLength: 2 }),
    standing: fc.array(
      merged(
        fc.record({ value: line }),
        optional(
          instant.map((at) => at.slice(0, 10)),
          "since",
        ),
        optional(line, "note"),
      ),
      { maxLength: 3 },
    ),
    outputs: fc.array(
      merged(fc.record({ kind: fc.constantFrom(...outputKindNames), where }), optional(line, "label")),
      {
        maxLength: 3,
      },
    ),
    contacts: fc.array(fc.record({ name: line, address: line }), { maxLength: 2 }),
    slug: some.map(slugOf),
    otherAddresses: fc.array(some.map(slugOf), { maxLength: 2 }),
    more: fc.dictionary(line.filter(isUsableName), line, { maxKeys: 3, noNullPrototype: true }),
    said: merged(
      optional(line, "reference"),
      optional(fc.constantFrom(...itemStatuses), "status"),
      optional(instant, "publishedAt"),
      optional(line, "reason"),
    ),
  }),
  optional(line, "origin"),
  optional(line, "licence"),
  optional(line, "project"),
);

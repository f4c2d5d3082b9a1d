import { error, type Remark, warning } from "../../file-import/remark.ts";
import { checkBody, checkStanding, isRelative } from "./check-body.ts";
import { cleanLines } from "./clean-text.ts";
import { type Page, readFrontMatter, readList, unknownField, type Words } from "./front-matter.ts";
import { bodyParts } from "./markdown-parts.ts";
import { readOwnPage } from "./own-page.ts";
import { addressOf, fileStem, isIndexOfFolder } from "./page-address.ts";
import type { PageItem, ReadPage, Silence } from "./page-item.ts";
import { categoryKey, kindOf, originOf, type Said, summaryOf, titleOf, unquoted } from "./read-fields.ts";
import { readOutputs } from "./read-outputs.ts";
import { type ReadTags, readTags } from "./read-tags.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How many characters a page may have. */
export const MOST_CHARACTERS = 250_000;
const KNOWN = new Set(["title", "summary", "category", "origin", "tags", "layout", "permalink"]);

/** Categories of pages about the site itself. */
const NO_ITEMS = new Set(["overview", "team"]);

const unquotedWords = (words: readonly Words[]): readonly Words[] =>
  words.map(({ text, line }) => ({ text: unquoted(text), line }));

/** The tags of the front matter, or of `<Tags tags={[...]} />` in the body; `body` is without that element. */
const tagWords = (
  page: Page,
): { words: readonly Words[]; line: number; body: string; remarks: readonly Remark[] } => {
  const field = page.fields.get("tags");
  const whole = page.body.join("\n");
  const element = /<Tags\b[^<>{]{0,200}\btags=\{(\[[^<\]]{0,5000}\])\}[^<>]{0,200}>/.exec(whole);
  if (element === null) {
    const single =
      field?.text === "" || field === undefined
        ? []
        : field.text.split(",").map((text) => ({ text, line: field.line }));
    return { words: unquotedWords(field?.items ?? single), line: field?.line ?? 1, body: whole, remarks: [] };
  }
  const line = page.bodyLine + whole.slice(0, element.index).split("\n").length - 1;
  const list = readList(asYaml(element[1] ?? ""), line);
  // As many lines as before, so that the lines below keep their numbers.
  const blank = element[0].replaceAll(/[^\n]/g, "");
  const body = whole.replace(element[0], () => blank);
  const remarks =
    list === undefined
      ? [
          warning(
            line,
            "The element Tags in the body cannot be read",
            "Write its tags as a list of quoted words.",
          ),
        ]
      : [];
  return { words: [...unquotedWords(field?.items ?? []), ...(list ?? [])], line, body, remarks };
};

/** The quoted words of JavaScript as those of YAML: the one writes `'it\\'s'`, the other `'it''s'`. */
const asYaml = (list: string): string => list.replaceAll("\\'", "''");

const withoutTables = (
  body: string,
  firstLine: number,
  tables: readonly { readonly line: number; readonly end: number }[],
): string =>
  body
    .split("\n")
    .filter(
      (_, index) => !tables.some(({ line, end }) => index + firstLine >= line && index + firstLine < end),
    )
    .join("\n")
    .trim();

const moreOf = (page: Page, { offList }: ReadTags): Said<Record<string, string>> => {
  const others = [...page.fields].filter(([name]) => !KNOWN.has(name));
  const kept = [...page.fields].filter(
    ([name, { text }]) => text !== "" && (!KNOWN.has(name) || name === "layout" || name === "permalink"),
  );
  const tags = offList.length === 0 ? [] : [["tags off the list", offList.join(", ")] as const];
  return {
    value: Object.fromEntries([...kept.map(([name, { text }]) => [name, text] as const), ...tags]),
    remarks: others.map(([name, field]) => unknownField(name, field)),
  };
};

/** Whether the index page of a folder is an item: it has what an item has, as where each item has a folder of its own. */
const isItemOfFolder = (file: string, page: Page | undefined): boolean => {
  const has = (name: string): boolean => {
    const field = page?.fields.get(name);
    return field !== undefined && (field.text !== "" || (field.items ?? []).length > 0);
  };
  const hasTagsElement = page?.body.some((line) => line.includes("<Tags")) ?? false;
  return isIndexOfFolder(file) && has("title") && has("summary") && (has("tags") || hasTagsElement);
};

const skippedPage = (
  file: string,
  page: Page | undefined,
  remarks: readonly Remark[],
): ReadPage | undefined => {
  const stem = fileStem(file);
  const skip = (skipped: string, more: readonly Remark[] = []): ReadPage => ({
    file,
    skipped,
    remarks: [...more, ...remarks],
  });
  // Whatever is wrong with it, there is nothing to do about it.
  const passOver = (skipped: string): ReadPage => ({ file, skipped, remarks: [] });
  if (/^(?:index|readme|_index|license|licence|contributing)$/i.test(stem) && !isItemOfFolder(file, page))
    return passOver("It is a page of contents and no item");
  if (page === undefined)
    return skip("It has no front matter", [
      error(
        1,
        "The page has no front matter",
        "Begin it with a line of ---, then title, summary and tags, then a line of ---.",
      ),
    ]);
  if (page.remarks.some(({ severity }) => severity === "error"))
    return skip("Its front matter has an error that must be put right first");
  const title = page.fields.get("title")?.text ?? "";
  if (/^_?template\b/i.test(stem) || /goes here/i.test(title))
    return passOver("It is the pattern for new pages");
  const category = page.fields.get("category")?.text ?? "";
  if (NO_ITEMS.has(categoryKey(category)))
    return passOver(`It is a page about the site (category ${category})`);
  return undefined;
};

/** What a page of another catalogue has no word on. Its front matter has no place for some of what an item says here. */
const silentOn = (page: Page, item: PageItem): readonly Silence[] => [
  "organisations",
  "licence",
  "contacts",
  "project",
  "tags-of-other-facets",
  ...((page.fields.get("category")?.text ?? "") === "" ? (["kind"] as const) : []),
  ...(item.summary === "" ? (["summary"] as const) : []),
  ...(item.origin === undefined ? (["origin"] as const) : []),
  ...(item.standing.length === 0 ? (["standing"] as const) : []),
  ...(item.outputs.length === 0 ? (["outputs"] as const) : []),
];

const itemPage = (file: string, page: Page, vocabulary: Vocabulary, before: readonly Remark[]): ReadPage => {
  const title = titleOf(page);
  const summary = summaryOf(page);
  const kind = kindOf(page.fields.get("category"), file);
  const origin = originOf(page.fields.get("origin"), vocabulary);
  const given = tagWords(page);
  const tags = readTags(given.words, given.line, vocabulary);
  const address = addressOf(file, page.fields.get("permalink"), title.value);
  const more = moreOf(page, tags);
  const parts = bodyParts(given.body, page.bodyLine);
  const outputs = readOutputs(parts.tables);
  const standing = tags.standing.map(({ value }) => value);
  const ofBody = [...outputs.remarks, ...checkBody(parts), ...checkStanding(parts.prose, standing)];
  const remarks = [
    ...before,
    ...[title, summary, kind, origin, given, tags, address, more].flatMap((said) => said.remarks),
    ...ofBody,
  ].toSorted((a, b) => a.line - b.line);
  if (remarks.some(({ severity }) => severity === "error"))
    return { file, skipped: "It has an error that must be put right first", remarks };
  const item = {
    kind: kind.value,
    title: title.value,
    summary: summary.value,
    body: withoutTables(given.body, page.bodyLine, outputs.tables),
    tags: [...tags.tags],
    origin: origin.value,
    organisations: [],
    standing: [...tags.standing],
    outputs: [...outputs.outputs],
    contacts: [],
    slug: address.slug,
    otherAddresses: [...address.otherAddresses],
    more: more.value,
    said: {},
  };
  const relativeLinks = parts.links.filter(({ url, picture }) => !picture && isRelative(url));
  return { file, item, silentOn: silentOn(page, item), relativeLinks, remarks };
};

/**
 * Reads one page of a catalogue, in any of three dialects: NDS (tags in the front matter), SKW (tags as an element of the body), or our own
 * (`writePage`). What can be put right is put right and said; what cannot is said with the line and what to do. Never throws, whatever the text.
 */
export const readPage = (file: string, text: string, vocabulary: Vocabulary): ReadPage => {
  if (text.length > MOST_CHARACTERS)
    return { file, skipped: `It is longer than ${MOST_CHARACTERS} characters`, remarks: [] };
  const own = readOwnPage(file, text);
  if (own !== undefined) return own;
  const { lines, remarks } = cleanLines(text);
  const page = readFrontMatter(lines);
  const all = [...remarks, ...(page?.remarks ?? [])];
  return (
    skippedPage(file, page, all) ??
    (page === undefined
      ? { file, skipped: "It has no front matter", remarks: all }
      : itemPage(file, page, vocabulary, all))
  );
};

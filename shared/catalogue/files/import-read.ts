import { note, quote, type Remark } from "../../file-import/remark.ts";
import type { ReadFile, ReadRow } from "../../file-import/row.ts";
import type { Table } from "../../platform/dynamo.ts";
import { parseReference } from "../../platform/references.ts";
import { itemKinds } from "../items/model.ts";
import { originOf } from "../items/origins.ts";
import { listAll } from "../items/store.ts";
import type { Tag } from "../tags/model.ts";
import { readTags } from "../tags/store.ts";
import { makeTagSet } from "../tags/tag-set.ts";
import { tagsToChange } from "./decide-tags.ts";
import { type Imported, TAGS_AT_ONCE } from "./import.ts";
import { parseSentPages } from "./sent-pages.ts";
import { type StagedPage, stagePages } from "./stage.ts";
import { readTagFile, TAG_FILE } from "./tag-file.ts";
import { vocabularyOf } from "./vocabulary.ts";

const MOST_NAMED = 50;
const MOST_NAME = 200;

const pageRow = (page: StagedPage): ReadRow<Imported> => {
  const { file, digest, remarks } = page;
  if (page.item === undefined)
    return { line: 1, file, name: "", leftOut: page.skipped, remarks: [...remarks] };
  const { item } = page;
  const { reference, ...said } = item.said;
  // A reference that is none of ours is no reference: the item gets one.
  const isOurs = reference !== undefined && parseReference("item", reference) === reference;
  return {
    line: 1,
    file,
    name: `${itemKinds[item.kind]}: ${item.title}`,
    row: {
      is: "page",
      file,
      digest,
      item: isOurs ? item : { ...item, said },
      silentOn: [...page.silentOn],
    },
    remarks: [...remarks],
  };
};

const tagRows = (tags: readonly Tag[]): ReadRow<Imported>[] =>
  Array.from({ length: Math.ceil(tags.length / TAGS_AT_ONCE) }, (_, nth) => {
    const some = tags.slice(nth * TAGS_AT_ONCE, (nth + 1) * TAGS_AT_ONCE);
    const name = `Tags: ${some.map(({ label }) => label).join(", ")}`.slice(0, MOST_NAME).toWellFormed();
    return { line: 1, file: TAG_FILE, name, row: { is: "tags", tags: some }, remarks: [] };
  });

const leftOutFiles = (names: readonly string[]): Remark[] => {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  const named = names.slice(0, MOST_NAMED).map(quote).join(", ");
  return names.length === 1
    ? [note(1, `One file is no page: ${named}`, "It is left out.")]
    : [note(1, `${names.length} files are no pages: ${named}${more}`, "They are left out.")];
};

/**
 * Reads the pages that were sent, together and beside the items that the catalogue has; before them the tags that come with an export and are
 * otherwise here. Two queries.
 */
export const readPages = async (
  { table }: { readonly table: Table },
  bytes: Uint8Array,
): Promise<ReadFile<Imported>> => {
  const sent = parseSentPages(bytes);
  const [{ set }, items] = await Promise.all([readTags(table), listAll(table)]);
  const neighbours = items.map(({ title, outputs, slug, asImported }) => ({
    title,
    outputs,
    slug,
    file: asImported?.file,
  }));
  const given = readTagFile(sent.tagFile ?? "") ?? [];
  const vocabulary = vocabularyOf(makeTagSet(set.tags, given), originOf);
  const pages = stagePages(sent.pages, vocabulary, neighbours);
  const read = pages.flatMap(({ item }) => item ?? []);
  const own = read.filter(({ said }) => said.status !== undefined);
  return {
    rows: [...tagRows(tagsToChange(given, set)), ...pages.map(pageRow)],
    remarks: leftOutFiles(sent.leftOut),
    answers: { arrival: own.length * 2 > read.length ? "as-said" : "drafts" },
  };
};

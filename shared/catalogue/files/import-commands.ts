import { type CommitNeeds, wasCommitted } from "../../journal/commit.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { parseReference } from "../../platform/references.ts";
import type { Given } from "../commands-items.ts";
import { originOf } from "../origins.ts";
import { listAll } from "../store.ts";
import type { Tag } from "../tag.ts";
import { makeTagSet } from "../tag-set.ts";
import { readTags } from "../tag-store.ts";
import type { ImportOrder } from "./decide-import.ts";
import { tagsToChange } from "./decide-tags.ts";
import { CatalogueImportStarted, CatalogueImportTakenBack } from "./entries.ts";
import { type CatalogueImport, inParts, type StagedPage } from "./import.ts";
import { readImport, saveImportStep, saveNewImport } from "./import-store.ts";
import { stagePages } from "./stage.ts";
import { readTagFile } from "./tag-file.ts";
import type { PageFile } from "./unpack.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** One transaction holds 4 MB; the pages as they were read are longer than their files, by the remarks. */
const MOST_BYTES_STAGED = 3_700_000;
const MOST_LEFT_OUT_NAMED = 50;

const newImport = (
  pages: readonly StagedPage[],
  parts: number,
  { tags, leftOut }: { readonly tags: readonly Tag[]; readonly leftOut: readonly string[] },
  occasion: Occasion,
): CatalogueImport => {
  const count = (severity: "error" | "warning" | "note"): number =>
    pages.reduce((sum, { remarks }) => sum + remarks.filter((each) => each.severity === severity).length, 0);
  const read = pages.filter(({ item }) => item !== undefined);
  return {
    id: occasion.newId(),
    status: "checked",
    at: occasion.now,
    by: occasion.actor.id,
    replace: false,
    pages: read.length,
    skipped: pages.length - read.length,
    own:
      read.length > 0 && read.filter(({ item }) => item?.said.status !== undefined).length * 2 > read.length,
    parts,
    phase: "drafting",
    done: 0,
    counts: { created: 0, changed: 0, unchanged: 0, kept: 0, published: 0 },
    undone: { removed: 0, withdrawn: 0, restored: 0, left: 0 },
    remarks: { error: count("error"), warning: count("warning"), note: count("note") },
    tags: [...tags],
    leftOut: leftOut.slice(0, MOST_LEFT_OUT_NAMED),
  };
};

/** A reference that is none of ours is no reference: the item gets one. */
const withGoodReference = (page: StagedPage): StagedPage => {
  const reference = page.item?.said.reference;
  if (page.item === undefined || reference === undefined) return page;
  if (parseReference("item", reference) === reference) return page;
  const { reference: _bad, ...said } = page.item.said;
  return { ...page, item: { ...page.item, said } };
};

/**
 * Takes in pages for somebody to look at, and gives the import's id. Nothing of them is imported yet. Two queries and one transaction. Refused
 * when what was read is more than one import holds.
 */
export const checkImport = async (
  needs: CommitNeeds,
  sent: {
    readonly pages: readonly PageFile[];
    readonly tagFile?: string;
    readonly leftOut: readonly string[];
  },
  { occasion, once }: Given,
): Promise<{ readonly id: string } | { readonly refusal: "too-large" }> => {
  const [{ set }, items] = await Promise.all([readTags(needs.table), listAll(needs.table)]);
  const neighbours = items.map(({ title, outputs, slug, asImported }) => ({
    title,
    outputs,
    slug,
    ...(asImported === undefined ? {} : { file: asImported.file }),
  }));
  const given = readTagFile(sent.tagFile ?? "") ?? [];
  const tags = tagsToChange(given, set);
  const vocabulary = vocabularyOf(makeTagSet(set.tags, given), originOf);
  const pages = stagePages(sent.pages, vocabulary, neighbours).map(withGoodReference);
  if (Buffer.byteLength(JSON.stringify(pages)) > MOST_BYTES_STAGED) return { refusal: "too-large" };
  const parts = inParts(pages);
  const one = newImport(pages, parts.length, { tags, leftOut: sent.leftOut }, occasion);
  const saved = await saveNewImport(needs, one, parts, once);
  return { id: saved.outcome === "repeated" ? String(saved.result["id"]) : one.id };
};

/** What became of a step of an import, or why it cannot be. */
export type ImportChanged = { readonly done: true } | { readonly refusal: "unknown" | "not-now" | "empty" };

const turn = async (
  needs: CommitNeeds,
  id: string,
  { once }: Given,
  onto: (
    one: CatalogueImport,
  ) => { readonly after: CatalogueImport; readonly entries: readonly Entry[] } | "not-now" | "empty",
): Promise<ImportChanged> => {
  const one = await readImport(needs.table, id);
  if (one === undefined) return { refusal: "unknown" };
  const next = onto(one);
  // The same button pressed twice: it is as asked.
  if (typeof next === "string")
    return (await wasCommitted(needs.table, once)) ? { done: true } : { refusal: next };
  const saved = await saveImportStep(needs, { before: one, after: next.after }, [], {
    once,
    entries: next.entries,
  });
  if (saved.outcome !== "refused") return { done: true };
  return (await wasCommitted(needs.table, once)) ? { done: true } : { refusal: "not-now" };
};

/** Says that the pages that were looked at are to be imported, and how. One read and one transaction. */
export const startImport = (
  needs: CommitNeeds,
  id: string,
  order: ImportOrder,
  given: Given,
): Promise<ImportChanged> =>
  turn(needs, id, given, (one) => {
    if (one.status !== "checked") return "not-now";
    if (one.pages === 0) return "empty";
    const entry = record(CatalogueImportStarted, { subject: id, data: { pages: one.pages } }, given.occasion);
    const phase = order.arrival === "as-said" && one.tags.length > 0 ? "tags" : "drafting";
    return { after: { ...one, ...order, status: "running", phase }, entries: [entry] };
  });

/** Says that the pages that were looked at are not to be imported. One read and one transaction. */
export const discardImport = (needs: CommitNeeds, id: string, given: Given): Promise<ImportChanged> =>
  turn(needs, id, given, (one) =>
    one.status === "checked" ? { after: { ...one, status: "discarded" }, entries: [] } : "not-now",
  );

/** Says that an import is to be taken back, whole, though it be under way. One read and one transaction. */
export const takeBackImport = (needs: CommitNeeds, id: string, given: Given): Promise<ImportChanged> =>
  turn(needs, id, given, (one) => {
    if (one.status !== "running" && one.status !== "finished") return "not-now";
    const entry = record(CatalogueImportTakenBack, { subject: id, data: {} }, given.occasion);
    return { after: { ...one, status: "undoing", done: 0 }, entries: [entry] };
  });

import { importPages, type PageOutcome } from "../../shared/catalogue/files/decide-import.ts";
import type { CatalogueImport, StagedPage } from "../../shared/catalogue/files/import.ts";
import { readKnownItems } from "../../shared/catalogue/files/known-items.ts";
import { needsSomebody, severities } from "../../shared/catalogue/files/remark.ts";
import { contentOf, type ItemContent, itemKinds } from "../../shared/catalogue/item.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import type { Table } from "../../shared/platform/dynamo.ts";

const fieldWords: Readonly<Record<keyof ItemContent, string>> = {
  kind: "kind",
  title: "title",
  summary: "summary",
  body: "text",
  tags: "tags",
  origin: "origin",
  organisations: "organisations",
  standing: "status",
  outputs: "outputs",
  licence: "licence",
  contacts: "contacts",
  project: "project",
};

const isField = (name: string): name is keyof ItemContent => name in fieldWords;

const changedFields = (before: ItemContent, after: ItemContent): string =>
  Object.keys(fieldWords)
    .filter(isField)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => fieldWords[name])
    .join(", ");

const outcomeWords = (outcome: PageOutcome, page: StagedPage, before: ItemContent | undefined): string => {
  if (outcome.outcome === "created")
    return page.item !== undefined && (page.item.summary === "" || page.item.tags.length === 0)
      ? "New, as a draft until it has a summary and a tag"
      : "New";
  if (outcome.outcome === "unchanged") return "Unchanged";
  if (outcome.outcome === "double") return "Left out: another page of these is the same item";
  if (!("item" in outcome)) return "Left as it is: it was changed or made here";
  const what = before === undefined ? "" : changedFields(before, contentOf(outcome.item));
  return what === "" ? "Published again" : `Changed: ${what}`;
};

/** What an import would do with one page. */
interface PagePlan {
  readonly page: StagedPage;
  readonly outcome: PageOutcome["outcome"] | "skipped";
  readonly what: string;
}

/** What an import would do, page by page, as things are now. Nothing is changed. */
export const planOf = async (
  table: Table,
  pages: readonly StagedPage[],
  occasion: Occasion,
): Promise<readonly PagePlan[]> => {
  const known = await readKnownItems(table, pages);
  const order = { arrival: "drafts", replace: false } as const;
  const nothing = { known, taken: new Set<string>(), newReference: () => "CAI-NEW" };
  const results = new Map(
    importPages(pages, nothing, order, occasion).map((each) => [each.page.file, each] as const),
  );
  return pages.map((page): PagePlan => {
    const planned = results.get(page.file);
    if (planned === undefined) return { page, outcome: "skipped", what: `Left out. ${page.skipped ?? ""}.` };
    const { result, present } = planned;
    return { page, outcome: result.outcome, what: outcomeWords(result, page, present?.item) };
  });
};

const MOST_SHOWN = 300;

/** The pages of an import as the desk shows them, all or those that need somebody, with what would happen to each where that is known. */
export const pageRows = (
  pages: readonly StagedPage[],
  plan: readonly PagePlan[] | undefined,
  onlyNeedy: boolean,
) => {
  const rows = pages.map((page, index) => ({
    file: page.file,
    title: page.item?.title,
    kind: page.item === undefined ? undefined : itemKinds[page.item.kind],
    what: plan?.[index]?.what ?? (page.skipped === undefined ? "Imported" : `Left out. ${page.skipped}.`),
    needy: needsSomebody(page.remarks) || ["kept", "double"].includes(plan?.[index]?.outcome ?? ""),
    remarks: page.remarks.map((remark) => ({ ...remark, severityWord: severities[remark.severity] })),
  }));
  const chosen = onlyNeedy ? rows.filter(({ needy }) => needy) : rows;
  return {
    rows: chosen.slice(0, MOST_SHOWN),
    more: Math.max(0, chosen.length - MOST_SHOWN),
    needy: rows.filter(({ needy }) => needy).length,
    all: rows.length,
  };
};

/** All remarks of an import as rows of a table, by file and line, with what each column holds. */
export const remarkRows = (pages: readonly StagedPage[]): string[][] => [
  ["File", "Line", "Severity", "What", "What to do"],
  ...pages.flatMap(({ file, remarks }) =>
    remarks.map(({ line, severity, what, advice }) => [
      file,
      String(line),
      severities[severity],
      what,
      advice,
    ]),
  ),
];

/** How far an import is, in pages: each is looked at once, and once more where it is to be published. */
export const progressOf = (one: CatalogueImport): { readonly percent: number } => {
  const ways = one.status === "running" && one.arrival !== "drafts" ? 2 : 1;
  if (one.status === "running" && one.phase === "tags") return { percent: 0 };
  const done = one.phase === "publishing" && one.status === "running" ? one.parts + one.done : one.done;
  return { percent: one.parts === 0 ? 100 : Math.min(100, Math.floor((done * 100) / (one.parts * ways))) };
};

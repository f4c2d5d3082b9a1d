import type { ImportDescription } from "../../shared/file-import/kind.ts";
import { type FileImport, isWorking } from "../../shared/file-import/model.ts";
import type { Outcome } from "../../shared/file-import/outcome.ts";
import { needsSomebody, severities } from "../../shared/file-import/remark.ts";
import type { ReadRow } from "../../shared/file-import/row.ts";
import type { Part } from "../../shared/file-import/store.ts";
import { subjectPath } from "../../shared/pages/subject-path.ts";

const ROWS_ON_A_PAGE = 100;

/** What happens to a row, before and after the import. */
const outcomeWords: Readonly<Record<Outcome["outcome"], { readonly plan: string; readonly done: string }>> = {
  added: { plan: "New", done: "Added" },
  changed: { plan: "Changed", done: "Changed" },
  unchanged: { plan: "Unchanged", done: "Unchanged" },
  kept: { plan: "Left as it is", done: "Left as it is" },
  removed: { plan: "Removed", done: "Removed" },
  withdrawn: { plan: "Withdrawn", done: "Withdrawn" },
  restored: { plan: "As it was before", done: "As it was before" },
  left: { plan: "Left", done: "Left" },
};

/** Which rows are shown. */
const FILTERS = ["all", "attention", "added", "changed"] as const;

/** Which rows are shown. */
type Filter = (typeof FILTERS)[number];

interface RowView {
  readonly place: string;
  readonly name: string;
  readonly href: string | undefined;
  readonly what: string;
  readonly outcome: Outcome["outcome"] | "left-out" | undefined;
  readonly needsAttention: boolean;
  readonly remarks: readonly { readonly severity: string; readonly line: number; readonly words: string }[];
}

const sentence = (outcome: Outcome, isDone: boolean): string => {
  const words = outcomeWords[outcome.outcome][isDone ? "done" : "plan"];
  return outcome.detail === "" ? words : `${words}: ${outcome.detail}`;
};

const rowView = (row: ReadRow<unknown>, outcome: Outcome | undefined, isDone: boolean): RowView => {
  const isLeftOut = row.row === undefined;
  const why = row.leftOut === undefined ? "Left out" : `Left out. ${row.leftOut}`;
  const missing = isDone ? "Not imported" : "";
  return {
    place: row.file ?? `Line ${row.line}`,
    name: row.name,
    href: outcome?.subject === undefined ? undefined : subjectPath(outcome.subject),
    what: isLeftOut ? why : outcome === undefined ? missing : sentence(outcome, isDone),
    outcome: isLeftOut ? "left-out" : outcome?.outcome,
    needsAttention: needsSomebody(row.remarks) || outcome?.outcome === "kept" || outcome?.outcome === "left",
    remarks: row.remarks.map(({ severity, line, what, advice }) => ({
      severity: severities[severity],
      line,
      words: `${what}. ${advice}`,
    })),
  };
};

/** All rows of an import as the page shows them: each with what becomes of it, where that is known. */
export const rowViews = (one: FileImport, parts: readonly Part[]): readonly RowView[] => {
  const isDone = one.status !== "checked" && one.status !== "checking" && one.status !== "discarded";
  return parts.flatMap(({ rows, outcomes }, part) => {
    let next = 0;
    return rows.map((row) => {
      const outcome = row.row === undefined ? undefined : outcomes[next];
      if (row.row !== undefined) next += 1;
      // While it runs, the parts that are to come still have what was planned for them.
      return rowView(row, outcome, isDone && (!isWorking(one) || one.pass > 0 || part < one.done));
    });
  });
};

const isOf = (filter: Filter, { needsAttention, outcome }: RowView): boolean =>
  filter === "all" || (filter === "attention" ? needsAttention : outcome === filter);

const filterWords: Readonly<Record<Filter, string>> = {
  all: "All rows",
  attention: "Needs attention",
  added: "New",
  changed: "Changed",
};

/** A page of the rows, those of one filter, with the ways to the others. Counts are of all rows. */
export const pageOfRows = (
  rows: readonly RowView[],
  asked: { readonly show?: string | undefined; readonly page?: string | undefined },
  action: string,
) => {
  const show = FILTERS.find((name) => name === asked.show) ?? "all";
  const chosen = rows.filter((row) => isOf(show, row));
  const pages = Math.max(1, Math.ceil(chosen.length / ROWS_ON_A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(asked.page)) || 1));
  const hrefOf = (filter: Filter, nth = 1): string => {
    const query = new URLSearchParams();
    if (filter !== "all") query.set("show", filter);
    if (nth > 1) query.set("page", String(nth));
    const text = query.toString();
    return text === "" ? action : `${action}?${text}`;
  };
  return {
    rows: chosen.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE),
    all: rows.length,
    page,
    pages,
    previous: page > 1 ? hrefOf(show, page - 1) : undefined,
    next: page < pages ? hrefOf(show, page + 1) : undefined,
    filters: FILTERS.map((name) => ({
      href: hrefOf(name),
      isChosen: name === show,
      text: `${filterWords[name]} (${rows.filter((row) => isOf(name, row)).length})`,
    })),
  };
};

/** All remarks of an import as rows of a table. */
export const remarkRows = (one: FileImport, parts: readonly Part[]): string[][] => [
  ["File", "Line", "Row", "Severity", "What", "What to do"],
  ...one.fileRemarks.map(({ line, severity, what, advice }) => [
    one.file,
    String(line),
    "",
    severities[severity],
    what,
    advice,
  ]),
  ...parts.flatMap(({ rows }) =>
    rows.flatMap(({ file, name, remarks }) =>
      remarks.map(({ line, severity, what, advice }) => [
        file ?? one.file,
        String(line),
        name,
        severities[severity],
        what,
        advice,
      ]),
    ),
  ),
];

/** How far an import is, in a hundred: each part is looked at once, and once more where it is released in the end. */
export const percentOf = (one: FileImport, ways: number): number => {
  if (one.status === "reading" || one.parts === 0) return 0;
  const all = one.parts * (one.status === "running" ? ways : 1);
  return Math.min(100, Math.floor(((one.pass * one.parts + one.done) * 100) / all));
};

const of = (count: number, { one, many }: ImportDescription["row"]): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** How many rows of a kind, with the noun: `1 page`, `2,000 organisations`. */
export const countOf =
  ({ row }: ImportDescription) =>
  (count: number): string =>
    of(count, row);

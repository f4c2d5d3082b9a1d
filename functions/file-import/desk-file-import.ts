import * as z from "zod/mini";
import {
  changeLayout,
  discardImport,
  mapColumns,
  startImport,
  undoableUntil,
  undoImport,
} from "../../shared/file-import/commands.ts";
import { layoutForm, parseMapping } from "../../shared/file-import/input.ts";
import type { FileImport } from "../../shared/file-import/model.ts";
import { importStatuses, isWorking } from "../../shared/file-import/model.ts";
import { type Part, readImport, readParts, readSource } from "../../shared/file-import/store.ts";
import { type FormErrors, formErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { toCsv } from "../../shared/platform/csv.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Asked, type View, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { columnsView } from "./columns-view.ts";
import template from "./desk-file-import.njk";
import { countOf, pageOfRows, percentOf, remarkRows, rowViews } from "./import-view.ts";
import { type ImportPlace, placeOf } from "./kinds.ts";

/** An import with what its page shows of it: the file while its columns are chosen, and then its rows. */
interface FoundImport {
  readonly one: FileImport;
  readonly place: ImportPlace;
  readonly bytes: Uint8Array | undefined;
  readonly parts: readonly Part[];
}

const canChooseColumns = ({ status, table }: FileImport): boolean =>
  table !== undefined && (status === "sent" || status === "checked");

const isChoosingColumns = (one: FileImport, ask: string | undefined): boolean =>
  canChooseColumns(one) && (one.status === "sent" || ask === "columns");

const findImport = async (
  { table }: PageNeeds,
  id: string,
  ask: string | undefined,
): Promise<FoundImport | undefined> => {
  const one = await readImport(table, id);
  if (one === undefined) return undefined;
  const isChoosing = isChoosingColumns(one, ask);
  const bytes = isChoosing ? await readSource(table, id) : undefined;
  const parts = isChoosing || one.status === "reading" ? [] : await readParts(table, one);
  return { one, place: placeOf(one.kind), bytes, parts };
};

const contextOf = ({ one, place }: FoundImport, now: string) => {
  const { kind, start, section, see } = place;
  const ways = kind.releases?.(one) === true ? 2 : 1;
  const isUndoable = kind.undoes !== undefined && (one.status === "running" || one.status === "finished");
  return {
    one,
    section,
    start,
    see,
    quiet: kind.quiet,
    state: importStatuses[one.status],
    count: countOf(kind),
    action: toPath(paths.deskFileImport, { id: one.id }),
    isWorking: isWorking(one),
    percent: percentOf(one, ways),
    undoes: isUndoable && now < undoableUntil(one) ? kind.undoes : undefined,
  };
};

/** The page on which the columns of a table are chosen, while they still can be. */
const showColumns = (needs: PageNeeds, found: FoundImport, asked: Asked<DeskVisit>): View | PageAnswer => {
  const { one, place, bytes } = found;
  if (!canChooseColumns(one)) return showImport(needs, found, asked);
  const { table } = one;
  const sheet =
    table === undefined || bytes === undefined ? undefined : columnsView(place.kind, table, bytes);
  return view(template, { ...contextOf(found, needs.now()), isChoosing: true, sheet });
};

/** What an import would change, how far it is, or what came of it. `?file=remarks` gives all remarks as a file. */
const showImport = (needs: PageNeeds, found: FoundImport, asked: Asked<DeskVisit>): View | PageAnswer => {
  const { one, place, parts } = found;
  const { query } = asked.request;
  if (isChoosingColumns(one, query["ask"])) return showColumns(needs, found, asked);
  if (query["file"] === "remarks")
    return {
      file: toCsv(remarkRows(one, parts)),
      type: "text/csv; charset=utf-8",
      name: `import-${one.at.slice(0, 10)}-remarks.csv`,
    };
  const context = contextOf(found, needs.now());
  return view(template, {
    ...context,
    list: pageOfRows(rowViews(one, parts), { show: query["show"], page: query["page"] }, context.action),
    questions: one.status === "checked" ? place.kind.questions?.(one) : [],
  });
};

const errorsOf = (missing: Readonly<Record<string, string>>): FormErrors => ({
  list: Object.entries(missing).map(([name, text]) => ({ text, href: `#${name}` })),
  byField: Object.fromEntries(Object.entries(missing).map(([name, text]) => [name, { text }])),
});

const unknown = { refusal: "unknown" } as const;

/** Leads to the page of an import as it is without a question asked. */
const leadTo = <Ended extends object>(id: string, ended: Ended) => ({
  ...ended,
  leadsTo: toPath(paths.deskFileImport, { id }),
});

/** One import of a file, whatever it holds: its columns are chosen, it is started or discarded, watched while it runs, and undone. */
export const page = deskPage({
  path: paths.deskFileImport,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: (needs, id, { request }) => findImport(needs, id, request.query["ask"]),
  show: showImport,
  asks: {
    columns: showColumns,
    undo: (needs, found, asked) => {
      const shown = showImport(needs, found, asked);
      return "template" in shown
        ? view(shown.template, { ...shown.context, confirm: true }, shown.status)
        : shown;
    },
  },
  steps: (step) => ({
    layout: step({
      form: layoutForm,
      run: async (needs, id, given) => {
        const one = await readImport(needs.table, id);
        if (one === undefined) return unknown;
        const { kind } = placeOf(one.kind);
        return leadTo(id, await changeLayout(needs, kind, { asked: one, layout: given.form }, given));
      },
    }),
    columns: step({
      run: async (needs, id, given) => {
        const one = await readImport(needs.table, id);
        if (one === undefined) return unknown;
        const { kind } = placeOf(one.kind);
        const read = parseMapping(kind.columns?.fields ?? {}, one.table?.columns ?? [], given.form);
        if ("missing" in read) return { errors: errorsOf(read.missing) };
        return leadTo(id, await mapColumns(needs, kind, { asked: one, mapping: read.mapping }, given));
      },
    }),
    start: step({
      run: async (needs, id, given) => {
        const one = await readImport(needs.table, id);
        if (one === undefined) return unknown;
        const { kind } = placeOf(one.kind);
        const answers = kind.answers?.safeParse(given.form);
        if (answers?.success === false) return { errors: formErrors(answers.error) };
        const start = { asked: one, answers: answers?.data ?? {} };
        return leadTo(id, await startImport(needs, kind, start, given));
      },
    }),
    discard: step({
      run: async (needs, id, given) => {
        const one = await readImport(needs.table, id);
        if (one === undefined) return unknown;
        const discarded = await discardImport(needs, one, given);
        return { ...discarded, leadsTo: placeOf(one.kind).start, keep: {} };
      },
    }),
    undo: step({
      run: async (needs, id, given) => {
        const one = await readImport(needs.table, id);
        if (one === undefined) return unknown;
        return leadTo(id, await undoImport(needs, placeOf(one.kind).kind, one, given));
      },
    }),
  }),
  refusals: {
    "not-now": "This import has moved on. What you see below is how it stands now.",
    "own-file":
      "You sent this file, so a colleague has to look at it and start an import that publishes. Ask them to open this page, or import the items as drafts.",
    "no-rows": { text: "There is no row in the file that can be imported.", status: 422 },
    "missing-fields": { text: "Select a column for each field that every row needs.", status: 422 },
    "too-late": "This import can no longer be undone: what it changed is known for 90 days.",
    gone: "The file is not kept any more. Send it again.",
  },
});

import { type Refused, refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { type Entry, record } from "../journal/entry.ts";
import { plusHours } from "../platform/time.ts";
import { FileImportStarted, FileImportUndoStarted } from "./entries.ts";
import { guessMapping, type Mapping, missingFields } from "./fields.ts";
import type { ImportDescription } from "./kind.ts";
import type { FileImport } from "./model.ts";
import { noCounts } from "./outcome.ts";
import { type Layout, readSheetStart } from "./sheet.ts";
import { importWrite, KEPT_DAYS, readImport, readSource } from "./store.ts";
import { checkStarted } from "./take-in.ts";

/** How an import goes on, with the entries of that. */
interface Next {
  readonly after: FileImport;
  readonly entries: readonly Entry[];
}

/** An import that is to go on: by its id, or as the page read it for its form, so that it is read once. */
export type ImportToChange = string | FileImport;

const readToChange = (
  { table }: CommitNeeds,
  asked: ImportToChange,
  attempt: number,
): Promise<FileImport | undefined> | FileImport => {
  if (typeof asked === "string") return readImport(table, asked);
  return attempt === 1 ? asked : readImport(table, asked.id);
};

const changeImport = <Refusal extends string>(
  needs: CommitNeeds,
  asked: ImportToChange,
  command: Command,
  decide: (one: FileImport) => Next | Refused<Refusal>,
): Promise<Changed<Refusal | "unknown">> =>
  changeStored(needs, command, {
    read: async (attempt) => readToChange(needs, asked, attempt),
    decide,
    save: (before, { after, entries }) => ({ writes: [importWrite(before, after)], entries }),
  });

const canBeDescribed = ({ status, table }: FileImport): boolean =>
  table !== undefined && (status === "sent" || status === "checked");

/** Reads a table in another way: with another encoding or separator, or with its headings on another line. Its columns are guessed anew. */
export const changeLayout = (
  needs: CommitNeeds,
  { columns: known }: ImportDescription,
  { asked, layout }: { readonly asked: FileImport; readonly layout: Layout },
  command: Command,
): Promise<Changed<"unknown" | "not-now" | "gone">> =>
  changeStored(needs, command, {
    read: async (attempt) => {
      const [one, bytes] = await Promise.all([
        readToChange(needs, asked, attempt),
        readSource(needs.table, asked.id),
      ]);
      return one === undefined ? undefined : { one, bytes };
    },
    decide: ({ one, bytes }): Next | Refused<"not-now" | "gone"> => {
      if (!canBeDescribed(one) || known === undefined) return refused("not-now");
      if (bytes === undefined) return refused("gone");
      const { columns, form } = readSheetStart(bytes, layout, known.forms);
      const mapping = form?.mapping ?? guessMapping(known.fields, columns);
      const table = { layout, columns: [...columns], mapping };
      return { after: { ...one, status: "sent", table }, entries: [] };
    },
    save: ({ one }, { after, entries }) => ({ writes: [importWrite(one, after)], entries }),
  });

/** Says what the columns of a table hold; its rows are then read and compared with what is stored. It can be said again until the import is confirmed. */
export const mapColumns = (
  needs: CommitNeeds,
  { columns: known }: ImportDescription,
  { asked, mapping }: { readonly asked: ImportToChange; readonly mapping: Mapping },
  command: Command,
): Promise<Changed<"unknown" | "not-now" | "missing-fields">> =>
  changeImport(needs, asked, command, (one): Next | Refused<"not-now" | "missing-fields"> => {
    if (!canBeDescribed(one) || one.table === undefined || known === undefined) return refused("not-now");
    if (missingFields(known.fields, mapping).length > 0) return refused("missing-fields");
    const table = { ...one.table, mapping };
    const after: FileImport = { ...one, status: "reading", table, parts: 0, done: 0, planned: noCounts };
    return { after, entries: [checkStarted(one, command.occasion)] };
  });

/**
 * Says that what was looked at is to be imported, with what was answered to the kind's questions. Refused to the sender where a second person is
 * needed. One read and one transaction.
 */
export const startImport = (
  needs: CommitNeeds,
  { needsSecond = () => false }: ImportDescription,
  { asked, answers }: { readonly asked: ImportToChange; readonly answers: Readonly<Record<string, string>> },
  command: Command,
): Promise<Changed<"unknown" | "not-now" | "no-rows" | "own-file">> =>
  changeImport(needs, asked, command, (one): Next | Refused<"not-now" | "no-rows" | "own-file"> => {
    if (one.status !== "checked") return refused("not-now");
    if (one.rows === 0) return refused("no-rows");
    const startedBy = command.occasion.actor.id;
    const answered: FileImport = { ...one, answers: { ...answers }, startedBy };
    if (needsSecond(answered) && startedBy === one.by) return refused("own-file");
    const data = { kind: one.kind, rows: one.rows };
    return {
      after: { ...answered, status: "running", pass: 0, done: 0 },
      entries: [record(FileImportStarted, { subject: one.id, data }, command.occasion)],
    };
  });

/** Says that what was looked at is not to be imported. One read and one transaction. */
export const discardImport = (
  needs: CommitNeeds,
  asked: ImportToChange,
  command: Command,
): Promise<Changed<"unknown" | "not-now">> =>
  changeImport(needs, asked, command, (one): Next | Refused<"not-now"> =>
    one.status === "checked" || one.status === "sent"
      ? { after: { ...one, status: "discarded" }, entries: [] }
      : refused("not-now"),
  );

/** Until when an import can be undone: so long it is known what it made. */
export const undoableUntil = ({ at }: FileImport): string => plusHours(at, KEPT_DAYS * 24);

/** Says that an import is to be undone, whole, though it be under way. One read and one transaction. */
export const undoImport = (
  needs: CommitNeeds,
  { undoes }: ImportDescription,
  asked: ImportToChange,
  command: Command,
): Promise<Changed<"unknown" | "not-now" | "too-late">> =>
  changeImport(needs, asked, command, (one): Next | Refused<"not-now" | "too-late"> => {
    const isUndoable = one.status === "running" || one.status === "finished";
    if (!isUndoable || undoes === undefined) return refused("not-now");
    if (command.occasion.now >= undoableUntil(one)) return refused("too-late");
    const data = { kind: one.kind };
    const entry = record(FileImportUndoStarted, { subject: one.id, data }, command.occasion);
    return { after: { ...one, status: "undoing", pass: 0, done: 0 }, entries: [entry] };
  });

import * as z from "zod/mini";
import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { FileImportCheckStarted } from "./entries.ts";
import { guessMapping } from "./fields.ts";
import type { ImportDescription, NamedFile } from "./kind.ts";
import type { FileImport } from "./model.ts";
import { noCounts, nothingUndone } from "./outcome.ts";
import { guessLayout, readSheetStart } from "./sheet.ts";
import { listImports, newImportWrites, packSource } from "./store.ts";

const newImport = (kind: ImportDescription, file: string, occasion: Occasion): FileImport => ({
  id: occasion.newId(),
  kind: kind.name,
  status: "reading",
  at: occasion.now,
  by: occasion.actor.id,
  file,
  confirmed: false,
  answers: {},
  rows: 0,
  leftOut: 0,
  parts: 0,
  pass: 0,
  done: 0,
  planned: noCounts,
  counts: noCounts,
  undone: nothingUndone,
  remarks: { error: 0, warning: 0, note: 0 },
  fileRemarks: [],
});

/** The entry that has a file read and compared with what is stored. */
export const checkStarted = ({ id, kind }: FileImport, occasion: Occasion): Entry =>
  record(FileImportCheckStarted, { subject: id, data: { kind } }, occasion);

/** The id of the import that was made of what was sent; refused when that is more than an import holds. */
export type Sent = Changed<"too-large", { readonly id: string }>;

const told = z.object({ id: z.string() });

/** What is known before a file is taken in: imports of files of the same kind. */
interface Earlier {
  readonly earlier: readonly FileImport[];
}

const takeIn = (
  needs: CommitNeeds,
  command: Command,
  bytes: Uint8Array,
  { read, make }: { readonly read: () => Promise<Earlier>; readonly make: (found: Earlier) => FileImport },
): Promise<Sent> =>
  changeStored(needs, command, {
    read,
    decide: (found) => {
      const one = make(found);
      const source = packSource(one, bytes);
      return source === undefined ? refused("too-large") : { one, source };
    },
    save: (_found, { one, source }) => ({
      writes: newImportWrites(one, source),
      entries: one.status === "reading" ? [checkStarted(one, command.occasion)] : [],
      result: { id: one.id },
    }),
    told,
  });

const nothingEarlier = async (): Promise<Earlier> => ({ earlier: [] });

/**
 * Takes in a file that is no table: it is read and compared with what is stored. Nothing of it is imported before somebody confirms it. One
 * transaction.
 */
export const sendFile = (
  needs: CommitNeeds,
  kind: ImportDescription,
  { name, bytes }: NamedFile,
  command: Command,
): Promise<Sent> =>
  takeIn(needs, command, bytes, {
    read: nothingEarlier,
    make: () => newImport(kind, name, command.occasion),
  });

/** How the columns of a file are most likely to be read: as those of a file with the same columns were the last time, or by their names. */
const guessTable = (
  { columns: known }: ImportDescription,
  bytes: Uint8Array,
  earlier: readonly FileImport[],
): NonNullable<FileImport["table"]> => {
  const { fields, forms } = known ?? { fields: {}, forms: [] };
  const layout = guessLayout(bytes, { fields, forms });
  const { columns, form } = readSheetStart(bytes, layout, forms);
  const same = earlier.find(
    ({ table, status }) =>
      status !== "sent" && table !== undefined && table.columns.join("\n") === columns.join("\n"),
  );
  const mapping = same?.table?.mapping ?? form?.mapping ?? guessMapping(fields, columns);
  return { layout, columns: [...columns], mapping };
};

/** Takes in a table for somebody to say what its columns hold. One query and one transaction. */
export const sendTable = (
  needs: CommitNeeds,
  kind: ImportDescription,
  { name, bytes }: NamedFile,
  command: Command,
): Promise<Sent> =>
  takeIn(needs, command, bytes, {
    read: async () => ({ earlier: await listImports(needs.table, kind.name, 20) }),
    make: ({ earlier }) => ({
      ...newImport(kind, name, command.occasion),
      status: "sent",
      table: guessTable(kind, bytes, earlier),
    }),
  });

/** Imports a table whose columns have the names of the fields, and that needs nobody's confirmation. One transaction. */
export const importOwnTable = (
  needs: CommitNeeds,
  kind: ImportDescription,
  { name, bytes }: NamedFile,
  command: Command,
): Promise<Sent> =>
  takeIn(needs, command, bytes, {
    read: nothingEarlier,
    make: () => ({
      ...newImport(kind, name, command.occasion),
      table: guessTable(kind, bytes, []),
      confirmed: true,
    }),
  });

import type * as z from "zod/mini";
import type { Decision, ImportKind, PartOccasion } from "../file-import/kind.ts";
import { readTable } from "../file-import/table-rows.ts";
import type { Write } from "../journal/commit.ts";
import type { Table } from "../platform/dynamo.ts";
import { type ImportedMade, importedMadeSchema, importRow, undoRow } from "./decide-import.ts";
import {
  type ImportedRow,
  importedRowSchema,
  odsForm,
  organisationFields,
  organisationRows,
} from "./import-row.ts";
import { hasAnythingFiled, organisationRemoval, organisationWrite, readOrganisations } from "./store.ts";

const subjectOf = (code: string): string => `organisation:${code}`;

const decide = async (
  { table }: { readonly table: Table },
  rows: readonly ImportedRow[],
  { occasion }: PartOccasion,
): Promise<readonly Decision<ImportedMade, "changed">[]> => {
  const present = await readOrganisations(
    table,
    rows.map(({ code }) => code),
  );
  return rows.map((row, at) => {
    const before = present[at];
    const { outcome, detail, organisation: after } = importRow(before, row, occasion.now);
    const told = { outcome, detail, subject: subjectOf(row.code) };
    if (after === undefined) return { outcome: told };
    return {
      outcome: told,
      writes: [organisationWrite({ before, after })],
      made: { before, after },
    };
  });
};

const undo = async (
  { table }: { readonly table: Table },
  made: readonly ImportedMade[],
  { occasion }: PartOccasion,
): Promise<readonly Decision<ImportedMade, "changed">[]> => {
  const codes = made.map(({ after }) => after.code);
  const present = await readOrganisations(table, codes);
  const used = await Promise.all(
    made.map(({ before, after }) => before === undefined && hasAnythingFiled(table, after.code)),
  );
  return made.map((each, at) => {
    const { code } = each.after;
    const now = present[at];
    const { outcome, detail, organisation } = undoRow(each, now, used[at] === true, occasion.now);
    const writes: Write<"changed">[] =
      now === undefined || outcome === "left"
        ? []
        : [
            organisation === undefined
              ? organisationRemoval(now)
              : organisationWrite({ before: now, after: organisation }),
          ];
    return { outcome: { outcome, detail, subject: subjectOf(code) }, writes };
  });
};

/** Lists of organisations: files of the Organisation Data Service, or any table that has codes and names. */
export const organisationImport = {
  name: "organisations",
  row: { one: "organisation", many: "organisations" },
  columns: { fields: organisationFields, forms: [odsForm] },
  undoes:
    "Organisations that it added are removed, and those that it changed are as they were before. What somebody has changed since is left, and so are organisations that people are counted to.",
  rowSchema: importedRowSchema,
  madeSchema: importedMadeSchema,
  read: async (_needs, bytes, { table }) => {
    if (table === undefined) return { rows: [], remarks: [] };
    return readTable(bytes, table, organisationRows);
  },
  writesFor: () => 1,
  decide,
  undo,
} as const satisfies ImportKind<z.infer<typeof importedRowSchema>, ImportedMade, "changed">;

import type * as z from "zod/mini";
import type { Decision, ImportKind, PartOccasion } from "../file-import/kind.ts";
import { readTable } from "../file-import/table-rows.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Table } from "../platform/dynamo.ts";
import { type ImportedMade, importedMadeSchema, importRow, undoRow } from "./decide-import.ts";
import { organisationFields } from "./import-fields.ts";
import { type ImportedRow, importedRowSchema, odsForm, organisationRows } from "./import-row.ts";
import { organisationRemoval, organisationWrites, publishSoon } from "./save.ts";
import { hasAnythingFiled, readOrganisations } from "./store.ts";

const subjectOf = (code: string): string => `organisation:${code}`;

/** What a part decides, with the one write by which what it changed is published. */
const publishing = <Made>(
  decisions: readonly Decision<Made, "changed">[],
  occasion: Occasion,
): readonly Decision<Made, "changed">[] => {
  const first = decisions.findIndex(({ writes = [] }) => writes.length > 0);
  return decisions.map((decision, at) =>
    at === first ? { ...decision, writes: [...(decision.writes ?? []), publishSoon(occasion)] } : decision,
  );
};

const decide = async (
  { table }: { readonly table: Table },
  rows: readonly ImportedRow[],
  { occasion }: PartOccasion,
): Promise<readonly Decision<ImportedMade, "changed">[]> => {
  const present = await readOrganisations(
    table,
    rows.map(({ code }) => code),
  );
  const decisions = rows.map((row, at): Decision<ImportedMade, "changed"> => {
    const before = present[at];
    const { outcome, detail, organisation: after } = importRow(before, row, occasion.now);
    const told = { outcome, detail, subject: subjectOf(row.code) };
    if (after === undefined) return { outcome: told };
    return {
      outcome: told,
      writes: organisationWrites({ before, after }),
      made: { before, after },
    };
  });
  return publishing(decisions, occasion);
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
  const decisions = made.map((each, at): Decision<ImportedMade, "changed"> => {
    const { code } = each.after;
    const now = present[at];
    const { outcome, detail, organisation } = undoRow(each, now, used[at] === true, occasion.now);
    const changed = () =>
      now === undefined || organisation === undefined
        ? []
        : organisationWrites({ before: now, after: organisation });
    const removed = now === undefined || organisation !== undefined ? [] : organisationRemoval(now);
    const writes = outcome === "left" ? [] : [...changed(), ...removed];
    return { outcome: { outcome, detail, subject: subjectOf(code) }, writes };
  });
  return publishing(decisions, occasion);
};

/** Lists of organisations: files of the Organisation Data Service, or any table that has codes and names. */
export const organisationImport = {
  name: "organisations",
  row: { one: "organisation", many: "organisations" },
  columns: { fields: organisationFields, forms: [odsForm] },
  undoes:
    "Organisations that it added are removed, and those that it changed are as they were before. What someone has changed since is left, and so are organisations that people are counted to.",
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

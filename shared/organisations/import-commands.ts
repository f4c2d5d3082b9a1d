import type { CommitNeeds } from "../journal/commit.ts";
import { wasCommitted } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Segment } from "../people/segments.ts";
import type { Table } from "../platform/dynamo.ts";
import { importRow, type RowOutcome } from "./decide.ts";
import { OrganisationImportFinished, OrganisationImportStarted } from "./entries.ts";
import { type OrganisationImport, ROWS_AT_ONCE } from "./import.ts";
import { readImport, readNextRows, saveImportStep, saveNewImport } from "./import-store.ts";
import type { Organisation } from "./organisation.ts";
import { ownList } from "./own-list.ts";
import { type ImportedRow, readOrganisationFile } from "./read-file.ts";
import { type ChangedOrganisation, readOrganisations } from "./store.ts";

const MOST_TRIES = 8;
/** More say nothing that these do not. */
const MOST_PROBLEMS = 300;

/** On which occasion a command is given, and the name under which it is carried out once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

const newImport = (
  read: ReturnType<typeof readOrganisationFile>,
  segment: Segment,
  occasion: Occasion,
): OrganisationImport => ({
  id: occasion.newId(),
  source: "file",
  format: read.format,
  segment,
  status: "checked",
  at: occasion.now,
  by: occasion.actor.id,
  rows: read.rows.length,
  chunks: Math.ceil(read.rows.length / ROWS_AT_ONCE),
  done: 0,
  counts: { added: 0, changed: 0, unchanged: 0 },
  problems: read.problems.slice(0, MOST_PROBLEMS),
  problemCount: read.problems.length,
});

/** Takes in a list of organisations for somebody to look at, and gives the import's id. Nothing of it is imported yet. One transaction. */
export const checkImport = async (
  needs: CommitNeeds,
  file: { readonly text: string; readonly segment: Segment },
  { occasion, once }: Given,
): Promise<string> => {
  const read = readOrganisationFile(file.text, file.segment);
  const one = newImport(read, file.segment, occasion);
  const saved = await saveNewImport(needs, one, read.rows, { once, entries: [] });
  return saved.outcome === "repeated" ? String(saved.result["id"]) : one.id;
};

const started = (one: OrganisationImport, occasion: Occasion): Entry =>
  record(OrganisationImportStarted, { subject: one.id, data: { rows: one.rows } }, occasion);

/** Starts to import the list that the product comes with, and gives the import's id. One transaction. */
export const importOwnList = async (needs: CommitNeeds, { occasion, once }: Given): Promise<string> => {
  const read = readOrganisationFile(ownList, "other");
  const one: OrganisationImport = {
    ...newImport(read, "other", occasion),
    source: "own-list",
    status: "running",
  };
  const saved = await saveNewImport(needs, one, read.rows, { once, entries: [started(one, occasion)] });
  return saved.outcome === "repeated" ? String(saved.result["id"]) : one.id;
};

/** What became of a step of an import, or why it cannot be. */
export type ImportChanged =
  | { readonly done: true }
  | { readonly refusal: "unknown" | "not-checked" | "empty" };

const leaveChecked = async (
  needs: CommitNeeds,
  id: string,
  status: "running" | "discarded",
  { occasion, once }: Given,
): Promise<ImportChanged> => {
  const one = await readImport(needs.table, id);
  if (one === undefined) return { refusal: "unknown" };
  const made = async (refusal: "not-checked"): Promise<ImportChanged> =>
    (await wasCommitted(needs.table, once)) ? { done: true } : { refusal };
  if (one.status !== "checked") return made("not-checked");
  if (status === "running" && one.rows === 0) return { refusal: "empty" };
  const entries = status === "running" ? [started(one, occasion)] : [];
  const saved = await saveImportStep(needs, { before: one, after: { ...one, status } }, [], {
    once,
    entries,
  });
  return saved.outcome === "refused" ? made("not-checked") : { done: true };
};

/** Says that a list that was looked at is to be imported. One read and one transaction. */
export const startImport = (needs: CommitNeeds, id: string, given: Given): Promise<ImportChanged> =>
  leaveChecked(needs, id, "running", given);

/** Says that a list that was looked at is not to be imported. One read and one transaction. */
export const discardImport = (needs: CommitNeeds, id: string, given: Given): Promise<ImportChanged> =>
  leaveChecked(needs, id, "discarded", given);

/** What rows come to, one by one, against the organisations as they are. */
export const outcomesOf = (
  rows: readonly ImportedRow[],
  now: readonly (Organisation | undefined)[],
  at: string,
): readonly RowOutcome[] => rows.map((row, index) => importRow(now[index], row, at));

const count = (outcomes: readonly RowOutcome[], wanted: RowOutcome["outcome"]): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length;

const oneStep = async (
  needs: CommitNeeds & { readonly table: Table },
  one: OrganisationImport,
  { occasion, once }: Given,
): Promise<boolean> => {
  const rows = await readNextRows(needs.table, one);
  const present = await readOrganisations(
    needs.table,
    rows.map(({ code }) => code),
  );
  const outcomes = outcomesOf(rows, present, occasion.now);
  const changed = outcomes.flatMap((outcome, index): ChangedOrganisation[] =>
    outcome.outcome === "unchanged" ? [] : [{ before: present[index], after: outcome.organisation }],
  );
  const counts = {
    added: one.counts.added + count(outcomes, "new"),
    changed: one.counts.changed + count(outcomes, "changed"),
    unchanged: one.counts.unchanged + count(outcomes, "unchanged"),
  };
  const last = one.done + 1 >= one.chunks;
  const end = last ? ({ status: "finished", finishedAt: occasion.now } as const) : {};
  const entries = last
    ? [record(OrganisationImportFinished, { subject: one.id, data: counts }, occasion)]
    : [];
  const after = { ...one, ...end, done: one.done + 1, counts };
  const made = { once: `${once}:${one.done}`, entries };
  return (await saveImportStep(needs, { before: one, after }, changed, made)).outcome !== "refused";
};

/**
 * Imports the parts of a running import that are still to come, each in one transaction with how far it is. Whoever calls it again, after a crash
 * or because the entry came twice, goes on where it stopped. Throws when others keep changing the same organisations.
 */
export const runImport = async (needs: CommitNeeds, id: string, given: Given): Promise<void> => {
  let failed = 0;
  while (failed < MOST_TRIES) {
    const one = await readImport(needs.table, id);
    if (one === undefined || one.status !== "running") return;
    failed = (await oneStep(needs, one, given)) ? 0 : failed + 1;
  }
  throw new Error(`The import ${id} was overtaken by other changes ${MOST_TRIES} times.`);
};

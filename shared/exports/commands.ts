import type { CommitNeeds } from "../journal/commit.ts";
import { wasCommitted } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { ExportDeleted, ExportDownloaded, ExportRequested } from "./entries.ts";
import { type ProgrammeExport, stateOf } from "./export.ts";
import { readExport, saveExport, saveNewExport } from "./store.ts";

/** On which occasion a command is given, and the name under which it is carried out once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** Asks for an export, and gives its id. One transaction. */
export const requestExport = async (needs: CommitNeeds, { occasion, once }: Given): Promise<string> => {
  const one: ProgrammeExport = {
    id: occasion.newId(),
    status: "requested",
    requestedAt: occasion.now,
    requestedBy: occasion.actor.id,
    progress: { doing: "reading", done: 0, of: 1 },
    changedAt: occasion.now,
    version: 1,
  };
  const entries = [record(ExportRequested, { subject: one.id, data: {} }, occasion)];
  const saved = await saveNewExport(needs, one, { once, entries });
  return saved.outcome === "repeated" ? String(saved.result["id"]) : one.id;
};

/** What became of a step at the desk, or why it cannot be. */
export type ExportChanged =
  | { readonly done: ProgrammeExport }
  | { readonly refusal: "unknown" | "not-there" | "busy" | "changed" };

/** Writes down that somebody is given the archive. Refused when it is not there. One read and one transaction. */
export const downloadExport = async (
  needs: CommitNeeds,
  id: string,
  { occasion, once }: Given,
): Promise<ExportChanged> => {
  const one = await readExport(needs.table, id);
  if (one === undefined) return { refusal: "unknown" };
  if (stateOf(one, occasion.now) !== "finished") return { refusal: "not-there" };
  const entries = [record(ExportDownloaded, { subject: id, data: {} }, occasion)];
  const saved = await saveExport(needs, one, one, { once, entries });
  return saved.outcome === "refused" ? { refusal: "changed" } : { done: one };
};

/**
 * Says that an archive is deleted, after `drop` has taken it away. One that is being made must be waited for: it would come after its end. One read and
 * one transaction.
 */
export const deleteExport = async (
  needs: CommitNeeds & { readonly drop: (id: string) => Promise<void> },
  id: string,
  { occasion, once }: Given,
): Promise<ExportChanged> => {
  const one = await readExport(needs.table, id);
  if (one === undefined) return { refusal: "unknown" };
  const state = stateOf(one, occasion.now);
  if (state === "requested" || state === "running") return { refusal: "busy" };
  if (state === "deleted")
    return (await wasCommitted(needs.table, once)) ? { done: one } : { refusal: "not-there" };
  await needs.drop(id);
  const after: ProgrammeExport = { ...one, status: "deleted", changedAt: occasion.now };
  const entries = [record(ExportDeleted, { subject: id, data: {} }, occasion)];
  const saved = await saveExport(needs, one, after, { once, entries });
  return saved.outcome === "refused" ? { refusal: "changed" } : { done: after };
};

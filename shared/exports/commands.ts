import * as z from "zod/mini";
import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { record } from "../journal/entry.ts";
import { ExportDeleted, ExportDownloaded, ExportRequested } from "./entries.ts";
import { type ProgrammeExport, stateOf } from "./export.ts";
import { readExport, saveExport, saveNewExport } from "./store.ts";

/** Asks for an export, and tells its id. One transaction. */
export const requestExport = (
  needs: CommitNeeds,
  command: Command,
): Promise<Changed<never, { readonly id: string }>> =>
  changeStored(needs, command, {
    read: async () => command.occasion,
    decide: ({ newId, now, actor }): ProgrammeExport => ({
      id: newId(),
      status: "requested",
      requestedAt: now,
      requestedBy: actor.id,
      progress: { doing: "reading", done: 0, of: 1 },
      changedAt: now,
      version: 1,
    }),
    save: (occasion, one) => ({
      ...saveNewExport(one),
      entries: [record(ExportRequested, { subject: one.id, data: {} }, occasion)],
    }),
    told: z.object({ id: z.string() }),
  });

/** Records that somebody is given the archive. Refused when it is not there. One read and one transaction. */
export const downloadExport = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"unknown" | "not-there">> =>
  changeStored(needs, command, {
    read: () => readExport(needs.table, id),
    decide: (one) => (stateOf(one, command.occasion.now) === "finished" ? { one } : refused("not-there")),
    save: (before, { one }) => ({
      ...saveExport(before, one),
      entries: [record(ExportDownloaded, { subject: id, data: {} }, command.occasion)],
    }),
  });

const deletionRefusal = (one: ProgrammeExport, now: string): "busy" | "not-there" | null => {
  const state = stateOf(one, now);
  if (state === "requested" || state === "running") return "busy";
  return state === "deleted" ? "not-there" : null;
};

/**
 * Records that an archive is deleted, after `drop` has taken it away. One that is being made must be waited for: it would come after its
 * end. One read and one transaction.
 */
export const deleteExport = (
  needs: CommitNeeds & { readonly drop: (id: string) => Promise<void> },
  id: string,
  command: Command,
): Promise<Changed<"unknown" | "busy" | "not-there">> => {
  const { now } = command.occasion;
  return changeStored(needs, command, {
    read: async () => {
      const one = await readExport(needs.table, id);
      // Before it is recorded: dropping twice does no harm, and a record of what is still there would.
      if (one !== undefined && deletionRefusal(one, now) === null) await needs.drop(id);
      return one;
    },
    decide: (one) => {
      const refusal = deletionRefusal(one, now);
      if (refusal !== null) return refused(refusal);
      return { after: { ...one, status: "deleted", changedAt: now } as const };
    },
    save: (before, { after }) => ({
      ...saveExport(before, after),
      entries: [record(ExportDeleted, { subject: id, data: {} }, command.occasion)],
    }),
  });
};

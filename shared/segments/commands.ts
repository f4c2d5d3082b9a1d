import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { changeSegment, newSegment, setRemoved, type WrittenSegment } from "./decide.ts";
import { readSegment, saveSegment } from "./store.ts";

const madeSchema = z.object({ id: z.string() });

/** Saves a new segment, and tells its id. One transaction. */
export const makeSegment = (
  needs: CommitNeeds,
  written: WrittenSegment,
  command: Command,
): Promise<Changed<never, { readonly id: string }>> => {
  const id = command.occasion.newId();
  return changeStored(needs, command, {
    read: async () => ({}),
    decide: () => newSegment(id, written, command.occasion),
    save: (_nothing, decision) => ({ ...saveSegment(undefined, decision), result: { id } }),
    told: madeSchema,
  });
};

/** Saves a new version of a segment. One read and one transaction. */
export const rewriteSegment = (
  needs: CommitNeeds,
  { id, ...written }: WrittenSegment & { readonly id: string; readonly seen: number },
  command: Command,
): Promise<Changed<"changed" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSegment(needs.table, id),
    decide: (before) => changeSegment(before, written, command.occasion),
    save: saveSegment,
  });

/** Takes a segment off the list, or puts it back. One read and one transaction. */
export const removeSegment = (
  needs: CommitNeeds,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readSegment(needs.table, id),
    decide: (before) => setRemoved(before, isRemoved, command.occasion),
    save: saveSegment,
  });

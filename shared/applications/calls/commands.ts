import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { saveCall, saveNewCall } from "../save.ts";
import { readCall } from "../store.ts";
import {
  type AnnounceRefusal,
  type ChangeCallRefusal,
  type DatesRefusal,
  announceCall as decideAnnounceCall,
  changeCall as decideChangeCall,
  makeCall as decideMakeCall,
} from "./decide.ts";
import type { CallDetails } from "./input.ts";

/** Drafts a call and tells its reference. One transaction. */
export const makeCall = (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  details: CallDetails,
  command: Command,
): Promise<Changed<DatesRefusal, { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async () => details,
    decide: (described) =>
      decideMakeCall(described, newReference("call", needs.randomBytes), command.occasion),
    save: (_described, decision) => saveNewCall(decision),
    told: z.object({ reference: z.string() }),
  });

/** Changes a call. `version` is that of the call as the person saw it. One read and one transaction. */
export const changeCall = (
  needs: CommitNeeds,
  change: { readonly reference: string; readonly version: number; readonly details: CallDetails },
  command: Command,
): Promise<Changed<ChangeCallRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readCall(needs.table, change.reference),
    decide: (call) => decideChangeCall(call, change, command.occasion),
    save: (call, decision) => saveCall(call, decision),
  });

/** Shows a call to the public. One read and one transaction. */
export const announceCall = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<AnnounceRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readCall(needs.table, reference),
    decide: (call) => decideAnnounceCall(call, command.occasion),
    save: (call, decision) => saveCall(call, decision),
  });

import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import type { Instant } from "../../platform/clock.ts";
import * as decide from "./decide.ts";
import type { Evidence, Run } from "./model.ts";
import { readRun, saveRun } from "./store.ts";

/** A step of a project's follow-ups, by the project's reference and the step's name. */
export interface StepName {
  readonly reference: string;
  readonly step: string;
}

const change = <Refusal extends string>(
  needs: CommitNeeds,
  { reference }: StepName,
  command: Command,
  decideOn: (run: Run) => decide.FollowUpAnswer<Refusal>,
): Promise<Changed<Refusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readRun(needs.table, reference),
    decide: decideOn,
    save: (before, decision) => saveRun(before, decision, needs.now()),
  });

/** Closes a step with what shows that it was done. One read and one transaction, as all of these. */
export const closeStep = (
  needs: CommitNeeds,
  { evidence, ...name }: StepName & { readonly evidence: Evidence },
  command: Command,
): Promise<Changed<"unknown" | "already-closed" | "stopped" | "not-this-evidence">> =>
  change(needs, name, command, (run) => decide.closeStep(run, name.step, evidence, command.occasion));

/** Closes a step that will not be done, with the reason. */
export const skipStep = (
  needs: CommitNeeds,
  { reason, ...name }: StepName & { readonly reason: string },
  command: Command,
): Promise<Changed<"unknown" | "already-closed" | "stopped">> =>
  change(needs, name, command, (run) => decide.skipStep(run, name.step, reason, command.occasion));

/** Gives a step another due day (`2026-12-18`). */
export const moveStep = (
  needs: CommitNeeds,
  { day, ...name }: StepName & { readonly day: string },
  command: Command,
): Promise<Changed<"unknown" | "already-closed" | "in-the-past">> =>
  change(needs, name, command, (run) => decide.moveStep(run, name.step, day, command.occasion));

/** Takes back that a step was done or skipped. */
export const reopenStep = (
  needs: CommitNeeds,
  name: StepName,
  command: Command,
): Promise<Changed<"unknown">> =>
  change(needs, name, command, (run) => decide.reopenStep(run, name.step, command.occasion));

/** Names the event at which a step will be done. */
export const nameEvent = (
  needs: CommitNeeds,
  { event, ...name }: StepName & { readonly event: { readonly reference: string; readonly endsAt: Instant } },
  command: Command,
): Promise<Changed<"unknown" | "already-closed" | "not-this-evidence">> =>
  change(needs, name, command, (run) => decide.nameEvent(run, name.step, event, command.occasion));

import type { Refused, Unchanged } from "../../journal/answer.ts";
import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { checksOfGiven } from "../../sign-in/team.ts";
import { changePart, type PartState } from "../parts/commands.ts";
import type { PartDecision } from "../parts/model.ts";
import { partKinds } from "../parts/store.ts";
import {
  addAbsence as decideAddAbsence,
  makePlan as decideMakePlan,
  movePlan as decideMovePlan,
  removeAbsence as decideRemoveAbsence,
  setGoals as decideSetGoals,
  type SprintGoal,
} from "./decide.ts";
import type { Absence, Plan } from "./model.ts";

const changePlan = <Refusal extends string = never, OfChecks extends string = never>(
  needs: CommitNeeds,
  reference: string,
  command: Command,
  decide: (state: PartState<Plan>) => PartDecision<Plan> | Refused<Refusal> | Unchanged,
  checks: readonly Write<OfChecks>[] = [],
) =>
  changePart(needs, command, { kind: partKinds.plan, reference, id: "plan", decide, writes: () => checks });

/** Divides the work of a project into sprints of so many weeks. */
export const makePlan = (
  needs: CommitNeeds,
  { reference, weeks }: { readonly reference: string; readonly weeks: number },
  command: Command,
): Promise<Changed<"unknown">> =>
  changePlan(needs, reference, command, ({ project, part }) =>
    decideMakePlan(project, part, weeks, command.occasion),
  );

/** Moves all sprints by so many days. */
export const movePlan = (
  needs: CommitNeeds,
  { reference, days }: { readonly reference: string; readonly days: number },
  command: Command,
): Promise<Changed<"no-such-part" | "unknown">> =>
  changePlan(needs, reference, command, ({ part }) =>
    decideMovePlan(reference, part, days, command.occasion),
  );

/** Says what sprints are for. */
export const setGoals = (
  needs: CommitNeeds,
  { reference, goals }: { readonly reference: string; readonly goals: readonly SprintGoal[] },
  command: Command,
): Promise<Changed<"no-such-part" | "unknown">> =>
  changePlan(needs, reference, command, ({ part }) =>
    decideSetGoals(reference, part, goals, command.occasion),
  );

/** Notes that somebody of the team is away; `by` is whoever says so. */
export const addAbsence = (
  needs: CommitNeeds,
  { reference, absence, by }: { readonly reference: string; readonly absence: Absence; readonly by: string },
  command: Command,
): Promise<Changed<"no-such-part" | "too-many" | "not-of-team" | "unknown">> =>
  changePlan(
    needs,
    reference,
    command,
    ({ part }) => decideAddAbsence(reference, part, absence, command.occasion),
    checksOfGiven([absence.person], [by], "not-of-team"),
  );

/** Takes back that somebody is away. */
export const removeAbsence = (
  needs: CommitNeeds,
  { reference, absence }: { readonly reference: string; readonly absence: string },
  command: Command,
): Promise<Changed<"unknown">> =>
  changePlan(needs, reference, command, ({ part }) =>
    decideRemoveAbsence(reference, part, absence, command.occasion),
  );

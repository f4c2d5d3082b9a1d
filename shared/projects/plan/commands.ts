import type { Refused, Unchanged } from "../../journal/answer.ts";
import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changePart, type PartState } from "../parts/commands.ts";
import type { PartDecision } from "../parts/model.ts";
import { partKinds } from "../parts/store.ts";
import {
  addAbsence as decideAddAbsence,
  makePlan as decideMakePlan,
  movePlan as decideMovePlan,
  removeAbsence as decideRemoveAbsence,
  setGoal as decideSetGoal,
} from "./decide.ts";
import type { Absence, Plan } from "./model.ts";

const changePlan = <Refusal extends string = never>(
  needs: CommitNeeds,
  reference: string,
  command: Command,
  decide: (state: PartState<Plan>) => PartDecision<Plan> | Refused<Refusal> | Unchanged,
) => changePart(needs, command, { kind: partKinds.plan, reference, id: "plan", decide });

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

/** Says what a sprint is for. */
export const setGoal = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly sprint: number; readonly goal: string },
  command: Command,
): Promise<Changed<"no-such-part" | "unknown">> =>
  changePlan(needs, asked.reference, command, ({ part }) =>
    decideSetGoal(asked.reference, part, asked, command.occasion),
  );

/** Notes that somebody is away. */
export const addAbsence = (
  needs: CommitNeeds,
  { reference, absence }: { readonly reference: string; readonly absence: Absence },
  command: Command,
): Promise<Changed<"no-such-part" | "too-many" | "unknown">> =>
  changePlan(needs, reference, command, ({ part }) =>
    decideAddAbsence(reference, part, absence, command.occasion),
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

import {
  escalatesTo,
  type RolesOfProject,
  readerOf,
  type StepReader,
} from "../../shared/follow-ups/roles.ts";
import type { Nudged } from "../../shared/follow-ups/runs/decide.ts";
import { followUpDue, followUpLate } from "../../shared/follow-ups/runs/letters.ts";
import { isLast } from "../../shared/follow-ups/runs/nudges.ts";
import { type Letter, letter, type Recipient } from "../../shared/letters/letter.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { type Project, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import type { ReactionOccasion } from "../entry-points/entry.ts";

/** A reminder that could not be sent for so long says nothing that the desk does not say better. */
const USEFUL_FOR = "P30D";

const recipientOf = (reader: StepReader): Recipient =>
  reader.as === "team" ? { team: true } : { person: reader.person };

const factsOf = ({ step, nudge }: Nudged, project: Project, now: string) => {
  const dueAt = step.dueAt ?? now;
  return {
    reference: project.reference,
    title: project.title,
    partner: partnerNames(project),
    summary: project.summary,
    weeks: weeksOf(project),
    step: step.step,
    stepTitle: step.title,
    task: step.task,
    copy: step.copy,
    dueAt,
    nudge,
    late: localDate(dueAt) < localDate(now),
    role: step.owner,
  };
};

/** The project that a nudge is about, and who could read it. */
export interface NudgeReaders {
  readonly project: Project;
  readonly roles: RolesOfProject;
  readonly canRead: (person: string) => boolean;
}

/** The letters of a nudge: to whoever does the step and, with the last, to whoever has to look then. */
export const nudgeLetters = (
  nudged: Nudged,
  { project, roles, canRead }: NudgeReaders,
  occasion: ReactionOccasion,
): Letter[] => {
  const reader = readerOf(nudged.step.owner, roles, canRead);
  const facts = factsOf(nudged, project, occasion.now);
  const sent = { about: `project:${project.reference}`, usefulUntil: plus(occasion.now, USEFUL_FOR) };
  const due = letter(
    followUpDue,
    { ...sent, to: recipientOf(reader), facts: { ...facts, reader: reader.as } },
    occasion,
  );
  const higher = isLast(nudged.nudge) ? escalatesTo(reader, roles, canRead) : undefined;
  if (higher === undefined) return [due];
  const late = { ...facts, reader: higher.as, told: reader.as };
  return [due, letter(followUpLate, { ...sent, to: recipientOf(higher), facts: late }, occasion)];
};

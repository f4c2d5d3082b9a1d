import { type Nudged, nudgeStep } from "../../shared/follow-ups/decide.ts";
import { FollowUpDue } from "../../shared/follow-ups/entries.ts";
import { followUpDue, followUpLate } from "../../shared/follow-ups/letters.ts";
import { isLast } from "../../shared/follow-ups/nudges.ts";
import { readRoles } from "../../shared/follow-ups/recipe-store.ts";
import {
  candidates,
  escalatesTo,
  type RolesOfProject,
  readerOf,
  type StepReader,
} from "../../shared/follow-ups/roles.ts";
import { readRun, saveRun } from "../../shared/follow-ups/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter, type Recipient } from "../../shared/letters/letter.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { type Project, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import { projectsNamed } from "../../shared/projects/read.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";

const MOST_TRIES = 8;

/** A reminder that could not be sent for so long says nothing that the desk does not say better. */
const USEFUL_FOR = "P30D";

const recipientOf = (reader: StepReader): Recipient =>
  reader.as === "team" ? { team: true } : { person: reader.person };

const lettersOf = (
  { step, nudge }: Nudged,
  project: Project,
  { who, canRead }: { readonly who: RolesOfProject; readonly canRead: (person: string) => boolean },
  occasion: ReactionOccasion & { readonly about: string },
): Letter[] => {
  const dueAt = step.dueAt ?? occasion.now;
  const reader = readerOf(step.owner, who, canRead);
  const facts = {
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
    late: localDate(dueAt) < localDate(occasion.now),
    role: step.owner,
    reader: reader.as,
  };
  const sent = { about: occasion.about, usefulUntil: plus(occasion.now, USEFUL_FOR) };
  const nudged = letter(followUpDue, { ...sent, to: recipientOf(reader), facts }, occasion);
  const higher = isLast(nudge) ? escalatesTo(reader, who, canRead) : undefined;
  if (higher === undefined) return [nudged];
  const late = { ...facts, reader: higher.as, told: reader.as };
  return [nudged, letter(followUpLate, { ...sent, to: recipientOf(higher), facts: late }, occasion)];
};

/** Writes to whoever does the step if it is still open, and sets the timer of the next nudge. */
export const onFollowUpDue: Reaction<DataOf<typeof FollowUpDue>> = async (needs, entry, occasion) => {
  const reference = entry.subject.id;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [run, projects, roles] = await Promise.all([
      readRun(needs.table, reference),
      projectsNamed(needs.table, [reference]),
      readRoles(needs.table),
    ]);
    const project = projects.get(reference);
    if (run === undefined || project === undefined) throw new Error(`${reference} has no follow-ups.`);
    const decision = nudgeStep(run, { ...entry.data, at: entry.at }, occasion);
    if (decision === null) return;
    const who = { ...roles, owner: project.owner, deputy: project.deputy };
    const team = await readTeamMembers(needs.table, candidates(who));
    const canRead = (id: string): boolean =>
      team.some((person) => person.id === id && person.suppressed === undefined);
    const about = subjectOf(entry);
    const letters = lettersOf(decision, project, { who, canRead }, { ...occasion, about });
    const saved = await saveRun(needs, run, decision, { once: occasion.once, letters });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The follow-ups of ${reference} kept changing while somebody was to be reminded.`);
};

export const handler = reaction("follow-ups/on-follow-up-due", FollowUpDue, onFollowUpDue);

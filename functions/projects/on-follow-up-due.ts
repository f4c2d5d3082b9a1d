import type { DataOf, Occasion } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import type { Person } from "../../shared/people/person.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { nudgeStep } from "../../shared/projects/decide.ts";
import { FollowUpDue } from "../../shared/projects/entries.ts";
import { followUpDue, followUpLate } from "../../shared/projects/letters.ts";
import { isLast } from "../../shared/projects/nudges.ts";
import { type Project, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import { readProject, saveProject } from "../../shared/projects/store.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

const MOST_TRIES = 8;

/** A reminder that could not be sent for so long says nothing that the desk does not say better. */
const USEFUL_FOR = "P30D";

type Nudged = NonNullable<ReturnType<typeof nudgeStep>>;

/** Who reads about the project's follow-ups: its owner, else its deputy, else the team's inbox. Whoever left or whose letters come back cannot be written to. */
const readerOf = (project: Project, team: readonly Person[]) => {
  const canRead = (id: string | undefined): id is string =>
    team.some((person) => person.id === id && person.suppressed === undefined);
  if (canRead(project.owner)) return { reader: "owner", to: { person: project.owner } } as const;
  if (canRead(project.deputy)) return { reader: "deputy", to: { person: project.deputy } } as const;
  return { reader: "team", to: { team: true } } as const;
};

const lettersOf = (
  { project, step, nudge }: Nudged,
  team: readonly Person[],
  about: string,
  occasion: Occasion,
): Letter[] => {
  const { reader, to } = readerOf(project, team);
  const facts = {
    reference: project.reference,
    title: project.title,
    partner: partnerNames(project),
    summary: project.summary,
    weeks: weeksOf(project),
    step: step.step,
    dueAt: step.dueAt,
    nudge,
    late: localDate(step.dueAt) < localDate(occasion.now),
    reader,
  };
  const usefulUntil = plus(occasion.now, USEFUL_FOR);
  const nudged = letter(followUpDue, { to, about, facts, usefulUntil }, occasion);
  return isLast(nudge) && reader !== "team"
    ? [nudged, letter(followUpLate, { to: { team: true }, about, facts, usefulUntil }, occasion)]
    : [nudged];
};

/** Writes to whoever looks after the project if the step is still open, and sets the timer of the next nudge. */
export const onFollowUpDue: Reaction<DataOf<typeof FollowUpDue>> = async (needs, entry, occasion) => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const project = await readProject(needs.table, entry.subject.id);
    if (project === undefined) throw new Error(`There is no project ${entry.subject.id}.`);
    const decision = nudgeStep(project, entry.data, occasion);
    if (decision === null) return;
    const { owner, deputy } = project;
    const team = await readTeamMembers(needs.table, deputy === undefined ? [owner] : [owner, deputy]);
    const letters = lettersOf(decision, team, subjectOf(entry), occasion);
    const saved = await saveProject(needs, project, decision, { once: occasion.once, letters });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The project ${entry.subject.id} kept changing while its owner was to be reminded.`);
};

export const handler = reaction("projects/on-follow-up-due", FollowUpDue, onFollowUpDue);

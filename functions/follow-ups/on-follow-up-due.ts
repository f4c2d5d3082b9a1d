import { FollowUpDue } from "../../shared/follow-ups/entries.ts";
import { candidates } from "../../shared/follow-ups/roles.ts";
import { readRoles } from "../../shared/follow-ups/roles-store.ts";
import { nudgeStep } from "../../shared/follow-ups/runs/decide.ts";
import { readRun, saveRun } from "../../shared/follow-ups/runs/store.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { isSuppressed } from "../../shared/people/person.ts";
import { findProject } from "../../shared/projects/read.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { nudgeLetters } from "./nudge-letters.ts";

/** The follow-ups, their project, and who of the team could be written to. Two reads after another. */
const readFollowUps = async ({ table }: Needs, reference: string) => {
  const [run, project, programme] = await Promise.all([
    readRun(table, reference),
    findProject(table, reference),
    readRoles(table),
  ]);
  if (run === undefined || project === undefined) return undefined;
  const roles = { ...programme, owner: project.owner, deputy: project.deputy };
  const team = await readTeamMembers(table, candidates(roles), "team");
  const canRead = (id: string): boolean => team.some((person) => person.id === id && !isSuppressed(person));
  return { run, project, roles, canRead };
};

/** Writes to whoever does the step if it is still open, and sets the timer of the next nudge. */
export const onFollowUpDue: Reaction<DataOf<typeof FollowUpDue>> = async (needs, entry, occasion) => {
  const reference = entry.subject.id;
  const changed = await changeStored(needs, occasion, {
    read: () => readFollowUps(needs, reference),
    decide: ({ run }) => nudgeStep(run, { ...entry.data, at: entry.at }, occasion),
    save: ({ run, ...readers }, nudged) => ({
      ...saveRun(run, nudged, occasion.now),
      letters: nudgeLetters(nudged, readers, occasion),
    }),
  });
  expectDone(changed, `Reminding people of the follow-ups of ${reference}`);
};

export const handler = reaction("follow-ups/on-follow-up-due", FollowUpDue, onFollowUpDue);

import type { DataOf } from "../../shared/journal/entry.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import { type Leaving, leaveProject } from "../../shared/projects/decide-leaving.ts";
import { projectHandedOn } from "../../shared/projects/letters.ts";
import { partnerNames } from "../../shared/projects/project.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { readProject, saveProject } from "../../shared/projects/store.ts";
import { TeamMemberLeft } from "../../shared/sign-in/entries.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

const MOST_TRIES = 5;

const lettersOf = ({ project, successor }: Leaving, occasion: ReactionOccasion): Letter[] => {
  if (successor === undefined) return [];
  const { reference, title } = project;
  const to = "team" in successor ? "team" : "deputy";
  const facts = { reference, title, partner: partnerNames(project), to } as const;
  return [letter(projectHandedOn, { to: successor, about: `project:${reference}`, facts }, occasion)];
};

const handOn = async (
  needs: Needs,
  reference: string,
  person: string,
  occasion: ReactionOccasion,
): Promise<void> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const project = await readProject(needs.table, reference);
    const leaving = project === undefined ? undefined : leaveProject(project, person, occasion);
    if (project === undefined || leaving === undefined) return;
    const made = { once: `${occasion.once}:${reference}`, letters: lettersOf(leaving, occasion) };
    const saved = await saveProject(needs, project, leaving, made);
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The project ${reference} kept changing while it was handed on.`);
};

/** What somebody who left the team looked after goes to the deputies; where there is none, the team is told. */
export const onTeamMemberLeft: Reaction<DataOf<typeof TeamMemberLeft>> = async (needs, entry, occasion) => {
  const person = entry.subject.id;
  const theirs = (await listProjects(needs.table)).filter(
    ({ owner, deputy }) => owner === person || deputy === person,
  );
  for (const { reference } of theirs) await handOn(needs, reference, person, occasion);
};

export const handler = reaction("projects/on-team-member-left", TeamMemberLeft, onTeamMemberLeft);

import { UNCHANGED } from "../../shared/journal/answer.ts";
import type { StoredChange } from "../../shared/journal/change.ts";
import type { Overtaken } from "../../shared/journal/commit.ts";
import type { DataOf, Occasion } from "../../shared/journal/entry.ts";
import { changePage, oneByOne } from "../../shared/journal/fan-out.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { projectHandedOn } from "../../shared/projects/letters.ts";
import { type Project, partnerNames } from "../../shared/projects/project.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { type Leaving, leaveProject } from "../../shared/projects/roles/decide-leaving.ts";
import { readProject, saveProject } from "../../shared/projects/store.ts";
import { TeamMemberLeft } from "../../shared/sign-in/entries.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

const lettersOf = ({ project, successor }: Leaving, occasion: Occasion): Letter[] => {
  if (successor === undefined) return [];
  const { reference, title } = project;
  const to = "team" in successor ? "team" : "deputy";
  const facts = { reference, title, partner: partnerNames(project), to } as const;
  return [letter(projectHandedOn, { to: successor, about: `project:${reference}`, facts }, occasion)];
};

const handingOn = (
  table: Table,
  { reference, person }: { readonly reference: string; readonly person: string },
  occasion: Occasion,
): StoredChange<Project | undefined, Leaving, never, Overtaken> => ({
  read: () => readProject(table, reference),
  decide: (project) => leaveProject(project, person, occasion) ?? UNCHANGED,
  save: (project, leaving) => saveProject(project, leaving, { letters: lettersOf(leaving, occasion) }),
});

/** What somebody who left the team looked after goes to the deputies; where there is none, the team is told. */
export const onTeamMemberLeft: FanOutPlan<DataOf<typeof TeamMemberLeft>> = async (
  { table },
  entry,
  occasion,
) => {
  const person = entry.subject.id;
  const theirs = (await listProjects(table)).filter(
    ({ owner, deputy }) => owner === person || deputy === person,
  );
  const handOn = oneByOne(
    theirs,
    ({ reference }) => reference,
    ({ reference }, given) => changePage(handingOn(table, { reference, person }, occasion), given),
  );
  return [handOn];
};

export const handler = fanOutOverIndex(
  "projects/on-team-member-left",
  [TeamMemberLeft],
  onTeamMemberLeft,
  "again",
);

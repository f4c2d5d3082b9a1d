import type { DataOf } from "../../shared/journal/entry.ts";
import { ProblemAccepted } from "../../shared/problems/entries.ts";
import { readAcceptedProblem } from "../../shared/problems/read.ts";
import { prepareProject } from "../../shared/projects/commands-preparation.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** An accepted problem becomes a project that is prepared: its applicant owns information governance at the partner. */
export const onProblemAccepted: Reaction<DataOf<typeof ProblemAccepted>> = async (needs, entry, occasion) => {
  const accepted = await readAcceptedProblem(needs.table, entry.subject.id);
  if (accepted === undefined) throw new Error(`The problem ${entry.subject.id} is not accepted.`);
  await prepareProject(needs, accepted, { occasion, once: occasion.once });
};

export const handler = reaction("projects/on-problem-accepted", ProblemAccepted, onProblemAccepted);

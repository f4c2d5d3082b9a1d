import { ApplicationAccepted } from "../../shared/applications/entries.ts";
import { readAcceptedApplication } from "../../shared/applications/read.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { prepareProject } from "../../shared/projects/preparation/commands.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** An accepted application becomes a project that is prepared: its applicant is the first person at the partner, and owns information governance there. */
export const onApplicationAccepted: Reaction<DataOf<typeof ApplicationAccepted>> = async (
  needs,
  entry,
  occasion,
) => {
  const accepted = await readAcceptedApplication(needs.table, entry.subject.id);
  if (accepted === undefined) throw new Fault(`The application ${entry.subject.id} is not accepted.`);
  await prepareProject(needs, accepted, { once: occasion.once, occasion });
};

export const handler = reaction(
  "projects/on-application-accepted",
  ApplicationAccepted,
  onApplicationAccepted,
);

import { ApplicationFilesDue } from "../../shared/applications/entries.ts";
import { discardFiles } from "../../shared/applications/submission/commands.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Discards the files of an application that nobody submitted in time, or that was withdrawn. What was submitted meanwhile keeps them. */
export const onApplicationFilesDue: Reaction<DataOf<typeof ApplicationFilesDue>> = async (
  needs,
  { subject, data },
  occasion,
) => {
  const names = { application: subject.id, call: data.call };
  await discardFiles(needs, names, { once: occasion.once, occasion });
};

export const handler = reaction(
  "applications/on-application-files-due",
  ApplicationFilesDue,
  onApplicationFilesDue,
);

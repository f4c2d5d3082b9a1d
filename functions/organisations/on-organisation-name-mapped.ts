import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameMapped } from "../../shared/organisations/entries.ts";
import { giveCode } from "../../shared/organisations/mapping/move-people.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Gives the organisation's code to everybody who typed the name. */
export const onOrganisationNameMapped: FanOutPlan<DataOf<typeof OrganisationNameMapped>> = async (
  { table },
  entry,
) => [giveCode(table, entry.data.name, entry.subject.id)];

export const handler = fanOutOverIndex(
  "organisations/on-organisation-name-mapped",
  [OrganisationNameMapped],
  onOrganisationNameMapped,
  "again",
);

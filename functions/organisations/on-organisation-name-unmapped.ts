import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameUnmapped } from "../../shared/organisations/entries.ts";
import { takeCode } from "../../shared/organisations/mapping/move-people.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Takes the organisation's code from everybody who has it because they typed the name. */
export const onOrganisationNameUnmapped: FanOutPlan<DataOf<typeof OrganisationNameUnmapped>> = async (
  { table },
  entry,
) => [takeCode(table, entry.data.name, entry.subject.id)];

export const handler = fanOutOverIndex(
  "organisations/on-organisation-name-unmapped",
  [OrganisationNameUnmapped],
  onOrganisationNameUnmapped,
  "again",
);

import { filedApplicationsMove } from "../../shared/applications/organisation-code.ts";
import { filedEnquiriesMove } from "../../shared/enquiries/organisation-code.ts";
import { filedRegistrationsMove } from "../../shared/events/of-organisation.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameMapped } from "../../shared/organisations/entries.ts";
import { giveCode } from "../../shared/organisations/mapping/move-people.ts";
import { readMappedName } from "../../shared/organisations/mapping/store.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Gives the organisation's code to everybody who typed the name, and to the enquiries, applications and registrations in which they did. */
export const onOrganisationNameMapped: FanOutPlan<DataOf<typeof OrganisationNameMapped>> = async (
  { table },
  entry,
) => {
  const [key, code] = [entry.data.name, entry.subject.id];
  const holds = async () => (await readMappedName(table, key))?.code === code;
  const move = { key, from: undefined, to: code, holds };
  return [
    giveCode(table, key, code),
    filedEnquiriesMove(table, move),
    filedApplicationsMove(table, move),
    filedRegistrationsMove(table, move),
  ];
};

export const handler = fanOutOverIndex(
  "organisations/on-organisation-name-mapped",
  [OrganisationNameMapped],
  onOrganisationNameMapped,
  "again",
);

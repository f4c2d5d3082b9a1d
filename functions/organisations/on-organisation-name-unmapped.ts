import { filedApplicationsMove } from "../../shared/applications/organisation-code.ts";
import { filedEnquiriesMove } from "../../shared/enquiries/organisation-code.ts";
import { filedRegistrationsMove } from "../../shared/events/of-organisation.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameUnmapped } from "../../shared/organisations/entries.ts";
import { takeCode } from "../../shared/organisations/mapping/move-people.ts";
import { readMappedName } from "../../shared/organisations/mapping/store.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Takes the organisation's code from everybody who has it because they typed the name, and from the enquiries, applications and registrations in which they did. */
export const onOrganisationNameUnmapped: FanOutPlan<DataOf<typeof OrganisationNameUnmapped>> = async (
  { table },
  entry,
) => {
  const [key, code] = [entry.data.name, entry.subject.id];
  const holds = async () => (await readMappedName(table, key)) === undefined;
  const move = { key, from: code, to: undefined, holds };
  return [
    takeCode(table, key, code),
    filedEnquiriesMove(table, move),
    filedApplicationsMove(table, move),
    filedRegistrationsMove(table, move),
  ];
};

export const handler = fanOutOverIndex(
  "organisations/on-organisation-name-unmapped",
  [OrganisationNameUnmapped],
  onOrganisationNameUnmapped,
  "again",
);

import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameUnmapped } from "../../shared/organisations/entries.ts";
import { takeCode } from "../../shared/organisations/move-people.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Takes the organisation's code from everybody who has it because they typed the name. */
export const onOrganisationNameUnmapped: Reaction<DataOf<typeof OrganisationNameUnmapped>> = (
  needs,
  entry,
  occasion,
) => takeCode(needs, entry.data.name, entry.subject.id, occasion.once);

export const handler = reaction(
  "organisations/on-organisation-name-unmapped",
  OrganisationNameUnmapped,
  onOrganisationNameUnmapped,
);

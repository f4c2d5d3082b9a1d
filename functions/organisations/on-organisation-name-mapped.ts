import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationNameMapped } from "../../shared/organisations/entries.ts";
import { giveCode } from "../../shared/organisations/move-people.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Gives the organisation's code to everybody who typed the name. */
export const onOrganisationNameMapped: Reaction<DataOf<typeof OrganisationNameMapped>> = (
  needs,
  entry,
  occasion,
) => giveCode(needs, entry.data.name, entry.subject.id, occasion.once);

export const handler = reaction(
  "organisations/on-organisation-name-mapped",
  OrganisationNameMapped,
  onOrganisationNameMapped,
);

import { OrganisationListDue } from "../../shared/organisations/entries.ts";
import { publishOrganisations } from "../../shared/organisations/publish.ts";
import { reaction } from "../entry-points/entry.ts";

/** Publishes the list of organisations that the public forms search, soon after one of them has changed. */
export const handler = reaction(
  "organisations/on-organisation-list-due",
  OrganisationListDue,
  (needs, _entry, { once }) => publishOrganisations(needs, once),
);

import { listPeopleOf } from "./mapping/store.ts";

/** The ids of people of an organisation, in order of id, at most `limit` after `after`. One query. For other features. */
export const peopleOfOrganisation = listPeopleOf;

import { enquiryKinds } from "../../enquiries/kinds.ts";
import { roles } from "../../members/roles.ts";
import { regions } from "../../organisations/regions.ts";
import { organisationKinds } from "../../people/organisation-kinds.ts";
import { keysOf, ownValue } from "../../platform/keys.ts";

/** A way to divide a figure: what pages call it, and its values with their words; none where the team makes the list itself. */
interface FacetWords {
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The ways by which something came: the same words for all that comes by one. */
const channels = {
  form: "By a form",
  "e-mail": "By email",
  list: "From a list",
  offer: "By an offered place",
  desk: "By the team",
  event: "At an event",
} as const;

/**
 * By what figures can be narrowed, one at a time. Of people it is what was known of them when their day was first summed up; a member with three topics
 * is counted under each of the three.
 */
export const facets = {
  organisation: { title: "Kind of organisation", values: organisationKinds },
  region: { title: "Region", values: regions },
  role: { title: "Role", values: roles },
  topic: { title: "Topic", values: {} },
  enquiry: { title: "Kind of enquiry", values: enquiryKinds },
  channel: { title: "Channel", values: channels },
} as const satisfies Record<string, FacetWords>;

/** A way to divide a figure. */
export type Facet = keyof typeof facets;

/** The ways to divide a figure, as a list that a form or a schema can take. */
export const facetNames = keysOf(facets);

/** One value of a facet, of which alone a figure is asked. */
export interface Narrowed {
  readonly facet: Facet;
  readonly value: string;
}

/** What pages call a value of a facet; the value itself where the team makes the list, which has the words then. */
export const sayFacetValue = ({ facet, value }: Narrowed): string =>
  ownValue<string>(facets[facet].values, value) ?? value;

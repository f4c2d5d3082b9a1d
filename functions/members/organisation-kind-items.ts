import { organisationKindNames, organisationKinds } from "../../shared/people/organisation-kinds.ts";

/** The kinds of organisation as the design system's radios take them. */
export const organisationKindItems = organisationKindNames.map((value) => ({
  value,
  text: organisationKinds[value],
}));

import { organisationCode } from "../../shared/organisations/organisation.ts";
import { regionNames, regions } from "../../shared/organisations/regions.ts";
import { organisationKindNames, organisationKinds } from "../../shared/people/organisation-kinds.ts";

/** The kinds of organisation and the regions, as the form for an organisation offers them. */
export const organisationChoices = {
  segments: [
    { value: "", text: "Select a kind" },
    ...organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
  ],
  regions: [
    { value: "", text: "Select a region" },
    ...regionNames.map((value) => ({ value, text: regions[value] })),
  ],
};

/** The code of the organisation in an address, however it is written; undefined for anything else. */
export const byCode = (
  _needs: unknown,
  { request }: { readonly request: { readonly parameters: { readonly code: string } } },
): string | undefined => organisationCode.safeParse(request.parameters.code.toUpperCase()).data;

/** What is said when an organisation is not added or changed. */
export const refusals = {
  changed:
    "Someone changed this organisation in the meantime. Open it again and make your change to what it is now.",
  "code-taken": {
    field: "code",
    text: "There is an organisation with this code already. Search for it and change it, or use another code.",
  },
  "no-successor": {
    field: "successor",
    text: "Enter the code of a successor that we have, or add that organisation first",
  },
  "own-successor": { field: "successor", text: "Enter another organisation as the successor" },
} as const;

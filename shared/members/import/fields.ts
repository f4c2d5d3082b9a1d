import type { Fields } from "../../file-import/fields.ts";
import { organisationKindNames, organisationKinds } from "../../people/organisation-kinds.ts";

/** What is selected as the kind of all where no column has it: an organisation that we know has its kind, any other is "other". */
export const NOT_SAID = "not-said";

/** The columns that a list of members may have. A name is in one column or in two. */
export const memberFields = {
  email: {
    label: "Email address",
    synonyms: ["email", "e mail", "e mail address", "mail", "work email", "primary email", "contact email"],
    required: true,
    missing: "Select the column that has the email address",
    onError: "leave-out-row",
    advice: "Correct the address, or leave the person out.",
  },
  name: {
    label: "Name",
    synonyms: ["full name", "display name", "member", "member name", "contact name"],
    hint: "The whole name, where one column has it",
    onError: "skip-cell",
    advice: "They are imported by what stands before the @ of their address; correct it at the desk.",
  },
  first: {
    label: "First name",
    synonyms: ["firstname", "given name", "forename"],
    onError: "skip-cell",
    advice: "It is left out of the name.",
  },
  last: {
    label: "Last name",
    synonyms: ["lastname", "surname", "family name"],
    onError: "skip-cell",
    advice: "It is left out of the name.",
  },
  organisation: {
    label: "Organisation",
    synonyms: ["organisation name", "organization", "company", "employer", "trust", "org"],
    onError: "skip-cell",
    advice: "They are imported without an organisation.",
  },
  code: {
    label: "Organisation code",
    synonyms: ["ods code", "org code", "code", "ods"],
    hint: "The code of the Organisation Data Service, like RTE",
    onError: "skip-cell",
    advice: "They are imported without the code.",
  },
  segment: {
    label: "Kind of organisation",
    synonyms: ["kind", "type", "organisation type", "sector", "segment", "member type"],
    hint: "Where no column has it, an organisation that we know has its own kind",
    missing:
      "Select the column that has the kind of organisation, what all of them are, or that the file does not say",
    sameForAll: [
      { value: NOT_SAID, text: "The file does not say" },
      ...organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
    ],
    onError: "skip-cell",
    advice: "They are imported as if the file did not say; correct it at the desk.",
  },
  role: {
    label: "Role",
    synonyms: ["job role", "professional role", "profession"],
    onError: "skip-cell",
    advice: "They are imported without a role; they can say it on their page.",
  },
  joined: {
    label: "Member since",
    synonyms: [
      "joined",
      "join date",
      "joined on",
      "date joined",
      "registered",
      "created",
      "created at",
      "member since",
    ],
    hint: "Where no column has it, you are asked for one day for all",
    onError: "leave-out-row",
    advice: "Write the day like 2025-09-30 or 30/09/2025, not in the future.",
  },
} as const satisfies Fields;

import type { Fields } from "../file-import/fields.ts";
import { organisationKindNames, organisationKinds } from "../people/organisation-kinds.ts";

/** What is selected as the kind of all where no column has it: what is known stays, and roles may propose one. */
export const NOT_SAID = "not-said";

/** The columns that a list of organisations may have. */
export const organisationFields = {
  code: {
    label: "Code",
    synonyms: ["ods code", "organisation code", "org code", "odscode", "organisation id"],
    hint: "The code of the Organisation Data Service, like RTE",
    required: true,
    missing: "Select the column that has the code",
    onError: "leave-out-row",
    advice: "A code is 3 to 8 letters and digits, like RTE.",
  },
  name: {
    label: "Name",
    synonyms: ["organisation name", "organisation", "org name", "trust", "trust name"],
    required: true,
    missing: "Select the column that has the name",
    onError: "leave-out-row",
    advice: "Give it a name of 1 to 200 characters.",
  },
  segment: {
    label: "Kind of organisation",
    synonyms: ["kind", "type", "organisation type", "sector"],
    hint: "Codes do not tell the kind. If no column has it, select what all of them are, or leave it to the roles to propose one",
    missing: "Select the column that has the kind of organisation, or what all of them are",
    sameForAll: [
      { value: NOT_SAID, text: "The file does not say" },
      ...organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
    ],
    onError: "leave-out-row",
    advice: `Use one of: ${organisationKindNames.join(", ")}.`,
  },
  roles: {
    label: "ODS role",
    synonyms: ["role", "primary role", "primary role id", "role id", "ods roles", "organisation role"],
    hint: "Like RO76 or GP practice. It proposes a kind for an organisation that has none, and sets none",
    onError: "skip-cell",
    advice: "It is imported without a role.",
  },
  region: {
    label: "Region",
    synonyms: ["nhs region", "nhs england region", "national grouping"],
    onError: "skip-cell",
    advice: "It is imported without a region; set one at the desk.",
  },
  icb: {
    label: "Integrated care board",
    synonyms: ["icb code", "high level health geography", "integrated care board code"],
    hint: "Its code, like QR1",
    onError: "skip-cell",
    advice: "It is imported without one.",
  },
  postcode: {
    label: "Postcode",
    synonyms: ["post code", "zip"],
    onError: "skip-cell",
    advice: "It is imported without a postcode.",
  },
  opened: {
    label: "Opened",
    synonyms: ["open date", "opening date", "start date"],
    onError: "leave-out-row",
    advice: "Write the opening date like 2020-10-01, 01/10/2020 or 20201001.",
  },
  closed: {
    label: "Closed",
    synonyms: ["close date", "closing date", "end date"],
    onError: "leave-out-row",
    advice: "Write the closing date like 2020-09-30, 30/09/2020 or 20200930.",
  },
  successor: {
    label: "Successor",
    synonyms: ["successor code", "merged into", "now part of"],
    hint: "The code of the organisation that it became part of",
    onError: "leave-out-row",
    advice: "A code is 3 to 8 letters and digits, like RTE.",
  },
  aliases: {
    label: "Other names",
    synonyms: ["alias", "also known as", "abbreviation", "abbreviations"],
    hint: "Several are separated by semicolons. Other names are only ever added",
    onError: "skip-cell",
    advice: "It is imported without other names.",
  },
} as const satisfies Fields;

import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { factNames } from "./organisation.ts";

export const OrganisationAdded = defineEntry({
  name: "OrganisationAdded",
  version: 1,
  title: "Organisation added",
  description:
    "One of the team added an organisation by hand. Those that an import adds have one entry for all.",
  subject: "organisation",
  data: () => z.object({}),
  examples: [{}],
});

export const OrganisationChanged = defineEntry({
  name: "OrganisationChanged",
  version: 1,
  title: "Organisation changed",
  description:
    "One of the team changed what is known of an organisation. An import leaves these facts alone from now on.",
  subject: "organisation",
  data: () => z.object({ facts: z.array(z.enum([...factNames, "aliases"])) }),
  examples: [{ facts: ["segment", "aliases"] }],
});

export const OrganisationKindSet = defineEntry({
  name: "OrganisationKindSet",
  version: 1,
  title: "Kind of organisation set",
  description:
    "One of the team said that an organisation is of another kind than it was known as. Its people who were of the old kind are of the new one from now on.",
  subject: "organisation",
  data: () => z.object({ from: z.enum(organisationKindNames), to: z.enum(organisationKindNames) }),
  examples: [{ from: "other", to: "gp-practice" }],
});

export const OrganisationNameMapped = defineEntry({
  name: "OrganisationNameMapped",
  version: 1,
  title: "Organisation name mapped",
  description:
    "One of the team said which organisation a name that people typed means. The name itself is with the organisation, not here.",
  subject: "organisation",
  data: () => z.object({ name: z.string() }),
  examples: [{ name: "8d5096f5d00fff05509c9946f6c85981" }],
});

export const OrganisationNameUnmapped = defineEntry({
  name: "OrganisationNameUnmapped",
  version: 1,
  title: "Organisation name unmapped",
  description: "One of the team took back which organisation a typed name means.",
  subject: "organisation",
  data: () => z.object({ name: z.string() }),
  examples: [{ name: "8d5096f5d00fff05509c9946f6c85981" }],
});

export const OrganisationListDue = defineEntry({
  name: "OrganisationListDue",
  version: 1,
  title: "List of organisations to be published",
  description:
    "Organisations were changed within the last minutes: the list that the public forms search is to be published again.",
  subject: "organisation",
  data: () => z.object({}),
  examples: [{}],
});

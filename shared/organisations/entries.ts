import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { factNames } from "./organisation.ts";

export const OrganisationAdded = defineEntry({
  name: "OrganisationAdded",
  version: 1,
  title: "Organisation added",
  description:
    "One of the team added an organisation by hand. Those that an import adds have one entry for all.",
  subject: "organisation",
  data: z.object({}),
  examples: [{}],
});

export const OrganisationChanged = defineEntry({
  name: "OrganisationChanged",
  version: 1,
  title: "Organisation changed",
  description:
    "One of the team changed what is known of an organisation. An import leaves these facts alone from now on.",
  subject: "organisation",
  data: z.object({ facts: z.array(z.enum([...factNames, "aliases"])) }),
  examples: [{ facts: ["segment", "aliases"] }],
});

export const OrganisationNameMapped = defineEntry({
  name: "OrganisationNameMapped",
  version: 1,
  title: "Organisation name mapped",
  description:
    "One of the team said which organisation a name that people typed means. The name itself is with the organisation, not here.",
  subject: "organisation",
  data: z.object({ name: z.string() }),
  examples: [{ name: "8d5096f5d00fff05509c9946f6c85981" }],
});

export const OrganisationNameUnmapped = defineEntry({
  name: "OrganisationNameUnmapped",
  version: 1,
  title: "Organisation name unmapped",
  description: "One of the team took back which organisation a typed name means.",
  subject: "organisation",
  data: z.object({ name: z.string() }),
  examples: [{ name: "8d5096f5d00fff05509c9946f6c85981" }],
});

export const OrganisationImportStarted = defineEntry({
  name: "OrganisationImportStarted",
  version: 1,
  title: "Import of organisations started",
  description: "One of the team looked at what a file would change and said that it is to be imported.",
  subject: "organisation-import",
  data: z.object({ rows: z.number().int().positive() }),
  examples: [{ rows: 218 }],
});

export const OrganisationImportFinished = defineEntry({
  name: "OrganisationImportFinished",
  version: 1,
  title: "Import of organisations finished",
  description: "Every row of the file is imported.",
  subject: "organisation-import",
  data: z.object({
    added: z.number().int().nonnegative(),
    changed: z.number().int().nonnegative(),
    unchanged: z.number().int().nonnegative(),
  }),
  examples: [{ added: 158, changed: 3, unchanged: 57 }],
});

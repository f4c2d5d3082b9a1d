import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { offerNames } from "./model.ts";

const looksAfter = () => z.object({ owner: z.optional(z.uuid()), deputy: z.optional(z.uuid()) });
const example = { owner: "0199e7a0-4c1c-7000-8000-00000000000a" };

export const PersonOwnerChanged = defineEntry({
  name: "PersonOwnerChanged",
  version: 1,
  title: "Owner or deputy changed",
  description: "One of the team said who looks after the relationship with a person.",
  subject: "person",
  data: looksAfter,
  examples: [example, {}],
});

export const OrganisationOwnerChanged = defineEntry({
  name: "OrganisationOwnerChanged",
  version: 1,
  title: "Owner or deputy of an organisation changed",
  description: "One of the team said who looks after the relationship with an organisation.",
  subject: "organisation",
  data: looksAfter,
  examples: [example, {}],
});

export const PersonOffersChanged = defineEntry({
  name: "PersonOffersChanged",
  version: 1,
  title: "Offers changed",
  description:
    "One of the team noted what a person offers the programme: as a champion, a host or an expert.",
  subject: "person",
  data: () => z.object({ offers: z.array(z.enum(offerNames)) }),
  examples: [{ offers: ["champion", "host"] }],
});

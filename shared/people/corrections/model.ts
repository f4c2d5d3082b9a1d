import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { organisationKindNames } from "../organisation-kinds.ts";
import type { Person } from "../person.ts";

/** What can be corrected of a person, and what each is called. */
export const correctable = {
  name: "Name",
  email: "Email address",
  organisation: "Organisation",
  organisationCode: "Code of the organisation",
  segment: "Kind of organisation",
} as const;

/** The names of what can be corrected. */
export const correctableNames = keysOf(correctable);

/** What can be corrected, as it is or was. */
export const factsSchema = z.lazy(() =>
  z.object({
    name: z.string(),
    email: z.string(),
    organisation: z.optional(z.string()),
    organisationCode: z.optional(z.string()),
    segment: z.optional(z.enum(organisationKindNames)),
  }),
);

/** What can be corrected, as it is or was. */
export type CorrectableFacts = z.infer<typeof factsSchema>;

/** What a person's record said before a correction. Kept with the person, so that it goes with them. */
export const earlierSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    by: z.optional(z.string()),
    facts: factsSchema,
    changed: z.array(z.enum(correctableNames)),
  }),
);

/** What a person's record said before a correction. */
export type Earlier = z.infer<typeof earlierSchema>;

/** The part of a person's record that can be corrected. */
export const factsOf = (person: Person): CorrectableFacts => ({
  name: person.name,
  email: person.email,
  organisation: person.organisation,
  organisationCode: person.organisationCode,
  segment: person.segment,
});

/** A short mark of what was seen of a person: a form says with it which values it was filled in beside. */
export const markOf = (person: Person): string =>
  createHash("sha256")
    .update(JSON.stringify(correctableNames.map((name) => factsOf(person)[name] ?? null)))
    .digest("hex")
    .slice(0, 16);

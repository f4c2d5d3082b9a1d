import * as z from "zod/mini";
import { pickedOrganisationCode } from "../organisations/organisation.ts";
import { optionalLine, orNothing, prose } from "../pages/typed.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import type { Purpose } from "./consents/purposes.ts";
import { purposeNames } from "./consents/purposes.ts";
import { frequencyNames } from "./frequencies.ts";
import { type Role, roleNames } from "./roles.ts";
import { allNewsTopics, topicIdSchema } from "./topics/model.ts";

/** What the join form asks for, and the words of its errors. */
export const joinForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  segment: z.enum(organisationKindNames, { error: "Select what kind of organisation you work for" }),
  role: z.enum(roleNames, { error: "Select your role" }),
  frequency: z.enum(frequencyNames, { error: "Select how often you want news" }),
});

/** What somebody says of themselves who wants to join, and what they agree to. */
export interface JoinWish extends Omit<z.infer<typeof joinForm>, "role"> {
  readonly role?: Role | undefined;
  readonly topics: readonly string[];
  readonly wouldChampion?: true | undefined;
  readonly purposes: readonly Purpose[];
}

const CONSENT_WORDS = {
  missing: "The words of the consent are missing",
  name: "The words of the consent",
  most: 1000,
} as const;

/**
 * One row of a list of existing memberships: who, since when, and what they agreed to in which words. Somebody who agreed to nothing is taken over
 * as a member all the same. Topics that the list does not know are those that any news of before was about.
 */
export const memberRow = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  segment: z.enum(organisationKindNames, { error: "The kind of organisation is not one of ours" }),
  role: z.optional(z.enum(roleNames, { error: "The role is not one of ours" })),
  topics: z._default(z.array(topicIdSchema).check(z.maxLength(30, "These are too many topics")), [
    ...allNewsTopics,
  ]),
  frequency: z._default(z.enum(frequencyNames, { error: "How often is not one of ours" }), "at-once"),
  wouldChampion: z.optional(z.literal(true)),
  joinedAt: z.iso.datetime("The joining time is not a time in UTC"),
  consents: z._default(
    z.array(
      z.object({
        purpose: z.enum(purposeNames),
        text: prose(CONSENT_WORDS),
        version: z._default(z.string().check(z.maxLength(40)), "list"),
      }),
    ),
    [],
  ),
  /** How it is known that they agreed: where the consents were given and kept. */
  basis: z.pipe(optionalLine({ name: "The basis of the consents", most: 500 }), z.transform(orNothing)),
});

/** One existing membership. */
export type MemberRow = z.infer<typeof memberRow>;

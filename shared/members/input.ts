import * as z from "zod/mini";
import { pickedOrganisationCode } from "../organisations/organisation.ts";
import { prose } from "../pages/typed.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { segmentNames } from "../people/segments.ts";

/** What the join form asks for, and the words of its errors. */
export const joinForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  segment: z.enum(segmentNames, { error: "Select what kind of organisation you work for" }),
  consent: z.literal("yes", { error: "Tick the box to join: members get the programme’s news by email" }),
});

/** A filled-in join form. */
export type JoinForm = z.infer<typeof joinForm>;

/** One row of a list of existing memberships: who, since when, and the words they agreed to. */
export const memberRow = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  segment: z.enum(segmentNames, { error: "The kind of organisation is not one of ours" }),
  joinedAt: z.iso.datetime("The joining time is not a time in UTC"),
  consent: prose({
    missing: "The words of the consent are missing",
    name: "The words of the consent",
    most: 1000,
  }),
});

/** One existing membership. */
export type MemberRow = z.infer<typeof memberRow>;

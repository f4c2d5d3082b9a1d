import * as z from "zod";
import { pickedCode } from "../organisations/organisation.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { segmentNames } from "../people/segments.ts";

/** What the join form asks for, and the words of its errors. */
export const joinForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedCode,
  segment: z.enum(segmentNames, { error: "Select what kind of organisation you work for" }),
  consent: z.literal("yes", { error: "Tick the box to join: members get the programme's news by email" }),
});

/** A filled-in join form. */
export type JoinForm = z.infer<typeof joinForm>;

/** One row of a list of existing memberships: who, since when, and the words they agreed to. */
export const memberRow = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedCode,
  segment: z.enum(segmentNames, { error: "The kind of organisation is not one of ours" }),
  joinedAt: z.iso.datetime("The joining time is not a time in UTC"),
  consent: z
    .string("The words of the consent are missing")
    .min(1, "The words of the consent are missing")
    .max(1000, "The words of the consent must be 1,000 characters or less"),
});

/** One existing membership. */
export type MemberRow = z.infer<typeof memberRow>;

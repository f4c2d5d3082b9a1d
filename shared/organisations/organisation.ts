import * as z from "zod/mini";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { lazy } from "../platform/lazy.ts";
import type { Titled } from "../platform/titled.ts";
import { regionNames } from "./regions.ts";

/**
 * A code of the Organisation Data Service: 3 to 8 capitals or digits. It is never used again for another organisation, and since 2020 says
 * nothing of what it names, so nothing is ever read out of it.
 */
export const organisationCode = z
  .string()
  .check(z.regex(/^[A-Z0-9]{3,8}$/, "Enter a code of 3 to 8 capital letters and digits, like RTE"));

/** Whether a text has the form of such a code. */
export const isOrganisationCode = (text: string): boolean => organisationCode.safeParse(text).success;

/**
 * The hidden field that goes with an organisation's name in a public form: its code, where the picker or the page of close matches gave one.
 * Anything else is as if it were empty.
 */
export const pickedOrganisationCode = z.catch(z.optional(organisationCode), undefined);

/** What a person may set by hand, so that an import leaves it alone. */
export const factNames = [
  "name",
  "segment",
  "region",
  "icb",
  "postcode",
  "opened",
  "closed",
  "successor",
] as const;

/** A fact that an organisation has one of. */
export type FactName = (typeof factNames)[number];

/** What is known of an organisation by whoever keeps the list it comes from. Dates are of the calendar: `2020-09-30`. */
export const factsSchema = lazy(() =>
  z.object({
    code: organisationCode,
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    segment: z.enum(organisationKindNames),
    region: z.enum(regionNames),
    icb: z.optional(organisationCode),
    postcode: z.optional(z.string().check(z.maxLength(10))),
    opened: z.optional(z.iso.date()),
    closed: z.optional(z.iso.date()),
    successor: z.optional(organisationCode),
    /** Other names that people type for it. */
    aliases: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)),
  }),
);

/** The facts of an organisation. */
export type OrganisationFacts = z.infer<ReturnType<typeof factsSchema>>;

/** An organisation as it is kept. */
export const organisationSchema = lazy(() =>
  z.extend(factsSchema(), {
    /** Its roles in the Organisation Data Service, as a file gave them. They propose a kind, and set none. */
    roles: z.optional(z.array(z.string().check(z.regex(/^RO\d{1,3}$/))).check(z.maxLength(20))),
    /** Which facts a person set; an import leaves them as they are. */
    byHand: z.array(z.enum(factNames)),
    updatedAt: z.iso.datetime(),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** An organisation: a body that people work for, with what its code, kind and region are. */
export type Organisation = z.infer<ReturnType<typeof organisationSchema>>;

/** Organisations, as any list names them. */
export const titledOrganisation: Titled = {
  key: (code) => ({ pk: `ORGANISATION#${code}`, sk: "ORGANISATION" }),
  title: ["organisation", "name"],
};

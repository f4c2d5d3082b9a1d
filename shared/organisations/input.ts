import * as z from "zod/mini";
import { line, optionalDate, optionalLine, optionalProse, orNothing } from "../pages/typed.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { oneLine } from "../platform/text.ts";
import { isOrganisationCode, organisationCode } from "./organisation.ts";
import { regionNames } from "./regions.ts";

const optionalCode = (wrong: string) =>
  z
    .pipe(
      optionalLine({ name: "Code", most: 100 }),
      z.transform((text) => orNothing(text.toUpperCase())),
    )
    .check(z.refine((code) => code === undefined || isOrganisationCode(code), wrong));

const facts = {
  name: line({ missing: "Enter the name", name: "Name", most: 200 }),
  segment: z.enum(organisationKindNames, { error: "Select what kind of organisation it is" }),
  region: z.enum(regionNames, { error: "Select a region" }),
  icb: optionalCode("Enter a code of 3 to 8 letters and digits for the integrated care board"),
  postcode: z.pipe(optionalLine({ name: "Postcode", most: 10 }), z.transform(orNothing)),
  opened: optionalDate({ name: "Opening date", example: "2020-09-30", anyYear: true }),
  closed: optionalDate({ name: "Closing date", example: "2020-09-30", anyYear: true }),
  successor: optionalCode("Enter a code of 3 to 8 letters and digits for the successor"),
  aliases: z.pipe(
    z.pipe(
      optionalProse({ name: "Other names", most: 25_000 }),
      z.transform((text) => [...new Set(text.split("\n").map(oneLine).filter(Boolean))]),
    ),
    z
      .array(z.string().check(z.maxLength(200, "Other names must be 200 characters or fewer each")))
      .check(z.maxLength(100, "Enter at most 100 other names")),
  ),
};

/** What the desk asks for when an organisation is changed, and the words of its errors. */
export const organisationForm = z.object(facts);

/** What the desk asks for when an organisation is added. */
export const newOrganisationForm = z.object({
  code: z.pipe(
    line({ missing: "Enter the code", name: "Code", most: 100 }).check(
      z.overwrite((text) => text.toUpperCase()),
    ),
    organisationCode,
  ),
  ...facts,
});

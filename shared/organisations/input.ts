import * as z from "zod";
import { segmentNames } from "../people/segments.ts";
import { organisationCode } from "./organisation.ts";
import { regionNames } from "./regions.ts";

const line = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();

const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z
    .string()
    .default("")
    .transform((text) => line(text))
    .transform((text) => (text === "" ? undefined : text))
    .pipe(schema.optional());

const date = (label: string) =>
  optional(z.iso.date(`Enter ${label} as year, month and day, like 2020-09-30`));

const otherCode = (label: string) =>
  optional(
    z
      .string()
      .toUpperCase()
      .regex(/^[A-Z0-9]{3,8}$/, `Enter ${label} as 3 to 8 letters and digits`),
  );

const facts = {
  name: z
    .string({ error: "Enter the name" })
    .transform(line)
    .pipe(z.string().min(1, "Enter the name").max(200, "Name must be 200 characters or less")),
  segment: z.enum(segmentNames, { error: "Select what kind of organisation it is" }),
  region: z.enum(regionNames, { error: "Select a region" }),
  icb: otherCode("the code of the integrated care board"),
  postcode: optional(z.string().max(10, "Postcode must be 10 characters or less")),
  opened: date("the opening date"),
  closed: date("the closing date"),
  successor: otherCode("the code of the successor"),
  aliases: z
    .string()
    .default("")
    .transform((text) => [...new Set(text.split("\n").map(line).filter(Boolean))])
    .pipe(
      z
        .array(z.string().max(200, "Other names must be 200 characters or less each"))
        .max(100, "Enter at most 100 other names"),
    ),
};

/** What the desk asks for when an organisation is changed, and the words of its errors. */
export const organisationForm = z.object(facts);

/** What the desk asks for when an organisation is added. */
export const newOrganisationForm = z.object({
  code: z
    .string({ error: "Enter the code" })
    .transform((text) => text.trim().toUpperCase())
    .pipe(organisationCode),
  ...facts,
});

/** What the desk asks for when a list is imported. The list is the file or, pasted, the text. */
export const importForm = z.object({
  text: z.string().default(""),
  segment: z.enum(segmentNames, { error: "Select what kind of organisations a file of ODS holds" }),
});

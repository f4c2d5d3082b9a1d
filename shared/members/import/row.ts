import * as z from "zod/mini";
import type { RowSchema } from "../../file-import/fields.ts";
import { quote } from "../../file-import/remark.ts";
import type { TableRows } from "../../file-import/table-rows.ts";
import { organisationCode } from "../../organisations/organisation.ts";
import {
  type OrganisationKind,
  organisationKindNames,
  organisationKinds,
} from "../../people/organisation-kinds.ts";
import { nameInMail, organisationName, theirEmailAddress, theirName } from "../../people/person.ts";
import type { Instant } from "../../platform/clock.ts";
import { keysOf } from "../../platform/keys.ts";
import { type Role, roleNames, roles } from "../roles.ts";
import { memberFields, NOT_SAID } from "./fields.ts";

/** One person of a list, as it is kept until it is imported. What the list does not say of them is not there. */
export const listedSchema = z.lazy(() =>
  z.object({
    name: z.string(),
    email: z.string(),
    organisation: z.optional(z.string()),
    organisationCode: z.optional(z.string()),
    segment: z.optional(z.enum(organisationKindNames)),
    role: z.optional(z.enum(roleNames)),
    joinedAt: z.optional(z.iso.datetime()),
  }),
);

/** One person of a list. */
export type Listed = z.infer<typeof listedSchema>;

/** A list in a spreadsheet has days, not moments: noon is of that day in London whatever the season. */
const NOON = "T12:00:00.000Z";

/** A day as ISO 8601 writes it, with a time behind it or not, or as a spreadsheet in the United Kingdom shows it: the day first. */
export const dayIn = (text: string): string | undefined => {
  const [written = ""] = text.trim().split(/[T ]/);
  const spelled = written.replace(
    /^(\d\d?)[/.](\d\d?)[/.](\d{4})$/,
    (_all, day: string, month: string, year: string) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );
  return z.iso.date().safeParse(spelled).success ? spelled : undefined;
};

/** The moment from which somebody is a member who is one since this day. */
export const momentOf = (day: string): Instant => `${day}${NOON}`;

const wordsKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The one of some names that a cell means: itself or its words, however they are written. */
const meantBy =
  <Name extends string>(words: Readonly<Record<Name, string>>) =>
  (text: string): Name | undefined =>
    keysOf(words).find(
      (name) => wordsKey(name) === wordsKey(text) || wordsKey(words[name]) === wordsKey(text),
    );

const segmentOf = meantBy<OrganisationKind>(organisationKinds);
const roleOf = meantBy<Role>(roles);

/** A cell that `read` understands, or a mistake in the words of `wrong`. An empty cell, or one that the file has not, says nothing. */
const cell = <Value>(read: (text: string) => Value | undefined, wrong: (text: string) => string) =>
  z.pipe(
    z.optional(z.nullable(z.string())),
    z.transform((text, context): Value | undefined => {
      if (text === null || text === undefined) return undefined;
      const value = read(text);
      if (value === undefined)
        context.issues.push({ code: "custom", message: wrong(text), input: context.value });
      return value;
    }),
  );

/** A cell that a form would take, with the words of the form where it would not. */
const typedCell = (schema: z.ZodMiniType<string>) =>
  z.pipe(
    z.optional(z.nullable(z.string())),
    z.transform((text, context): string | undefined => {
      if (text === null || text === undefined) return undefined;
      const read = schema.safeParse(text);
      if (read.success) return read.data;
      const message = `${quote(text)}: ${read.error.issues[0]?.message ?? "not understood"}`;
      context.issues.push({ code: "custom", message, input: context.value });
      return undefined;
    }),
  );

/** A spreadsheet's formula that shows a text, as some programs export addresses and names: `="jo@trust.example"`. A quote before a cell is a spreadsheet's, too. */
const withoutFormula = (text: string): string =>
  text.replace(/^=\s*"(.*)"$/, "$1").replace(/^'(?=[=+@-])/, "");

/** An address, as address books write it, too: `Jo Smith <jo@trust.example>`, `mailto:jo@trust.example`. */
const bareAddress = (text: string): string =>
  withoutFormula(text)
    .replace(/^.*<([^<>]*)>$/, "$1")
    .replace(/^mailto:/i, "");

const email = z.pipe(
  z.nullable(z.string({ error: "There is no email address" })),
  z.transform((text, context): string => {
    const read = theirEmailAddress.safeParse(bareAddress(text ?? ""));
    if (read.success) return read.data;
    const message = text === null ? "There is no email address" : `${quote(text)} is not an email address`;
    context.issues.push({ code: "custom", message, input: context.value });
    return z.NEVER;
  }),
);

const name = typedCell(z.pipe(z.pipe(z.string(), z.transform(withoutFormula)), theirName));

const cells = (today: string) =>
  z.object({
    email,
    name,
    first: name,
    last: name,
    organisation: typedCell(organisationName),
    code: cell(
      (text) => organisationCode.safeParse(text.toUpperCase()).data,
      (text) => `${quote(text)} is not a valid code`,
    ),
    segment: cell<OrganisationKind | typeof NOT_SAID>(
      (text) => (text === NOT_SAID ? NOT_SAID : segmentOf(text)),
      (text) => `${quote(text)} is no kind of organisation`,
    ),
    role: cell(roleOf, (text) => `${quote(text)} is none of the roles`),
    joined: cell(
      (text) => {
        const day = dayIn(text);
        return day === undefined || day > today ? undefined : momentOf(day);
      },
      (text) => `${quote(text)} is not a day in the past`,
    ),
  });

/** How the cells of a row are understood on a day (a date of the calendar). */
const listedRow = (today: string): RowSchema<Listed> =>
  z.pipe(
    cells(today),
    z.transform(({ email: address, name: whole, first, last, code, segment, joined, ...others }): Listed => {
      const parts = [first, last].filter(Boolean).join(" ");
      return {
        ...others,
        name: whole ?? nameInMail({ name: parts, address }),
        email: address,
        organisationCode: code,
        segment: segment === NOT_SAID ? undefined : segment,
        joinedAt: joined,
      };
    }),
  );

/** How the rows of a list of members are understood on a day (a date of the calendar). */
export const memberRows = (today: string): TableRows<Listed> => ({
  fields: memberFields,
  schema: listedRow(today),
  nameOf: ({ name: known, email: address }) => `${known}, ${address}`,
  keyOf: ({ email: address }) => address.toLowerCase(),
});

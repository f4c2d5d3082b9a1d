import * as z from "zod/mini";
import { quote } from "../file-import/remark.ts";
import type { KnownForm } from "../file-import/sheet.ts";
import type { TableRows } from "../file-import/table-rows.ts";
import { together } from "../pages/typed.ts";
import { organisationKindNames, organisationKinds } from "../people/organisation-kinds.ts";
import { NOT_SAID, organisationFields } from "./import-fields.ts";
import { rolesIn } from "./kinds/proposed-kind.ts";
import { factNames, organisationCode } from "./organisation.ts";
import { readableName } from "./readable-name.ts";
import { type Region, regionByCode, regionNames, regions } from "./regions.ts";

/** What one row says: the facts that the file speaks of (null: it says that there is none), and other names. */
export const importedRowSchema = z.lazy(() =>
  z.object({
    code: organisationCode,
    given: z.partialRecord(z.enum(factNames), z.optional(z.nullable(z.string()))),
    aliases: z.array(z.string()),
    /** Its roles in the Organisation Data Service; absent where the file says none that proposes a kind. */
    roles: z.optional(z.array(z.string())),
  }),
);

/** One row of a file that was understood. */
export type ImportedRow = z.infer<typeof importedRowSchema>;

/** A file of the Organisation Data Service, such as etr.csv: 27 columns without headings. */
export const odsForm: KnownForm = {
  name: "A file of the Organisation Data Service",
  columns: 27,
  isOne: ([code = ""]) => organisationCode.safeParse(code.trim()).success,
  mapping: {
    code: { column: 0 },
    name: { column: 1 },
    region: { column: 2 },
    icb: { column: 3 },
    postcode: { column: 9 },
    opened: { column: 10 },
    closed: { column: 11 },
  },
};

/** ODS's way to say that there is no ICB, outside England. */
const NO_ICB = "Q99";

const keyOf = <Key extends string>(
  names: readonly Key[],
  words: Readonly<Record<Key, string>>,
  text: string,
): Key | undefined =>
  names.find((name) => name === text.toLowerCase() || words[name].toLowerCase() === text.toLowerCase());

const regionOf = (text: string): Region | undefined =>
  regionByCode.get(text.toUpperCase()) ?? keyOf(regionNames, regions, text);

/** A date as ODS writes it, as ISO 8601 does, or as a spreadsheet in the United Kingdom shows it: the day first. */
const dateOf = (text: string): string | undefined => {
  const spelled = text
    .replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")
    .replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, "$3-$2-$1");
  return z.iso.date().safeParse(spelled).success ? spelled : undefined;
};

/** A cell that `read` understands, or a mistake in the words of `wrong`. An empty cell says that there is none. */
const cell = (read: (text: string) => string | null | undefined, wrong: (text: string) => string) =>
  z.optional(
    z.nullable(
      z.pipe(
        z.string(),
        z.transform((text, context) => {
          const value = read(text);
          if (value !== undefined) return value;
          context.issues.push({ code: "custom", message: wrong(text), input: context.value });
          return z.NEVER;
        }),
      ),
    ),
  );

/** Codes have no small letters, so whoever types some means the capitals. */
const codeOf = (text: string): string | undefined => organisationCode.safeParse(text.toUpperCase()).data;

const date = cell(dateOf, (text) => `${quote(text)} is not a date`);

const cells = z.lazy(() =>
  z.object({
    code: z.pipe(
      z.nullable(z.string()),
      z.transform((text, context) => {
        const code = codeOf(text ?? "");
        if (code !== undefined) return code;
        context.issues.push({
          code: "custom",
          message: `${quote((text ?? "").slice(0, 20))} is not a valid code`,
          input: context.value,
        });
        return z.NEVER;
      }),
    ),
    name: z.pipe(
      z.pipe(z.string({ error: "The organisation has no name" }), z.transform(readableName)),
      z.string().check(z.maxLength(200, "The name has more than 200 characters")),
    ),
    segment: cell(
      (text) => (text === NOT_SAID ? null : keyOf(organisationKindNames, organisationKinds, text)),
      (text) => `${quote(text)} is no kind of organisation`,
    ),
    roles: z.optional(
      z.nullable(
        z.pipe(
          z.string(),
          z.transform((text) => rolesIn(text).slice(0, 20)),
        ),
      ),
    ),
    region: cell(regionOf, (text) => `${quote(text)} is no region that we know`),
    icb: cell(
      (text) => (text === NO_ICB ? null : codeOf(text)),
      (text) => `${quote(text)} is not a valid code of an integrated care board`,
    ),
    postcode: cell(
      (text) => (text.length <= 10 ? text : undefined),
      () => "The postcode is too long",
    ),
    opened: date,
    closed: date,
    successor: cell(codeOf, (text) => `${quote(text)} is not a valid code of a successor`),
    aliases: z.pipe(
      z.optional(z.nullable(z.string())),
      z.transform((text) =>
        (text ?? "")
          .split(";")
          .map(readableName)
          .filter((alias) => alias !== "" && alias.length <= 200)
          .slice(0, 50),
      ),
    ),
  }),
);

/** How the cells of a row are understood. What a file does not speak of, it leaves as it is. */
const importedRow = z.lazy(() =>
  z.pipe(
    cells.check(
      together({
        holds: ({ opened, closed }) => !(opened && closed && closed < opened),
        field: "closed",
        error: "It closed before it opened",
      }),
    ),
    z.transform(({ code, aliases, roles, ...facts }): ImportedRow => {
      // An empty kind or region is no reason to forget what is known.
      const { segment, region, ...others } = facts;
      return {
        code,
        given: { ...others, segment: segment ?? undefined, region: region ?? undefined },
        aliases,
        ...(roles == null || roles.length === 0 ? {} : { roles }),
      };
    }),
  ),
);

/** How the rows of a list of organisations are understood. */
export const organisationRows: TableRows<ImportedRow> = {
  fields: organisationFields,
  schema: importedRow,
  nameOf: ({ code, given }) => `${code} ${given.name ?? ""}`.trim(),
  keyOf: ({ code }) => code,
};

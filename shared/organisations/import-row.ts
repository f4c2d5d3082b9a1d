import * as z from "zod/mini";
import type { Fields } from "../file-import/fields.ts";
import { quote } from "../file-import/remark.ts";
import type { KnownForm } from "../file-import/sheet.ts";
import type { TableRows } from "../file-import/table-rows.ts";
import { together } from "../pages/typed.ts";
import { segmentNames, segments } from "../people/segments.ts";
import { factNames, organisationCode } from "./organisation.ts";
import { readableName } from "./readable-name.ts";
import { type Region, regionByCode, regionNames, regions } from "./regions.ts";

/** What one row says: the facts that the file speaks of (null: it says that there is none), and other names. */
export const importedRowSchema = z.lazy(() =>
  z.object({
    code: organisationCode,
    given: z.partialRecord(z.enum(factNames), z.optional(z.nullable(z.string()))),
    aliases: z.array(z.string()),
  }),
);

/** One row of a file that was understood. */
export type ImportedRow = z.infer<typeof importedRowSchema>;

/** The columns that a list of organisations may have. */
export const organisationFields = {
  code: {
    label: "Code",
    synonyms: ["ods code", "organisation code", "org code", "odscode", "organisation id"],
    hint: "The code of the Organisation Data Service, like RTE",
    required: true,
    missing: "Select the column that has the code",
    onError: "leave-out-row",
    advice: "A code is 3 to 8 letters and digits, like RTE.",
  },
  name: {
    label: "Name",
    synonyms: ["organisation name", "organisation", "org name", "trust", "trust name"],
    required: true,
    missing: "Select the column that has the name",
    onError: "leave-out-row",
    advice: "Give it a name of 1 to 200 characters.",
  },
  segment: {
    label: "Kind of organisation",
    synonyms: ["kind", "type", "organisation type", "sector"],
    hint: "Codes do not tell the kind. If no column has it, select what all of them are",
    missing: "Select the column that has the kind of organisation, or what all of them are",
    sameForAll: segmentNames.map((value) => ({ value, text: segments[value] })),
    onError: "leave-out-row",
    advice: `Use one of: ${segmentNames.join(", ")}.`,
  },
  region: {
    label: "Region",
    synonyms: ["nhs region", "nhs england region", "national grouping"],
    onError: "skip-cell",
    advice: "It is imported without a region; set one at the desk.",
  },
  icb: {
    label: "Integrated care board",
    synonyms: ["icb code", "high level health geography", "integrated care board code"],
    hint: "Its code, like QR1",
    onError: "skip-cell",
    advice: "It is imported without one.",
  },
  postcode: {
    label: "Postcode",
    synonyms: ["post code", "zip"],
    onError: "skip-cell",
    advice: "It is imported without a postcode.",
  },
  opened: {
    label: "Opened",
    synonyms: ["open date", "opening date", "start date"],
    onError: "leave-out-row",
    advice: "Write the opening date like 2020-10-01, 01/10/2020 or 20201001.",
  },
  closed: {
    label: "Closed",
    synonyms: ["close date", "closing date", "end date"],
    onError: "leave-out-row",
    advice: "Write the closing date like 2020-09-30, 30/09/2020 or 20200930.",
  },
  successor: {
    label: "Successor",
    synonyms: ["successor code", "merged into", "now part of"],
    hint: "The code of the organisation that it became part of",
    onError: "leave-out-row",
    advice: "A code is 3 to 8 letters and digits, like RTE.",
  },
  aliases: {
    label: "Other names",
    synonyms: ["alias", "also known as", "abbreviation", "abbreviations"],
    hint: "Several are separated by semicolons. Other names are only ever added",
    onError: "skip-cell",
    advice: "It is imported without other names.",
  },
} as const satisfies Fields;

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
      (text) => keyOf(segmentNames, segments, text),
      (text) => `${quote(text)} is no kind of organisation`,
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
    z.transform(({ code, aliases, ...facts }): ImportedRow => {
      // An empty kind or region is no reason to forget what is known.
      const { segment, region, ...others } = facts;
      return {
        code,
        given: { ...others, segment: segment ?? undefined, region: region ?? undefined },
        aliases,
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

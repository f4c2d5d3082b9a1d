import * as z from "zod/mini";
import { sayDateTime } from "../platform/time.ts";
import type { ExportTimes } from "./export.ts";
import type { ExportKind } from "./kind.ts";
import { leftOut } from "./kinds.ts";
import type { Shelved } from "./shelf.ts";

/** The shape of a kind's records as JSON Schema, undefined where none is written down. */
export const dictionaryOf = ({ shape, about }: ExportKind): object | undefined =>
  shape === undefined
    ? undefined
    : { description: about, ...z.toJSONSchema(shape, { unrepresentable: "any", io: "output" }) };

const fieldSchema = z.lazy(() =>
  z.looseObject({
    type: z.optional(z.string()),
    format: z.optional(z.string()),
    enum: z.optional(z.array(z.unknown())),
  }),
);
const propertiesSchema = z.lazy(() =>
  z.looseObject({
    properties: z.optional(z.record(z.string(), z.unknown())),
    required: z.optional(z.array(z.string())),
  }),
);

const typeInWords = (field: unknown): string => {
  const { type, format, enum: choices } = fieldSchema.safeParse(field).data ?? {};
  if (choices !== undefined) return `one of ${choices.join(", ")}`;
  if (format === "date-time") return "moment, UTC";
  if (format === "date") return "date";
  return format ?? type ?? "several forms, see its dictionary";
};

const fieldsOf = ({ kind, columns }: Shelved): string => {
  const { properties, required = [] } = propertiesSchema.parse(dictionaryOf(kind) ?? {});
  if (properties === undefined) return `  Columns: ${[...columns].join(", ")}\n`;
  return Object.entries(properties)
    .map(([name, field]) => {
      const always = required.includes(name) ? "" : "; may be missing";
      return `  ${name}: ${typeInWords(field)}${always}\n`;
    })
    .join("");
};

const section = (shelved: Shelved): string =>
  `\n${shelved.kind.name} (${shelved.records})\n  ${shelved.kind.about}\n${fieldsOf(shelved)}`;

/** The words on top of an archive: what it is, how it is laid out, how to check it, and what each kind of record holds. */
export const readMe = (
  programme: string,
  { startedAt }: ExportTimes,
  kinds: readonly Shelved[],
): string => `${programme}: everything that the programme held

Read on ${sayDateTime(startedAt)} (${startedAt}). It is no snapshot: what was changed while it was read may be here as it was before or after.

IT HOLDS PERSONAL DATA. Keep it as you would keep the programme’s own records: encrypted, for those who need it, and no longer than they do.

HOW IT IS LAID OUT
  records/     Each kind of record twice: .jsonl (one JSON object to a line, complete) and .csv (one row to a record, for spreadsheets).
  dictionary/  The shape of each kind as JSON Schema.
  catalogue/   The items of the catalogue as pages: markdown with front matter. They import again.
  files/       Files that people sent, as they sent them, by the id that records name.
  manifest.json, SHA256SUMS   How many records of each kind, what was left out and why, and a checksum of every file.

HOW TO CHECK IT
  Unpack it and run: sha256sum -c SHA256SUMS
  The counts in manifest.json are the numbers of lines of the .jsonl files.

HOW TO READ IT
  The CSV is UTF-8 with a byte order mark, comma separated, every text in quotes (RFC 4180). A text that a spreadsheet would run as a formula has an
  apostrophe before it; the JSON Lines have it as it was. "contact.email" is the email in the contact. Lists stand in one cell, as JSON.
  An empty cell means that the record has no such field; 0 is written as 0.
  Moments are in UTC (2026-11-23T08:00:00.000Z). "key" is the record’s key in the table that it came from. Other records name a person by the id in
  people, a project by its reference, and so on. "beside" is what the table kept beside the record.

WHAT IS LEFT OUT, AND WHY
${leftOut.map(({ what, why }) => `  ${what}. ${why}\n`).join("")}  Keys, passwords and sessions. They are in no record.

KINDS OF RECORD
${kinds.map(section).join("")}`;

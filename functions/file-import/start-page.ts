import type { NamedFile } from "../../shared/file-import/kind.ts";
import { type FileImport, importStatuses } from "../../shared/file-import/model.ts";
import type { ImportKindName } from "../../shared/file-import/outcome.ts";
import { listImports } from "../../shared/file-import/store.ts";
import { type Sent, sendFile, sendTable } from "../../shared/file-import/take-in.ts";
import { refuseBinary } from "../../shared/file-import/text.ts";
import { MOST_BYTES_BY_FORM, safeName } from "../../shared/files/file.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type View, view } from "../entry-points/page-definition.ts";
import { field } from "../entry-points/request.ts";
import type { Given, RefusalText, Stepped } from "../entry-points/step.ts";
import template from "./desk-file-imports.njk";
import { placeOf } from "./kinds.ts";

/** What is particular to the page on which files of a kind are sent. */
export interface StartPage {
  readonly kind: ImportKindName;
  readonly title: string;
  readonly intro: string;
  readonly file: { readonly label: string; readonly hint: string; readonly accept: string };
  /** The label of a box into which the lines of a table can be pasted instead. */
  readonly paste?: string;
  /** What is said when nothing was chosen. */
  readonly nothing: string;
  /** A step besides sending a file. */
  readonly other?: { readonly step: string; readonly text: string };
  /** Other pages about the same. */
  readonly views: readonly { readonly href: string; readonly text: string }[];
  /** Files that are no table, as the one that is kept; or why they are not taken. */
  readonly gather?: (files: readonly NamedFile[]) => NamedFile | { readonly refused: string };
}

/** The imports of a kind so far, with the names of those who made them. */
export interface ImportsSoFar {
  readonly imports: readonly FileImport[];
  readonly names: ReadonlyMap<string, string>;
}

/** Reads the imports of a kind so far. One query and one read. */
export const readImportsSoFar = async (
  { table }: Pick<PageNeeds, "table">,
  { kind }: StartPage,
): Promise<ImportsSoFar> => {
  const imports = await listImports(table, kind);
  const ids = [...new Set(imports.flatMap(({ by }) => by ?? []))];
  const people = await readPeople(table, ids);
  return {
    imports,
    names: new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name]]))),
  };
};

/** The form for a file, and the imports so far. */
export const startView = (start: StartPage, { imports, names }: ImportsSoFar): View => {
  const place = placeOf(start.kind);
  return view(template, {
    start,
    title: start.title,
    section: place.section,
    action: place.start,
    many: start.gather !== undefined,
    imports: imports.map((one) => ({
      ...one,
      href: toPath(paths.deskFileImport, { id: one.id }),
      who: names.get(one.by ?? ""),
      state: importStatuses[one.status],
    })),
  });
};

const tooLarge = "The files must be smaller than 4 MB together. Import them in parts";

/** What is said when a file is refused. */
export const sentRefusals = {
  "too-large": { text: tooLarge, field: "file", status: 422 },
} as const satisfies Record<string, RefusalText>;

const binaryWords = {
  workbook: "Save the workbook as CSV first: File, Save as, CSV UTF-8",
  "not-text": "Select a file of text, such as a CSV file",
} as const;

/** The table that was sent: the file, or the lines that were pasted. */
const sentTable = (files: readonly NamedFile[], pasted: string): NamedFile | { readonly refused: string } => {
  const [file] = files;
  if (file === undefined) return { name: "pasted lines", bytes: Buffer.from(pasted) };
  const binary = refuseBinary(file.bytes);
  return binary === undefined ? file : { refused: binaryWords[binary] };
};

/** Where a step leads that made an import: to that. */
export const leadToImport = (sent: Sent): Stepped<"too-large"> =>
  "refusal" in sent ? sent : { done: sent.done, leadsTo: toPath(paths.deskFileImport, { id: sent.done.id }) };

/** Takes in what was sent and leads to the import. Nothing is imported yet. */
export const receiveFiles = async (
  needs: PageNeeds,
  start: StartPage,
  given: Given<DeskVisit, unknown>,
): Promise<Stepped<"too-large">> => {
  const complain = (problem: string) => ({ errors: formError("file", problem) });
  const text = field(given.request.form, "text");
  const files = given.request.files.filter((one) => one.field === "file" && one.bytes.length > 0);
  if (files.length === 0 && (start.paste === undefined || text.trim() === "")) return complain(start.nothing);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (files.some(({ cut }) => cut) || size > MOST_BYTES_BY_FORM) return complain(tooLarge);
  const gathered = start.gather === undefined ? sentTable(files, text) : start.gather(files);
  if ("refused" in gathered) return complain(gathered.refused);
  const { kind } = placeOf(start.kind);
  const send = kind.columns === undefined ? sendFile : sendTable;
  return leadToImport(await send(needs, kind, { ...gathered, name: safeName(gathered.name) }, given));
};

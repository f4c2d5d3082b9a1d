import { safeName } from "../files/file.ts";
import { CSV_BEGINS, csvLine } from "../platform/csv.ts";
import { catalogueFiles } from "./catalogue-files.ts";
import type { ExportTimes } from "./export.ts";
import { leftOut } from "./kinds.ts";
import { type NamedFile, toCells } from "./plain-record.ts";
import { dictionaryOf, readMe } from "./read-me.ts";
import { parseLine, type Shelf, type Shelved } from "./shelf.ts";
import type { ArchiveFile, Packed } from "./zip.ts";

/** What an archive is made from, besides what was sorted. */
export interface ArchiveNeeds {
  readonly programme: string;
  /** The bytes of a kept file, or undefined where it is gone. */
  readonly openFile: (id: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Told before each kind of record. */
  readonly packing: (done: number, of: number) => Promise<void>;
}

const encoder = new TextEncoder();
const CHARACTERS_AT_ONCE = 65_536;

/** Texts as chunks of bytes that are neither tiny nor huge. */
const inChunks = async function* (texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let [waiting, length]: [string[], number] = [[], 0];
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < CHARACTERS_AT_ONCE) continue;
    yield encoder.encode(waiting.join(""));
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield encoder.encode(waiting.join(""));
};

const jsonLines = async function* (shelf: Shelf, { kind }: Shelved): AsyncGenerator<string> {
  for await (const line of shelf.lines(kind.name)) yield `${line}\n`;
};

const csvLines = async function* (shelf: Shelf, { kind, columns }: Shelved): AsyncGenerator<string> {
  const names = [...columns];
  yield CSV_BEGINS + csvLine(names);
  for await (const line of shelf.lines(kind.name)) {
    const cells = toCells(parseLine(line));
    yield csvLine(names.map((name) => cells.get(name) ?? ""));
  }
};

const text = (path: string, words: string): ArchiveFile => ({ path, chunks: [encoder.encode(words)] });
const json = (path: string, value: unknown): ArchiveFile => text(path, `${JSON.stringify(value, null, 2)}\n`);

const keptFiles = async function* (
  shelf: Shelf,
  openFile: ArchiveNeeds["openFile"],
  missing: NamedFile[],
): AsyncGenerator<ArchiveFile> {
  for (const { id, name } of shelf.files()) {
    const chunks = await openFile(id);
    if (chunks === undefined) missing.push({ id, name });
    else yield { path: `files/${id}/${safeName(name)}`, asItIs: true, chunks };
  }
};

const manifestOf = (
  shelf: Shelf,
  { id, startedAt }: ExportTimes,
  {
    packed,
    missing,
    programme,
  }: { packed: readonly Packed[]; missing: readonly NamedFile[]; programme: string },
) => ({
  format: "convenor-export-1",
  programme,
  export: id,
  readFrom: startedAt,
  records: Object.fromEntries(shelf.kinds().map(({ kind, records }) => [kind.name, records])),
  keptFiles: shelf.files().length - missing.length,
  missingFiles: missing,
  leftOut: leftOut.map(({ what, why }) => ({ what, why, items: shelf.leftOut().get(what) ?? 0 })),
  files: packed,
});

/**
 * Everything that an archive holds, in order: the words on top, each kind of record as JSON Lines and as CSV with its shape, the catalogue as pages, the
 * kept files, and last what came of it all: the manifest, and the sums that `sha256sum -c` reads.
 */
export const archiveFilesOf = async function* (
  shelf: Shelf,
  times: ExportTimes,
  packed: readonly Packed[],
  { programme, openFile, packing }: ArchiveNeeds,
): AsyncGenerator<ArchiveFile> {
  const kinds = shelf.kinds();
  const missing: NamedFile[] = [];
  yield text("README.txt", readMe(programme, times, kinds));
  for (const [done, shelved] of kinds.entries()) {
    await packing(done, kinds.length + 1);
    const { name } = shelved.kind;
    yield { path: `records/${name}.jsonl`, chunks: inChunks(jsonLines(shelf, shelved)) };
    yield { path: `records/${name}.csv`, chunks: inChunks(csvLines(shelf, shelved)) };
    const dictionary = dictionaryOf(shelved.kind);
    if (dictionary !== undefined) yield json(`dictionary/${name}.schema.json`, dictionary);
  }
  await packing(kinds.length, kinds.length + 1);
  for (const { name, text: page } of await catalogueFiles(shelf)) yield text(`catalogue/${name}`, page);
  yield* keptFiles(shelf, openFile, missing);
  yield json("manifest.json", manifestOf(shelf, times, { packed, missing, programme }));
  yield text("SHA256SUMS", packed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(""));
};

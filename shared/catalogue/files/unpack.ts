import { Unzip, UnzipInflate } from "fflate";
import { TAG_FILE } from "./tag-file.ts";

/** A file of an archive, or one that was sent by itself. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What one import takes: pages, and bytes of all files together once they are unpacked. */
export const MOST_PAGES = 1000;
/** The same in bytes. A catalogue of 75 pages that is in use has 415 KB. */
export const MOST_BYTES_UNPACKED = 3_000_000;

/** Why an archive is not taken. */
export type ArchiveRefusal = "broken" | "too-many" | "too-large" | "no-pages";

const SLICE = 16_384;
/** How the list begins that stands at the end of every whole archive. */
const END = Buffer.from([0x50, 0x4b, 5, 6]);

/** Files of the system's own, which nobody means to send. */
const isClutter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.)/.test(name) || name.endsWith("/");

const isTagFile = ({ name }: Pick<NamedFile, "name">): boolean => name.split("/").at(-1) === TAG_FILE;

const isPage = ({ name }: Pick<NamedFile, "name">): boolean => /\.(?:mdx?|markdown)$/i.test(name);

/**
 * The files of a zip archive; of those that are neither pages nor tags, the names. It is unpacked in small slices and given up as soon as it has more than `MOST_BYTES_UNPACKED` by what it declares
 * or by what comes out of it, or more than `MOST_PAGES` files, so that no archive can fill the memory. Never throws.
 */
export const unpack = (archive: Uint8Array): readonly NamedFile[] | { readonly refused: ArchiveRefusal } => {
  const files: NamedFile[] = [];
  let declared = 0;
  let counted = 0;
  let open = 0;
  let refused: ArchiveRefusal | undefined;
  let pages = 0;
  const unzip = new Unzip((file) => {
    if (isClutter(file.name)) return;
    if (!isPage(file) && !isTagFile(file)) {
      // Pictures and the like are named and never unpacked.
      if (files.length < MOST_PAGES) files.push({ name: file.name, bytes: new Uint8Array() });
      return;
    }
    declared += file.originalSize ?? 0;
    pages += 1;
    if (pages > MOST_PAGES) refused ??= "too-many";
    if (declared > MOST_BYTES_UNPACKED) refused ??= "too-large";
    if (refused !== undefined) return;
    const parts: Uint8Array[] = [];
    open += 1;
    file.ondata = (failed, part, final) => {
      if (failed !== null) refused ??= "broken";
      counted += part?.length ?? 0;
      if (counted > MOST_BYTES_UNPACKED) refused ??= "too-large";
      if (refused !== undefined) return;
      parts.push(part);
      if (!final) return;
      open -= 1;
      files.push({ name: file.name, bytes: Buffer.concat(parts) });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  if (Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength).lastIndexOf(END) < 0)
    refused = "broken";
  try {
    for (let start = 0; start < archive.length && refused === undefined; start += SLICE)
      unzip.push(archive.subarray(start, start + SLICE), start + SLICE >= archive.length);
  } catch {
    refused ??= "broken";
  }
  if (refused === undefined && open > 0) refused = "broken";
  return refused === undefined ? files : { refused };
};

const isArchive = ({ name, bytes }: NamedFile): boolean =>
  /\.zip$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4);

/** The folder that all files are in, with its stroke; an archive of a folder has one and that of its content has none. */
const commonFolder = (names: readonly string[]): string => {
  const first = names[0] ?? "";
  let end = first.lastIndexOf("/") + 1;
  for (const name of names)
    while (!name.startsWith(first.slice(0, end))) end = first.slice(0, end - 1).lastIndexOf("/") + 1;
  return first.slice(0, end);
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // What is no UTF-8 is most likely from an old editor under Windows.
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

/** A page as a file, and its text. */
export interface PageFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The pages among files that were sent: those that end in .md, .mdx or .markdown, by themselves or in a zip archive, by name. The folder that all
 * of them are in is not part of their names. With them comes the file of tags that an export has. Other files are left out and named.
 */
export const pagesOf = (
  sent: readonly NamedFile[],
):
  | {
      readonly pages: readonly PageFile[];
      readonly tagFile?: string | undefined;
      readonly leftOut: readonly string[];
    }
  | { readonly refused: ArchiveRefusal } => {
  const all: NamedFile[] = [];
  for (const file of sent) {
    const files = isArchive(file) ? unpack(file.bytes) : [file];
    if ("refused" in files) return files;
    all.push(...files);
  }
  const pages = all.filter(isPage);
  if (pages.length > MOST_PAGES) return { refused: "too-many" };
  if (pages.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES_UNPACKED)
    return { refused: "too-large" };
  if (pages.length === 0) return { refused: "no-pages" };
  const folder = commonFolder(pages.map(({ name }) => name));
  const tagFile = all.find(isTagFile);
  const byName = new Map(pages.map(({ name, bytes }) => [name.slice(folder.length), bytes]));
  return {
    pages: [...byName]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, bytes]) => ({ file, text: textOf(bytes) })),
    tagFile: tagFile === undefined ? undefined : textOf(tagFile.bytes),
    leftOut: all.filter((file) => !isPage(file) && file !== tagFile).map(({ name }) => name),
  };
};

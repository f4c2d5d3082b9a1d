import { ownValue } from "../platform/keys.ts";
import { extensionOf, type SentFile, safeName } from "./file.ts";
import { fileKinds } from "./kinds.ts";

/** Why a file is not kept. */
export type FileRefusal = "empty" | "too-large" | "kind" | "content" | "macros";

/** A file that may be kept: its safe name and what it is. */
export interface GoodFile extends SentFile {
  readonly type: string;
}

// Names of parts that office programs run: in the directory of a zip archive, and in UTF-16 in that of a compound file.
const MACROS = [
  ...["vbaProject.bin", "Basic/script-lc.xml", "Scripts/python/", "activeX/activeX1.bin"].map((name) =>
    Buffer.from(name),
  ),
  ...["_VBA_PROJECT", "VBA_PROJECT_CUR"].map((name) => Buffer.from(name, "utf16le")),
];

const hasMacros = (bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return MACROS.some((name) => buffer.includes(name));
};

// What a browser or a shell would run, however the file is called.
const RUNS = /^\uFEFF?\s*(#!|<(!doctype|html|svg|script|head|body|iframe|\?xml)|MZ|@echo)/i;

const looksLikeText = (bytes: Uint8Array): boolean => {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16 && bytes.includes(0)) return false;
  return !RUNS.test(Buffer.from(bytes.subarray(0, 256)).toString("utf8"));
};

const EML = /^[!-9;-~]+:[ \t]?\S/;

/** What the bytes show: an extension of `file-type`'s, `text`, or undefined for neither. Broken files show nothing. */
const found = async (bytes: Uint8Array): Promise<string | undefined> => {
  // Loaded with the first file: it knows 180 formats.
  const { fileTypeFromBuffer } = await import("file-type");
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (detected !== undefined) return detected.ext;
  return looksLikeText(bytes) ? "text" : undefined;
};

/** Why a file of this name and size is not kept, whatever is in it; undefined when that is to be seen. `most` is the largest size in bytes. */
export const refusedUnread = (
  { name, size }: { readonly name: string; readonly size: number },
  most: number,
): FileRefusal | undefined => {
  if (size === 0) return "empty";
  if (size > most) return "too-large";
  return ownValue(fileKinds, extensionOf(name)) === undefined ? "kind" : undefined;
};

/**
 * Checks a file by its name and by its content, which must agree; `most` is the largest size in bytes. It is not a search for viruses: that
 * is the mail service's, and the desk hands files out for saving only.
 */
export const checkFile = async (
  sent: SentFile,
  most: number,
): Promise<{ readonly good: GoodFile } | { readonly refused: FileRefusal }> => {
  const { bytes } = sent;
  const name = safeName(sent.name);
  const refused = refusedUnread({ name, size: bytes.byteLength }, most);
  if (refused !== undefined) return { refused };
  const extension = extensionOf(name);
  const kind = ownValue(fileKinds, extension);
  if (kind === undefined) return { refused: "kind" };
  const shows = await found(bytes);
  if (shows === undefined || !kind.found.includes(shows)) return { refused: "content" };
  if (extension === "eml" && !EML.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1")))
    return { refused: "content" };
  return hasMacros(bytes) ? { refused: "macros" } : { good: { name, bytes, type: kind.type } };
};

/** What a kind of file is: the type it has, and what its bytes must show. */
export interface FileKind {
  readonly type: string;
  /** What `file-type` may find in it; `text` is plain text, in which nothing is found. */
  readonly found: readonly string[];
}

const text = (type: string): FileKind => ({ type, found: ["text"] });
const picture = (type: string, ...found: string[]): FileKind => ({ type, found });
const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * The files that are kept, by the end of their names; everything else is not. Archives are not among them: what is in one cannot be checked
 * without unpacking it, which is a danger of its own, and one with a password hides from the mail service's virus scanner too. Web pages and
 * drawings (html, svg) can run scripts; so can documents with macros, which have names of their own (docm) or are found by their content.
 */
export const fileKinds: Readonly<Record<string, FileKind>> = {
  pdf: { type: "application/pdf", found: ["pdf"] },
  doc: { type: "application/msword", found: ["cfb"] },
  docx: { type: `${office}.wordprocessingml.document`, found: ["docx"] },
  xls: { type: "application/vnd.ms-excel", found: ["cfb"] },
  xlsx: { type: `${office}.spreadsheetml.sheet`, found: ["xlsx"] },
  ppt: { type: "application/vnd.ms-powerpoint", found: ["cfb"] },
  pptx: { type: `${office}.presentationml.presentation`, found: ["pptx"] },
  odt: { type: `${openDocument}.text`, found: ["odt"] },
  ods: { type: `${openDocument}.spreadsheet`, found: ["ods"] },
  odp: { type: `${openDocument}.presentation`, found: ["odp"] },
  txt: text("text/plain"),
  csv: text("text/csv"),
  eml: { type: "message/rfc822", found: ["text", "eml"] },
  ics: { type: "text/calendar", found: ["ics"] },
  png: picture("image/png", "png"),
  jpg: picture("image/jpeg", "jpg"),
  jpeg: picture("image/jpeg", "jpg"),
  gif: picture("image/gif", "gif"),
  webp: picture("image/webp", "webp"),
  heic: picture("image/heic", "heic"),
};

/** What a form may say that it takes, for the browser's choice of files. */
export const acceptedFiles = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(",");

/** The same in words. */
export const acceptedFilesInWords =
  "PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV, picture (JPG, PNG, GIF, WebP, HEIC), saved email and calendar files";

// A browser shows these without running anything in them. The rest is handed out as nothing in particular, to be saved.
const HARMLESS = new Set(["text/plain", "text/csv", "image/png", "image/jpeg", "image/gif", "image/webp"]);

/** The type that a file is handed out with. */
export const typeToServe = (type: string): string => (HARMLESS.has(type) ? type : "application/octet-stream");

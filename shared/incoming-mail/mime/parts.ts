import { type RawHeader, readHeaderBlock } from "./header-block.ts";
import { type Structured, structured } from "./parameters.ts";

/** A part of a mail, or the mail itself: what its headers say, and either the parts within it or its body as it came. */
export interface MimePart {
  readonly headers: readonly RawHeader[];
  readonly contentType: Structured;
  readonly disposition: Structured;
  readonly children: readonly MimePart[];
  /** As it came, still encoded. */
  readonly body: Buffer;
}

/** A mail taken apart, and what of it was not looked at. */
export interface MimeTree {
  readonly root: MimePart;
  readonly incomplete: { readonly headers: boolean; readonly parts: boolean };
}

/** Parts within parts beyond this, and more parts than this, are made to break programs: no mail program writes so. */
const MOST_DEPTH = 30;
const MOST_PARTS = 1000;

const LF = 0x0a;

/** What is behind a boundary on its line: nothing but blanks, or the two dashes of the last. Undefined: it is another line. */
const endOfBoundary = (
  body: Buffer,
  at: number,
): { readonly next: number; readonly last: boolean } | undefined => {
  const end = body.indexOf(LF, at);
  const lineEnd = end < 0 ? body.length : end;
  if (lineEnd - at > 1000) return undefined;
  const rest = body.toString("latin1", at, lineEnd).trim();
  return rest === "" || rest === "--"
    ? { next: end < 0 ? body.length : end + 1, last: rest === "--" }
    : undefined;
};

/** Without the line end before a boundary, which belongs to the boundary. */
const withoutLineEnd = (body: Buffer): Buffer => {
  const end = body.at(-1) === LF ? body.length - 1 : body.length;
  return body.subarray(0, end < body.length && body[end - 1] === 0x0d ? end - 1 : end);
};

/** The bodies between the boundaries, at most `most`. */
const between = (body: Buffer, boundary: string, most: number): Buffer[] => {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const found: Buffer[] = [];
  let begins: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const line = at === 0 || body[at - 1] === LF ? endOfBoundary(body, at + mark.length) : undefined;
    if (line === undefined) continue;
    if (begins !== undefined) found.push(withoutLineEnd(body.subarray(begins, Math.max(begins, at))));
    begins = line.last ? undefined : line.next;
    if (line.last || found.length > most) break;
  }
  if (begins !== undefined && found.length <= most) found.push(body.subarray(begins));
  return found;
};

/** Takes a mail apart. It looks at each byte as often as parts lie within parts and makes nothing of lines, so that its memory is the mail's. */
export const takeApart = (mail: Buffer): MimeTree => {
  const incomplete = { headers: false, parts: false };
  let left = MOST_PARTS;
  const read = (bytes: Buffer, depth: number, implied: string): MimePart => {
    const { headers, bodyAt, cut } = readHeaderBlock(bytes);
    if (cut) incomplete.headers = true;
    const first = (name: string) => headers.find(({ key }) => key === name)?.value ?? "";
    const contentType = structured(first("content-type") || implied);
    const body = bytes.subarray(bodyAt);
    const boundary = contentType.parameters.get("boundary") ?? "";
    const isMultipart = contentType.value.startsWith("multipart/") && boundary !== "";
    const inside = isMultipart && depth < MOST_DEPTH ? between(body, boundary, left) : [];
    if (inside.length > left || (isMultipart && depth >= MOST_DEPTH)) incomplete.parts = true;
    const type = contentType.value === "multipart/digest" ? "message/rfc822" : "text/plain";
    const children: MimePart[] = [];
    for (const part of inside) {
      if (left <= 0) break;
      left -= 1;
      children.push(read(part, depth + 1, type));
    }
    return { headers, contentType, disposition: structured(first("content-disposition")), children, body };
  };
  return { root: read(mail, 0, "text/plain"), incomplete };
};

/** The first header of a part with that name, a character for each byte, or the empty text. */
export const headerOf = ({ headers }: Pick<MimePart, "headers">, name: string): string =>
  headers.find(({ key }) => key === name)?.value ?? "";

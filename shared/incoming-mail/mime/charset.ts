/** Text as it was read. */
export interface DecodedText {
  readonly text: string;
  /** The name of the character set, where letters are missing or may be wrong. */
  readonly doubtful?: string;
}

/** Names that mail programs use and the Encoding Standard does not list, by their letters and digits alone. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["iso88598i", "iso-8859-8"],
  ["iso88598e", "iso-8859-8"],
  ["shiftjis", "shift_jis"],
  ["windows31j", "shift_jis"],
  ["cp932", "shift_jis"],
  ["ms932", "shift_jis"],
  ["eucjp", "euc-jp"],
  ["iso2022jp1", "iso-2022-jp"],
  ["iso2022jp2", "iso-2022-jp"],
  ["cp50220", "iso-2022-jp"],
  ["euckr", "euc-kr"],
  ["uhc", "euc-kr"],
  ["cp949", "euc-kr"],
  ["cp936", "gbk"],
  ["cp950", "big5"],
  ["big5hkscs", "big5"],
  ["tis620", "windows-874"],
  ["macroman", "macintosh"],
  ["utf8mb4", "utf-8"],
  ["unicode11utf8", "utf-8"],
]);

/** Names that say no more than "bytes": what they are is found from the bytes. */
const SAYS_NOTHING =
  /^(|(us-?)?ascii|ansi(_x3\.4-1968)?|iso-?646.*|[78]bit|binary|unknown(-8bit)?|x-unknown|default|none)$/;
const UTF_7 = /^(x-)?(unicode-?\d-?\d-?)?utf-?7$/;
const WESTERN = /^(iso-?8859-?(1|15)|latin-?[19]|windows-?1252|cp-?1252)$/;

const namesOf = (label: string): readonly string[] => {
  const plain = label.replaceAll(/[^a-z0-9]/g, "").replace(/^(x|cs)(?=[a-z])/, "");
  const page = /^(?:cp|ms|ibm|windows)(125\d|874)$/.exec(plain)?.[1];
  const alias = ALIASES.get(plain);
  const iso = /^iso8859(\d+)$/.exec(plain)?.[1];
  return [
    label,
    ...(alias === undefined ? [] : [alias]),
    ...(page === undefined ? [] : [`windows-${page}`]),
    ...(iso === undefined ? [] : [`iso-8859-${iso}`]),
    plain,
  ];
};

const decoderOf = (label: string): InstanceType<typeof TextDecoder> | undefined => {
  for (const name of namesOf(label))
    try {
      return new TextDecoder(name);
    } catch {
      // The next name may be one that is known.
    }
  return undefined;
};

/** The bytes as UTF-8, or undefined when they are none. */
export const asUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** What windows-1252 has in place of control characters. Some versions of Node read it as Latin-1, which leaves dashes and quotation marks out. */
const DASHES_AND_QUOTES = [
  ..."\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F",
  ..."\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178",
];

const ofWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replaceAll(/[\u0080-\u009F]/g, (letter) => DASHES_AND_QUOTES[letter.charCodeAt(0) - 0x80] ?? letter);

const decodedBy = (decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string =>
  decoder.encoding === "windows-1252" ? ofWindows1252(bytes) : decoder.decode(bytes);

const utf16 = (code: string): string => {
  const bytes = Buffer.from(code, "base64");
  return bytes
    .subarray(0, bytes.length - (bytes.length % 2))
    .swap16()
    .toString("utf16le");
};

/** UTF-7 (RFC 2152): between `+` and `-` stands UTF-16 in Base64. */
const ofUtf7 = (text: string): string =>
  text.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_all, code: string) => (code === "" ? "+" : utf16(code)));

/** HZ (RFC 1843): between `~{` and `~}` stands GB 2312 without its high bits. */
const ofHz = (text: string): string =>
  text
    .replaceAll(/~\{([^~]*)(?:~\}|$)/g, (_all, code: string) =>
      new TextDecoder("gbk").decode(Buffer.from(code, "latin1").map((byte) => byte | 0x80)),
    )
    .replaceAll(/~(?:~|\n)/g, (mark) => (mark === "~~" ? "~" : ""));

/** ISO-2022-KR (RFC 1557): between shift-out and shift-in stands KS X 1001 without its high bits. */
const ofIso2022Kr = (text: string): string =>
  text
    .replace("\u001B$)C", "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what is looked for.
    .replaceAll(/\u000E([^\u000F\n]*)\u000F?/g, (_all, code: string) =>
      new TextDecoder("euc-kr").decode(Buffer.from(code, "latin1").map((byte) => byte | 0x80)),
    );

const sevenBit = (label: string, bytes: Uint8Array): string | undefined => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (UTF_7.test(label)) return ofUtf7(text);
  if (/^hz(-gb-?2312)?$/.test(label)) return ofHz(text);
  return /^(cs)?iso-?2022-?kr$/.test(label) ? ofIso2022Kr(text) : undefined;
};

const LETTER_OF_UTF8 = /[\u00C2-\u00F4][\u0080-\u00BF]+/g;

/** Bytes called UTF-8 that are not all of it: cut or damaged UTF-8 in which letters are missing, or no UTF-8 at all. */
const brokenUtf8 = (bytes: Uint8Array, label: string): DecodedText => {
  const text = new TextDecoder("utf-8").decode(bytes);
  const missing = text.split("\uFFFD").length - 1;
  const letters = Buffer.from(bytes).toString("latin1").match(LETTER_OF_UTF8)?.length ?? 0;
  return missing > letters ? { text: ofWindows1252(bytes) } : { text, doubtful: label };
};

/** What bytes say that no name, or a name that nobody knows, goes with. */
const guessed = (bytes: Uint8Array, else_: string | undefined): DecodedText => {
  const utf8 = asUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8 };
  const other = else_ === undefined ? undefined : decoderOf(else_);
  return { text: other === undefined ? ofWindows1252(bytes) : decodedBy(other, bytes) };
};

/**
 * Reads text by the character set that its own header names. Without a name, or with one that is plainly wrong, it is UTF-8 where the bytes are,
 * otherwise `elseIn` (what the page itself or the mail's text says), otherwise windows-1252, as every mail program reads it.
 */
export const decodeText = (bytes: Uint8Array, charset = "", elseIn?: string): DecodedText => {
  const label = charset.trim().toLowerCase().slice(0, 60);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes) };
  if (SAYS_NOTHING.test(label)) return guessed(bytes, elseIn);
  const seven = sevenBit(label, bytes);
  if (seven !== undefined)
    return seven.includes("\uFFFD") ? { text: seven, doubtful: label } : { text: seven };
  const decoder = decoderOf(label);
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (decoder === undefined)
    return isAscii ? guessed(bytes, elseIn) : { ...guessed(bytes, elseIn), doubtful: label };
  // Text in UTF-8 that calls itself Latin-1 is common; Latin-1 that happens to be UTF-8 is not.
  const utf8 = isAscii || decoder.encoding === "utf-8" || WESTERN.test(label) ? asUtf8(bytes) : undefined;
  const isStateful = decoder.encoding === "iso-2022-jp" || decoder.encoding.startsWith("utf-16");
  if (utf8 !== undefined && !isStateful) return { text: utf8 };
  if (decoder.encoding === "utf-8") return brokenUtf8(bytes, label);
  const text = decodedBy(decoder, bytes);
  return text.includes("\uFFFD") ? { text, doubtful: label } : { text };
};

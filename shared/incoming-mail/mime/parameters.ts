import { decodeText } from "./charset.ts";

/** A header such as Content-Type: what it says first, in lower case, and its parameters, a character for each byte. */
export interface Structured {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const LONGEST = 20_000;

const PARAMETER = /;\s*([^\s=;"]{1,200})\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)(?:"|$)|([^;]*))/g;

// A comment stands where a blank may stand; `Invoice(1).pdf` has none.
const COMMENT = /(^|[\s;])\([^()"]*\)/g;

const unquoted = (quoted: string): string => quoted.replaceAll(/\\([\s\S])/g, "$1");

/** Reads a header of the form `value; name=value; name="value"`. Of a parameter that is there twice the first counts. */
export const structured = (header: string): Structured => {
  const text = header.slice(0, LONGEST).replaceAll(COMMENT, "$1");
  const semicolon = text.indexOf(";");
  const value = (semicolon < 0 ? text : text.slice(0, semicolon)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  for (const [, name = "", inQuotes, plain] of text
    .slice(semicolon < 0 ? text.length : semicolon)
    .matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key))
      parameters.set(key, inQuotes === undefined ? (plain ?? "").trim() : unquoted(inQuotes));
  }
  return { value: value.replaceAll(/^"|"$/g, ""), parameters };
};

const percentDecoded = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
    "latin1",
  );

/** A parameter in letters, put together where RFC 2231 breaks it or encodes it; undefined when there is none. */
export const parameterText = (
  { parameters }: Structured,
  name: string,
  plain: (value: string) => string,
): string | undefined => {
  const whole = parameters.get(`${name}*`);
  const pieces: { readonly piece: string; readonly encoded: boolean }[] =
    whole === undefined ? [] : [{ piece: whole, encoded: true }];
  for (let index = 0; whole === undefined && index < 100; index += 1) {
    const encoded = parameters.get(`${name}*${index}*`);
    const piece = encoded ?? parameters.get(`${name}*${index}`);
    if (piece === undefined) break;
    pieces.push({ piece, encoded: encoded !== undefined });
  }
  const [first] = pieces;
  if (first === undefined) {
    const value = parameters.get(name);
    return value === undefined ? undefined : plain(value);
  }
  const [, charset, rest] = first.encoded ? (/^([^']*)'[^']*'([\s\S]*)$/.exec(first.piece) ?? []) : [];
  const bytes = pieces.map(({ piece, encoded }, index) => {
    const text = index === 0 && rest !== undefined ? rest : piece;
    return encoded ? percentDecoded(text) : Buffer.from(text, "latin1");
  });
  return decodeText(Buffer.concat(bytes), charset).text;
};

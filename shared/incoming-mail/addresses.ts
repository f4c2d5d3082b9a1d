import { addressParser } from "postal-mime";
import { oneLine } from "../platform/text.ts";
import { readWords } from "./mime/encoded-words.ts";

/** Somebody whom a mail names: what it calls them, and their address in lower case. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const MOST = 20_000;

// The part before the @ may hold nearly anything (RFC 5321, RFC 6531); what follows is a host.
const ADDRESS = /<\s*([^<>@]{1,100}@[^<>@\s]{1,255})\s*>/u;
const BARE = /^\s*([^\s<>@,;:"()]{1,100}@[^\s<>@,;:"()]{1,255})\s*$/u;

const named = (name: string, address: string): Mailbox => ({
  name: oneLine(name).slice(0, 200),
  address: oneLine(address).replaceAll(" ", "").toLowerCase().slice(0, 320),
});

/** Pieces of a header between commas that are in no quotes, no comment and no angle brackets. */
const piecesOf = (value: string): string[] => {
  const pieces: string[] = [""];
  let inside: '"' | "<" | "(" | undefined;
  for (const character of value) {
    if (inside === undefined && (character === '"' || character === "<" || character === "("))
      inside = character;
    else if (
      (inside === '"' && character === '"') ||
      (inside === "<" && character === ">") ||
      (inside === "(" && character === ")")
    )
      inside = undefined;
    if (inside === undefined && (character === "," || character === ";")) pieces.push("");
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
};

const unquoted = (name: string): string =>
  readWords(name.replaceAll(/^\s*"|"\s*$/g, "").replaceAll(/\\(["\\])/g, "$1"));

/**
 * Everybody whom a header such as From or Cc names by an address. A comma in a name without quotes (`Okafor, Amina <a@b>`) parts nobody: pieces without
 * an address belong to the name that follows.
 */
export const mailboxesIn = (value: string): Mailbox[] => {
  const header = value.slice(0, MOST);
  const found: Mailbox[] = [];
  let before: string[] = [];
  for (const piece of piecesOf(header)) {
    const inBrackets = ADDRESS.exec(piece);
    const bare = inBrackets === null ? BARE.exec(piece.replaceAll(/\([^()]*\)/g, "")) : null;
    if (inBrackets !== null) {
      const name = [...before, piece.slice(0, inBrackets.index)].map((part) =>
        part.replace(/^[^:"]*:\s*(?=\S)/, "").trim(),
      );
      found.push(named(unquoted(name.filter((part) => part !== "").join(", ")), inBrackets[1] ?? ""));
      before = [];
    } else if (bare !== null) {
      found.push(named("", bare[1] ?? ""));
      before = [];
    } else if (piece.trim() !== "") before.push(piece);
  }
  if (found.length > 0) return found;
  return addressParser(header, { flatten: true }).flatMap(({ name, address }) =>
    address ? [named(name, address)] : [],
  );
};

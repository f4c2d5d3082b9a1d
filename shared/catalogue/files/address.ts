import slugify from "@sindresorhus/slugify";
import type { Field } from "./front-matter.ts";
import { note, quote, type Remark } from "./remark.ts";

const LONGEST = 100;

/** A text as the last part of an address: small letters, digits and dashes. Empty where there is none of them in it. */
export const toSlug = (text: string): string =>
  slugify(text.slice(0, 300), { decamelize: false }).slice(0, LONGEST).replace(/-+$/, "");

/** The name of a page's file without folders and ending. */
export const fileStem = (file: string): string =>
  (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(?:mdx?|markdown)$/i, "");

/** A page's address, and the others that lead to it. */
export interface Address {
  readonly slug: string;
  readonly otherAddresses: readonly string[];
  readonly remarks: readonly Remark[];
}

/**
 * The address of a page. A permalink goes before the name of the file: it is what readers have followed and kept, while the name of a file
 * was seen by its authors only. The name of the file leads to it.
 */
export const addressOf = (file: string, permalink: Field | undefined, title: string): Address => {
  const byFile = toSlug(fileStem(file)) || toSlug(title) || "page";
  const given = (permalink?.text ?? "").replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const last = (given.split("/").at(-1) ?? "").replace(/\.html?$/i, "");
  const byLink = toSlug(last);
  if (permalink === undefined || byLink === "" || byLink === byFile)
    return { slug: byFile, otherAddresses: [], remarks: [] };
  const what = `The permalink ${quote(permalink.text)} differs from the name of the file`;
  const advice = `The item is at ${quote(byLink)}, which readers know; ${quote(byFile)} leads there.`;
  return { slug: byLink, otherAddresses: [byFile], remarks: [note(permalink.line, what, advice)] };
};

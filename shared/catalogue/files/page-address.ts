import { note, quote, type Remark } from "../../file-import/remark.ts";
import { normalized } from "../../platform/text.ts";
import { slugOf } from "../items/title-slug.ts";
import type { Field } from "./front-matter.ts";

const hasLetters = (text: string): boolean => /[a-z0-9]/i.test(normalized(text, "NFKD"));

/** The name of a page's file without folders and ending. */
export const fileStem = (file: string): string =>
  (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(?:mdx?|markdown)$/i, "");

/** Whether a file is the page of the folder that it is in. */
export const isIndexOfFolder = (file: string): boolean =>
  /[/\\]/.test(file) && /^_?index$/i.test(fileStem(file));

/** What a page's address is made of: the name of its file, or of its folder where it is the page of that. */
const ownName = (file: string): string =>
  isIndexOfFolder(file) ? (file.split(/[/\\]/).at(-2) ?? "") : fileStem(file);

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
  const stem = ownName(file);
  const byFile = slugOf(hasLetters(stem) ? stem : title);
  const given = (permalink?.text ?? "").replace(/[?#].*$/s, "").replace(/(?<!\/)\/+$/, "");
  const last = (given.split("/").at(-1) ?? "").replace(/\.html?$/i, "");
  const byLink = slugOf(last);
  if (permalink === undefined || !hasLetters(last) || byLink === byFile)
    return { slug: byFile, otherAddresses: [], remarks: [] };
  const what = `The permalink ${quote(permalink.text)} differs from the name of the file`;
  const advice = `The item is at ${quote(byLink)}, which readers know; ${quote(byFile)} leads there.`;
  return { slug: byLink, otherAddresses: [byFile], remarks: [note(permalink.line, what, advice)] };
};

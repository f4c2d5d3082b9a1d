import { paths, toPath } from "../../pages/paths.ts";
import type { Neighbour } from "./compare-pages.ts";
import type { PageItem } from "./page-item.ts";

/** A page with its item, as its links are looked at. */
interface Linking {
  readonly file: string;
  readonly item: PageItem;
}

const stemOf = (file: string): string =>
  file
    .replaceAll("\\", "/")
    .replace(/\.(?:mdx?|markdown|html?)$/i, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/(?:^|\/)(?:_?index|readme)$/i, "")
    .replace(/^\/+(?!\/)/, "")
    .toLowerCase();

/** A path from the folder of a page, in one spelling: `../tools/beds.md` of `projects/waits.md` is `tools/beds`. */
const resolved = (file: string, url: string): string => {
  const folder = file.replaceAll("\\", "/").split("/").slice(0, -1);
  const parts = url.startsWith("/") ? [] : folder;
  for (const part of url.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return stemOf(parts.join("/"));
};

const decoded = (url: string): string => {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
};

/** Where the items are that pages were made of and that the catalogue has, by the path of their file or the address that they had. */
const addressesOf = (pages: readonly Linking[], neighbours: readonly Neighbour[]) => {
  const slugs = new Map<string, string>();
  for (const { file, slug } of neighbours) if (file !== undefined) slugs.set(stemOf(file), slug);
  for (const { file, item } of pages) {
    slugs.set(stemOf(file), item.slug);
    const permalink = item.more["permalink"];
    if (permalink !== undefined) slugs.set(stemOf(permalink), item.slug);
  }
  return slugs;
};

const TARGET =
  /(\]\(\s{0,9}<?|\bhref\s{0,9}=\s{0,9}["']|^\s{0,3}\[[^\]\n]{1,200}\]:\s{0,9}<?)([^\s<>"'()]{1,1000})/gim;

/** Whether an address is a path: of the page's folder, or of the site that the page comes from. */
const isPath = (url: string): boolean => !/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test(url);

/**
 * Links of pages to other pages of the same import, or to items that were imported before from the file that they name, led to the item's
 * address. The same function tells whether an address does so. What it does not know stays as it was written. Pure.
 */
export const linkPages = (pages: readonly Linking[], neighbours: readonly Neighbour[]) => {
  const slugs = addressesOf(pages, neighbours);
  const leadsTo = (file: string, url: string): string | undefined => {
    if (!isPath(url)) return undefined;
    const [path = "", ...anchor] = url.split("#");
    const slug = path === "" ? undefined : slugs.get(resolved(file, decoded(path)));
    const at = slug === undefined ? undefined : toPath(paths.catalogueItem, { slug });
    return at === undefined || anchor.length === 0 ? at : `${at}#${anchor.join("#")}`;
  };
  const bodyOf = ({ file, item }: Linking): string =>
    item.body.replaceAll(
      TARGET,
      (_whole, before: string, url: string) => `${before}${leadsTo(file, url) ?? url}`,
    );
  return { leadsTo, bodyOf };
};

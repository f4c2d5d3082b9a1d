import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import type { ItemContent, Output } from "../items/model.ts";
import type { PageItem, ReadPage } from "./page-item.ts";

/** An item that stands in the catalogue, as far as pages are compared with it. `file` is the one that it was imported from. */
export interface Neighbour extends Pick<ItemContent, "title" | "outputs"> {
  readonly slug: string;
  readonly file?: string | undefined;
}

interface Named {
  readonly name: string;
  readonly title: string;
  readonly outputs: readonly Output[];
  readonly body: string;
}

const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const urlKey = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/(?<!\/)\/+$/, "");

/** Shorter paragraphs may be alike by chance, or are headings. */
const PARAGRAPH = 150;

const paragraphsOf = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((each) => each.replaceAll(/\s+/g, " ").trim())
    .filter((each) => each.length >= PARAGRAPH);

type Places = ReadonlyMap<string, ReadonlySet<string>>;

const placesOf = (all: readonly Named[], keysOf: (one: Named) => readonly string[]): Places => {
  const places = new Map<string, Set<string>>();
  for (const one of all)
    for (const key of keysOf(one)) places.set(key, (places.get(key) ?? new Set()).add(one.name));
  return places;
};

const elsewhere = (places: Places, key: string, own: string): string | undefined =>
  [...(places.get(key) ?? [])].find((name) => name !== own);

const linksOf = ({ outputs }: Pick<Named, "outputs">): readonly (readonly [Output, string])[] =>
  outputs.flatMap((output) => (output.where.is === "link" ? [[output, output.where.url] as const] : []));

const sameLinks = (one: Named, links: Places): Remark[] =>
  linksOf(one).flatMap(([{ kind }, url]) => {
    const other = elsewhere(links, urlKey(url), one.name);
    if (other === undefined) return [];
    const what = `The output ${quote(url)} is also one of ${quote(other)}`;
    return kind === "code"
      ? [note(1, what, "Two pages may share their code. If not, one of the links is wrong.")]
      : [warning(1, what, "One of the two links is most likely wrong: compare them.")];
  });

const sameTags = (file: string, item: PageItem, tags: Places): Remark[] => {
  const other = item.tags.length < 4 ? undefined : elsewhere(tags, tagsKey(item), file);
  return other === undefined
    ? []
    : [
        note(
          1,
          `The tags are the same as those of ${quote(other)}`,
          "See that they were not copied with the page.",
        ),
      ];
};

const tagsKey = ({ tags }: Pick<ItemContent, "tags">): string => tags.toSorted().join("|");

/**
 * Compares pages with each other and with the items that the catalogue has: the same title, the same link as an output, whole paragraphs or all
 * tags alike. Items that were imported from one of the files are not compared with it. Gives what is to be said, by file.
 */
export const comparePages = (
  pages: readonly ReadPage[],
  neighbours: readonly Neighbour[],
): ReadonlyMap<string, readonly Remark[]> => {
  const read = pages.flatMap((page) => ("item" in page ? [page] : []));
  const here = new Set(read.flatMap(({ file, item }) => [file, item.slug]));
  const others = neighbours.filter(
    ({ slug, file }) => !here.has(slug) && !(file !== undefined && here.has(file)),
  );
  const mine: Named[] = read.map(({ file, item }) => ({ ...item, name: file }));
  const all = [...mine, ...others.map((each): Named => ({ ...each, name: each.title, body: "" }))];
  const titles = placesOf(all, ({ title }) => [titleKey(title)]);
  const links = placesOf(all, (one) => linksOf(one).map(([, url]) => urlKey(url)));
  const paragraphs = placesOf(mine, ({ body }) => paragraphsOf(body));
  const tags = new Map<string, Set<string>>();
  for (const { file, item } of read)
    tags.set(tagsKey(item), (tags.get(tagsKey(item)) ?? new Set()).add(file));
  const remarksOn = (file: string, item: PageItem): readonly Remark[] => {
    const one: Named = { ...item, name: file };
    const title = elsewhere(titles, titleKey(item.title), file);
    const copied = paragraphsOf(item.body).flatMap((each) => {
      const other = elsewhere(paragraphs, each, file);
      return other === undefined ? [] : [{ each, other }];
    })[0];
    return [
      ...(title === undefined
        ? []
        : [
            warning(
              1,
              `The title is also that of ${quote(title)}`,
              "Readers cannot tell them apart: change one.",
            ),
          ]),
      ...sameLinks(one, links),
      ...(copied === undefined
        ? []
        : [
            warning(
              1,
              `The words ${quote(copied.each)} stand in ${quote(copied.other)} too`,
              "See to which of the two they belong.",
            ),
          ]),
      ...sameTags(file, item, tags),
    ];
  };
  return new Map(read.map(({ file, item }) => [file, remarksOn(file, item)]));
};

import type { LetterPart, LetterReader } from "../letters/letter.ts";
import { bodyParts } from "../letters/writing/written-body.ts";
import type { NewsItem } from "./news-item.ts";

/** Where a counted link leads, and in which newsletter or digest it stands. Whose letter it is in, it does not say: that would be about a person. */
export interface NewsLink {
  /** The id of the newsletter or digest. */
  readonly about: string;
  readonly path: string;
}

const isOwnPath = (path: string): boolean => /^\/(?!\/)[\w\-./%?=&#]*$/.test(path);

/** The id that a counted link carries: the same for all readers of a newsletter. */
export const newsLinkId = ({ about, path }: NewsLink): string =>
  `${about}~${Buffer.from(path).toString("base64url")}`;

/** Where the id of a counted link leads; undefined for one that leads nowhere on our site. */
export const openNewsLinkId = (id: string): NewsLink | undefined => {
  const at = id.indexOf("~");
  const path = Buffer.from(id.slice(at + 1), "base64url").toString();
  return at > 0 && isOwnPath(path) ? { about: id.slice(0, at), path } : undefined;
};

const LINK = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,500})\)/g;

/** Said in every letter whose links are counted. */
export const COUNTED_LINKS =
  "We count how often the links to our pages are followed, not who follows them. There is no tracking picture in this email.";

/** The address of a page of ours by a link that is counted for this newsletter or digest. */
export const countedUrl = (reader: Pick<LetterReader, "token">, about: string, path: string): string =>
  reader.token("news-link", newsLinkId({ about, path }));

/** The address as it stands in a letter: a page of ours is counted, another one is as it was written. */
const addressIn = (reader: LetterReader, about: string, address: string): string => {
  const root = reader.url("/");
  if (address.startsWith("/")) return countedUrl(reader, about, address);
  return address.startsWith(root) ? countedUrl(reader, about, `/${address.slice(root.length)}`) : address;
};

const withLinks = (text: string, url: (address: string) => string): LetterPart => {
  const words: { text: string; url?: string }[] = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, name = "", address = ""] = found;
    if (found.index > from) words.push({ text: text.slice(from, found.index) });
    words.push({ text: name, url: url(address) });
    from = found.index + whole.length;
  }
  if (words.length === 0) return { paragraph: text };
  if (from < text.length) words.push({ text: text.slice(from) });
  return { words };
};

/** What an author wrote in markdown as parts of a letter. */
export const writtenParts = (text: string, reader: LetterReader, about: string): readonly LetterPart[] => {
  const url = (address: string) => addressIn(reader, about, address);
  return bodyParts(text).map((part) => {
    if ("paragraph" in part) return withLinks(part.paragraph, url);
    if (!("list" in part)) return part;
    return {
      list: part.list.map((item) =>
        item.replaceAll(LINK, (_whole, name: string, address: string) => `${name}: ${url(address)}`),
      ),
    };
  });
};

/** Stories as parts of a letter: each its title, which leads to its page, and a line. */
export const storyParts = (
  { heading, items }: { readonly heading: string; readonly items: readonly NewsItem[] },
  reader: LetterReader,
  about: string,
): readonly LetterPart[] => [
  { heading },
  ...items.flatMap(({ title, detail, path }): readonly LetterPart[] => [
    {
      words: [
        { text: title, url: countedUrl(reader, about, path) },
        ...(detail === "" ? [] : [{ text: `\n${detail}` }]),
      ],
    },
  ]),
];

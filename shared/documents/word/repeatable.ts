import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { Instant } from "../../platform/clock.ts";
import { ownValue } from "../../platform/keys.ts";

/** The moment that all files of a zip have: the first that a zip can hold. In local time, as fflate reads it. */
const EPOCH = new Date(1980, 0, 1);

const RELATIONS = "word/_rels/document.xml.rels";
const DOCUMENT = "word/document.xml";
const PROPERTIES = "docProps/core.xml";

const withOwnDates = (xml: string, madeAt: Instant): string =>
  xml.replaceAll(
    /(<dcterms:(?:created|modified)[^<>]*>)[^<]*/g,
    (_whole, open: string) => `${open}${madeAt}`,
  );

/** Gives links the names `link1`, `link2` ... in the order in which they were made. */
const renamedLinks = (relations: string): ReadonlyMap<string, string> => {
  const links = [...relations.matchAll(/<Relationship ([^<>]*)>/g)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => attributes.includes('/relationships/hyperlink"'))
    .flatMap((attributes) => /\bId="(rId[^"]*)"/.exec(attributes)?.[1] ?? []);
  return new Map(links.map((id, index) => [id, `link${index + 1}`]));
};

const renamed = (xml: string, attribute: string, names: ReadonlyMap<string, string>): string =>
  xml.replaceAll(new RegExp(`\\b${attribute}="(rId[^"]*)"`, "g"), (whole, id: string) => {
    const name = names.get(id);
    return name === undefined ? whole : `${attribute}="${name}"`;
  });

/**
 * A Word file without what differs each time the library writes it: the moment in its properties and in the zip, and the random names of its links.
 * The same document is then the same file, byte by byte.
 */
export const repeatable = (file: Uint8Array, madeAt: Instant): Uint8Array => {
  const files = unzipSync(file);
  const text = (path: string): string => strFromU8(ownValue(files, path) ?? new Uint8Array());
  const names = renamedLinks(text(RELATIONS));
  const changed = {
    ...files,
    [PROPERTIES]: strToU8(withOwnDates(text(PROPERTIES), madeAt)),
    [RELATIONS]: strToU8(renamed(text(RELATIONS), "Id", names)),
    [DOCUMENT]: strToU8(renamed(text(DOCUMENT), "r:id", names)),
  };
  const zipped: Zippable = Object.fromEntries(
    Object.entries(changed).map(([path, bytes]) => [path, [bytes, { mtime: EPOCH }]]),
  );
  return zipSync(zipped);
};

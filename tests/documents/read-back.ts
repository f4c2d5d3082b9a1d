import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { strFromU8, unzipSync } from "fflate";
import { getDocumentProxy } from "unpdf";

/** A Word file as a program reads it: each of its files as text, and those that are XML parsed strictly. Throws when one is not well-formed. */
export const readDocx = (file: Uint8Array) => {
  const files = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const xml = (path: string): XmlElement => {
    const { root } = parseXml(files.get(path) ?? "");
    if (root === null) throw new Error(`${path} is empty.`);
    return root;
  };
  for (const path of files.keys()) if (/\.(?:xml|rels)$/.test(path)) xml(path);
  return { paths: [...files.keys()], text: (path: string): string => files.get(path) ?? "", xml };
};

/** All elements of this name within an element, itself included, in their order. */
export const elements = (within: XmlElement, name: string): readonly XmlElement[] => [
  ...(within.name === name ? [within] : []),
  ...within.children.flatMap((child) => (child instanceof XmlElement ? elements(child, name) : [])),
];

/** The words in a paragraph or a whole document of Word, with its line breaks and tabs as spaces. */
export const wordsOfDocx = (within: XmlElement): string => {
  if (within.name === "w:t") return within.text;
  if (within.name === "w:br" || within.name === "w:tab") return " ";
  const words = within.children.map((child) => (child instanceof XmlElement ? wordsOfDocx(child) : ""));
  return words.join("") + (within.name === "w:p" ? "\n" : "");
};

/** A node of the tree by which assistive technology reads a PDF. */
export interface StructureNode {
  readonly role: string;
  readonly alt: string | undefined;
  readonly children: readonly StructureNode[];
}

const nodeOf = (node: unknown): StructureNode => {
  const has = (name: string): unknown =>
    typeof node === "object" && node !== null ? new Map(Object.entries(node)).get(name) : undefined;
  const children = has("children");
  const alt = has("alt");
  return {
    role: String(has("role") ?? ""),
    alt: typeof alt === "string" ? alt : undefined,
    children: Array.isArray(children)
      ? children.filter((child) => typeof child === "object" && child !== null && "role" in child).map(nodeOf)
      : [],
  };
};

/** The words of a PDF in the order in which they are read, without what only decorates (`Artifact`); those words on their own. */
const wordsOfPage = (items: readonly object[]) => {
  const open: string[] = [];
  const read: string[] = [];
  const beside: string[] = [];
  for (const item of items) {
    if ("type" in item && String(item.type).startsWith("beginMarkedContent"))
      open.push("tag" in item ? String(item.tag) : "");
    else if ("type" in item) open.pop();
    else if ("str" in item) (open.includes("Artifact") ? beside : read).push(String(item.str));
  }
  return { read: read.join(" "), beside: beside.join(" ") };
};

/** A PDF as a program reads it. */
export const readPdf = async (file: Uint8Array) => {
  const document = await getDocumentProxy(new Uint8Array(file));
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push({
      ...wordsOfPage(items),
      structure: nodeOf(await page.getStructTree()),
      links: (await page.getAnnotations()).map(({ url }) => String(url)),
    });
  }
  const { info, metadata } = await document.getMetadata();
  return {
    pages,
    info: new Map(Object.entries(info)),
    metadata,
    isTagged: (await document.getMarkInfo())?.Marked === true,
    outline: (await document.getOutline()) ?? [],
  };
};

import { stringify } from "yaml";
import { contentOf, type ItemKind } from "../items/model.ts";
import type { WholeItem } from "../items/store.ts";
import type { Tag } from "../tags/model.ts";
import { writePage } from "./own-page.ts";
import type { PageItem } from "./page-item.ts";
import { TAG_FILE, writeTagFile } from "./tag-file.ts";

/** A file of an export: its name below the export's folder, and its text. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** What the catalogue consists of. */
export interface WholeCatalogue {
  readonly items: readonly WholeItem[];
  readonly addresses: readonly { readonly slug: string; readonly reference: string }[];
  readonly tags: readonly Tag[];
}

/** The folder that each kind of item is in. */
const folders: Readonly<Record<ItemKind, string>> = {
  project: "projects",
  "case-study": "case-studies",
  playbook: "playbooks",
  tool: "tools",
};

/**
 * An item as a page says it: as the public sees it, or where it sees none, as the team works on it. Of its way to its readers, where it stands
 * today; the dates of an import are its own.
 */
export const pageItemOf = (
  { item: worked, shown }: WholeItem,
  addresses: WholeCatalogue["addresses"],
): PageItem => {
  const item = shown ?? worked;
  const { reference, status } = item;
  const { slug } = worked;
  const reason = status === "withdrawn" ? item.steps.at(-1)?.reason : undefined;
  const others = addresses.filter((each) => each.reference === reference && each.slug !== slug);
  return {
    ...contentOf(item),
    slug,
    otherAddresses: others.map((each) => each.slug).toSorted(),
    more: item.asImported?.more ?? {},
    said: {
      reference,
      status,
      publishedAt: item.publishedAt,
      reason,
    },
  };
};

const readme = (count: number): string => `# Catalogue

This folder holds a catalogue as plain files. Nothing but a text editor is needed to read it.

- projects, case-studies, playbooks and tools hold one markdown file for each item (${count} in all). Between the two lines of \`---\` at its head
  are the facts of the item (YAML); below them is its text.
- tags.yml holds the tags that items have: the value, what people read for it, the facets that it belongs to, and other spellings.
- redirects.yml says which addresses led to an item formerly, and where each leads today.

An item that is published stands here as the public sees it; changes that wait for their review are not in it. Drafts and withdrawn items say
that they are by \`status\`.

To load it into another installation of the same product, choose the whole archive under Catalogue, Import, and there "As the files say".
`;

/** The last part of an address and where it leads, by name. */
const redirectsOf = ({ items, addresses }: WholeCatalogue): Record<string, string> => {
  const slugs = new Map(items.map(({ item }) => [item.reference, item.slug]));
  return Object.fromEntries(
    addresses.flatMap(({ slug, reference }) => {
      const now = slugs.get(reference);
      return now === undefined || now === slug ? [] : [[slug, now] as const];
    }),
  );
};

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

/** The whole catalogue as files, by name. The same catalogue gives the same files to the letter. Pure. */
export const exportFiles = (catalogue: WholeCatalogue): readonly ExportedFile[] => {
  const pages = catalogue.items.map((whole) => {
    const item = pageItemOf(whole, catalogue.addresses);
    return { name: `${folders[item.kind]}/${item.slug}.md`, text: writePage(item) };
  });
  return [
    { name: "README.md", text: readme(pages.length) },
    { name: "redirects.yml", text: stringify(redirectsOf(catalogue), { sortMapEntries: true }) },
    { name: TAG_FILE, text: writeTagFile(catalogue.tags) },
    ...pages.toSorted(byName),
  ];
};

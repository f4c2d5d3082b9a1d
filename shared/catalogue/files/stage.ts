import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import { nextSlug } from "../items/address.ts";
import { comparePages, type Neighbour } from "./compare-pages.ts";
import { digestOf } from "./digest.ts";
import type { PageItem, ReadPage, Silence } from "./page-item.ts";
import { linkPages } from "./page-links.ts";
import { readPage } from "./read-page.ts";
import type { PageFile } from "./unpack.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A page that was read with its neighbours. `digest` is that of its file. */
export type StagedPage = {
  readonly file: string;
  readonly digest: string;
  readonly remarks: readonly Remark[];
} & (
  | { readonly item: PageItem; readonly silentOn: readonly Silence[] }
  | { readonly item?: never; readonly skipped: string }
);

/** More say nothing of one page that these do not. */
const MOST_REMARKS = 60;

const shortened = (remarks: readonly Remark[]): Remark[] =>
  remarks.length <= MOST_REMARKS
    ? [...remarks]
    : [
        ...remarks.slice(0, MOST_REMARKS),
        note(
          1,
          `There are ${remarks.length - MOST_REMARKS} more remarks on this page`,
          "Put these right and check it again.",
        ),
      ];

/** Gives each page an address and a reference that no page before it has. */
const makeDistinct = () => {
  const slugs = new Set<string>();
  const references = new Set<string>();
  return (item: PageItem): { readonly item: PageItem; readonly remarks: readonly Remark[] } => {
    let attempt = 1;
    while (slugs.has(nextSlug(item.slug, attempt))) attempt += 1;
    const slug = nextSlug(item.slug, attempt);
    const otherAddresses = item.otherAddresses.filter((each) => !slugs.has(each) && each !== slug);
    for (const each of [slug, ...otherAddresses]) slugs.add(each);
    const { reference, ...said } = item.said;
    const isCopy = reference !== undefined && references.has(reference);
    if (reference !== undefined) references.add(reference);
    return {
      item: { ...item, slug, otherAddresses, said: isCopy ? said : item.said },
      remarks: [
        ...(attempt > 1
          ? [
              warning(
                1,
                `Another page has the address ${quote(item.slug)} already`,
                `This one is at ${quote(slug)}. Rename one of the files.`,
              ),
            ]
          : []),
        ...(isCopy
          ? [
              warning(
                1,
                `Another page has the reference ${quote(reference)} too`,
                "This one becomes an item of its own.",
              ),
            ]
          : []),
      ],
    };
  };
};

/** Tags of an exported page that neither the catalogue nor the export's own file of tags has. */
const unknownTags = ({ tags }: PageItem, { findTag }: Vocabulary): readonly Remark[] =>
  tags.flatMap((value) =>
    "tag" in findTag(value)
      ? []
      : [warning(1, `The tag ${quote(value)} is not on the list`, "Add it to the tags, or change the item.")],
  );

/** Links to a place in the folder of the page where no page of the import is. */
const lostLinks = (
  { file, relativeLinks }: Extract<ReadPage, { readonly item: unknown }>,
  leadsTo: (file: string, url: string) => string | undefined,
): readonly Remark[] =>
  relativeLinks.flatMap(({ url, line }) =>
    leadsTo(file, url) === undefined
      ? [
          warning(
            line,
            `The link ${quote(url)} leads to a file that is no page of this import`,
            "Give the whole address, with https://, or import that page with this one.",
          ),
        ]
      : [],
  );

/**
 * Reads pages for an import: each by itself, then together and beside the items that the catalogue has. All get an address of their own. Pure.
 */
export const stagePages = (
  files: readonly PageFile[],
  vocabulary: Vocabulary,
  neighbours: readonly Neighbour[],
): readonly StagedPage[] => {
  const read: readonly ReadPage[] = files.map(({ file, text }) => readPage(file, text, vocabulary));
  const compared = comparePages(read, neighbours);
  const distinct = makeDistinct();
  const placed = read.map((page) => ({ page, own: "item" in page ? distinct(page.item) : undefined }));
  const links = linkPages(
    placed.flatMap(({ page, own }) => (own === undefined ? [] : [{ file: page.file, item: own.item }])),
    neighbours,
  );
  return placed.map(({ page, own }, index) => {
    const { file } = page;
    const digest = digestOf(files[index]?.text ?? "");
    if (!("item" in page) || own === undefined)
      return {
        file,
        digest,
        skipped: "item" in page ? "" : page.skipped,
        remarks: shortened(page.remarks),
      };
    return {
      file,
      digest,
      item: { ...own.item, body: links.bodyOf({ file, item: own.item }) },
      silentOn: page.silentOn,
      remarks: shortened([
        ...own.remarks,
        ...unknownTags(own.item, vocabulary),
        ...(compared.get(file) ?? []),
        ...[...page.remarks, ...lostLinks(page, links.leadsTo)].toSorted((a, b) => a.line - b.line),
      ]),
    };
  });
};

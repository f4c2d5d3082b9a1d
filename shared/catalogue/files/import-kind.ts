import * as z from "zod/mini";
import type { Decision, ImportKind, ImportNeeds, PartOccasion } from "../../file-import/kind.ts";
import type { FileImport } from "../../file-import/model.ts";
import type { Overtaken } from "../../journal/commit.ts";
import type { Table } from "../../platform/dynamo.ts";
import { newReference } from "../../platform/references.ts";
import { writesOfAddresses, writesOfItem, writesOfRemoval } from "../items/save.ts";
import { readWholeItems, type WholeItem } from "../items/store.ts";
import type { Tag } from "../tags/model.ts";
import { readTags, writeOfTag } from "../tags/store.ts";
import { type ImportOrder, importPages, type PageResult, releaseItem } from "./decide-import.ts";
import { importTags } from "./decide-tags.ts";
import { undoPage } from "./decide-undo.ts";
import {
  type Arrival,
  arrivalNames,
  arrivals,
  type Imported,
  type ImportedPage,
  importedSchema,
  type Made,
  madeSchema,
} from "./import.ts";
import { pageDetail } from "./import-words.ts";
import { readKnownItems } from "./known-items.ts";

type PageDecision = Decision<Made, Overtaken>;

const subjectOf = (reference: string): string => `catalogue-item:${reference}`;

const arrivalOf = ({ answers }: FileImport): Arrival =>
  z.catch(z.enum(arrivalNames), "drafts").parse(answers["arrival"]);

const orderOf = (one: FileImport): ImportOrder => ({
  arrival: arrivalOf(one),
  replace: one.answers["replace"] === "yes",
});

const pageDecision = ({ page, present, result }: PageResult): PageDecision => {
  const detail = pageDetail(page, present?.item, result);
  if (!("made" in result))
    return {
      outcome: {
        outcome: result.outcome === "unchanged" ? "unchanged" : "kept",
        detail,
        subject: present === undefined ? undefined : subjectOf(present.item.reference),
      },
    };
  const { item, entries, made } = result;
  const outcome = result.outcome === "created" ? "added" : "changed";
  return {
    outcome: { outcome, detail, subject: subjectOf(item.reference) },
    writes: [
      ...writesOfItem(item, { before: present?.item, shown: present?.shown }),
      ...writesOfAddresses(
        item.reference,
        made.addresses.filter((slug) => slug !== item.slug),
      ),
    ],
    entries,
    made,
  };
};

const decidePages = async (
  needs: ImportNeeds,
  pages: readonly ImportedPage[],
  { one, occasion, subjectsBefore }: PartOccasion,
): Promise<readonly PageDecision[]> => {
  if (pages.length === 0) return [];
  const [known, subjects] = await Promise.all([readKnownItems(needs.table, pages), subjectsBefore()]);
  const taken = new Set([...subjects].map((subject) => subject.slice(subjectOf("").length)));
  const refer = () => newReference("item", needs.randomBytes);
  return importPages(pages, { known, taken, newReference: refer }, orderOf(one), occasion).map(pageDecision);
};

const decideTags = async (
  { table }: { readonly table: Table },
  tags: readonly Tag[],
  { one, occasion }: PartOccasion,
): Promise<PageDecision> => {
  if (orderOf(one).arrival !== "as-said") {
    const detail = "tags are changed only when items arrive as the files say";
    return { outcome: { outcome: "kept", detail } };
  }
  const { set, versionOf } = await readTags(table);
  const changes = importTags(set, tags, occasion);
  const labels = changes.map(({ tag }) => tag.label).join(", ");
  return {
    outcome: { outcome: changes.length === 0 ? "unchanged" : "changed", detail: labels },
    writes: changes.map(({ tag }) => writeOfTag(tag, versionOf(tag.value))),
    entries: changes.flatMap(({ entries }) => entries),
  };
};

/** Tags come before pages in a file, and so in a part. */
const decide = async (
  needs: ImportNeeds,
  rows: readonly Imported[],
  part: PartOccasion,
): Promise<readonly PageDecision[]> => {
  const tags: PageDecision[] = [];
  for (const row of rows) if (row.is === "tags") tags.push(await decideTags(needs, row.tags, part));
  const pages = rows.flatMap((row) => (row.is === "page" ? [row] : []));
  return [...tags, ...(await decidePages(needs, pages, part))];
};

const readMadeItems = (table: Table, made: readonly Made[]): Promise<ReadonlyMap<string, WholeItem>> =>
  readWholeItems(
    table,
    made.map(({ reference }) => reference),
  );

const release = async (
  { table }: { readonly table: Table },
  made: readonly Made[],
  { occasion }: PartOccasion,
) => {
  const whole = await readMadeItems(table, made);
  return made.map((each) => {
    const present = whole.get(each.reference);
    const released = present === undefined ? undefined : releaseItem(present.item, each, occasion);
    if (present === undefined || released === undefined) return undefined;
    return {
      writes: writesOfItem(released.item, { before: present.item, shown: present.shown }),
      entries: released.entries,
      made: { ...each, version: released.item.version },
      isShown: released.item.status === "published",
    };
  });
};

const undo = async (
  { table }: { readonly table: Table },
  made: readonly Made[],
  { occasion }: PartOccasion,
): Promise<readonly PageDecision[]> => {
  const whole = await readMadeItems(table, made);
  return made.map((each): PageDecision => {
    const present = whole.get(each.reference);
    const undone = undoPage(each, present, occasion);
    const subject = subjectOf(each.reference);
    if (present === undefined || undone.outcome === "left")
      return { outcome: { outcome: "left", detail: "it was changed since", subject } };
    if (undone.outcome === "removed")
      return {
        outcome: { outcome: "removed", detail: "" },
        writes: writesOfRemoval(present.item, each.addresses),
        entries: undone.entries,
      };
    return {
      outcome: { outcome: undone.outcome, detail: "", subject },
      writes: writesOfItem(undone.item, { before: present.item, shown: present.shown }),
      entries: undone.entries,
    };
  });
};

const answersSchema = z.lazy(() =>
  z.object({
    arrival: z.enum(arrivalNames, { error: "Select how the items are to arrive" }),
    replace: z._default(
      z.literal(["yes", ""], { error: "Select whether to replace what was changed here" }),
      "",
    ),
  }),
);

/** Pages of a catalogue: markdown files with front matter, of the dialects that `readPage` knows. */
export const catalogueImport = {
  name: "catalogue",
  row: { one: "file", many: "files" },
  questions: (one) => [
    {
      name: "arrival",
      legend: "How are the items to arrive?",
      hint: "If anything is published, a colleague of the person who sent the files has to look at this page and start the import. Items become visible only when every page is in. You can undo the whole import.",
      answers: "one",
      items: arrivalNames.map((value) => ({ value, text: arrivals[value] })),
      answer: arrivalOf(one),
    },
    ...(one.planned.kept === 0
      ? []
      : [
          {
            name: "replace",
            legend: "Items that were changed here",
            answers: "box" as const,
            items: [{ value: "yes", text: "Replace what was changed or made here by what the files say" }],
          },
        ]),
  ],
  answers: answersSchema,
  releases: (one) => arrivalOf(one) !== "drafts",
  // What is published, a second person has looked at.
  needsSecond: (one) => arrivalOf(one) !== "drafts",
  undoes:
    "Drafts that it added are removed. Items that it published are withdrawn, and their addresses say so. Items that it changed are as they were before. What someone has changed since is left, and so are the tags.",
  rowSchema: importedSchema,
  madeSchema,
  // What takes files apart is needed in the first of many steps.
  read: async (needs, bytes) => (await import("./import-read.ts")).readPages(needs, bytes),
  // An item, its address and an entry, and one more for each other address; or a tag and an entry.
  writesFor: (row) => (row.is === "tags" ? 2 * row.tags.length : 3 + row.item.otherAddresses.length),
  decide,
  release,
  undo,
} as const satisfies ImportKind<Imported, Made, Overtaken>;

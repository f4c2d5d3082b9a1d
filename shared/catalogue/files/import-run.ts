import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { Given } from "../commands-items.ts";
import { type ItemWriteRefusal, readWholeItems, writesOfAddresses, writesOfItem } from "../store.ts";
import { readTags, writeOfTag } from "../tag-store.ts";
import { importPages, type PageOutcome, releaseItem } from "./decide-import.ts";
import { importTags } from "./decide-tags.ts";
import { CatalogueImportFinished } from "./entries.ts";
import type { CatalogueImport, Made } from "./import.ts";
import {
  readImport,
  readMade,
  readPart,
  readReferencesMade,
  saveImportStep,
  writesOfMade,
} from "./import-store.ts";
import { readKnownItems } from "./known-items.ts";

const MOST_TRIES = 8;

/** What an import's run needs from the outside. */
export interface ImportNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

interface Step {
  readonly after: CatalogueImport;
  readonly writes: readonly Write<ItemWriteRefusal>[];
  readonly entries: readonly Entry[];
}

/** The person who said that it is to be imported did what it does, though a machine carries it out. */
export const inTheNameOf = ({ by }: CatalogueImport, occasion: Occasion): Occasion =>
  by === undefined ? occasion : { ...occasion, actor: { kind: "team", id: by } };

const finish = (one: CatalogueImport, occasion: Occasion): Pick<Step, "after" | "entries"> => ({
  after: { ...one, status: "finished", finishedAt: occasion.now },
  entries: [record(CatalogueImportFinished, { subject: one.id, data: one.counts }, occasion)],
});

/** Two writes are made for a tag. */
const TAGS_AT_ONCE = 45;

const tagPart = async (needs: ImportNeeds, one: CatalogueImport, occasion: Occasion): Promise<Step> => {
  const { set, versionOf } = await readTags(needs.table);
  const some = one.tags.slice(one.done * TAGS_AT_ONCE, (one.done + 1) * TAGS_AT_ONCE);
  const changes = importTags(set, some, occasion);
  const isLast = (one.done + 1) * TAGS_AT_ONCE >= one.tags.length;
  return {
    after: isLast ? { ...one, phase: "drafting", done: 0 } : { ...one, done: one.done + 1 },
    writes: changes.map(({ tag }) => writeOfTag(tag, versionOf(tag.value))),
    entries: changes.flatMap(({ entries }) => entries),
  };
};

const draftPart = async (needs: ImportNeeds, one: CatalogueImport, occasion: Occasion): Promise<Step> => {
  const pages = await readPart(needs.table, one.id, one.done);
  const known = await readKnownItems(needs.table, pages);
  const order = { arrival: one.arrival ?? "drafts", replace: one.replace };
  const taken = await readReferencesMade(needs.table, one.id, one.done);
  const refer = () => newReference("item", needs.randomBytes);
  const results = importPages(pages, { known, taken, newReference: refer }, order, occasion);
  const changes = results.flatMap(({ present, result }) =>
    "made" in result ? [{ present, ...result }] : [],
  );
  const count = (wanted: PageOutcome["outcome"]): number =>
    results.filter(({ result }) => result.outcome === wanted).length;
  const counts = {
    ...one.counts,
    created: one.counts.created + count("created"),
    changed: one.counts.changed + count("changed"),
    unchanged: one.counts.unchanged + count("unchanged"),
    kept: one.counts.kept + count("kept") + count("double"),
  };
  const writes = [
    ...writesOfMade(
      one,
      one.done,
      changes.map(({ made }) => made),
      changes.flatMap(({ present }) => present?.item ?? []),
    ),
    ...changes.flatMap(({ present, item, made }) => [
      ...writesOfItem(item, { before: present?.item, shown: present?.shown }),
      ...writesOfAddresses(
        item.reference,
        made.addresses.filter((slug) => slug !== item.slug),
      ),
    ]),
  ];
  const entries = changes.flatMap((change) => change.entries);
  const after = { ...one, counts, done: one.done + 1 };
  if (after.done < one.parts) return { after, writes, entries };
  if (one.arrival !== "drafts") return { after: { ...after, phase: "publishing", done: 0 }, writes, entries };
  const end = finish(after, occasion);
  return { after: end.after, writes, entries: [...entries, ...end.entries] };
};

const publishPart = async (needs: ImportNeeds, one: CatalogueImport, occasion: Occasion): Promise<Step> => {
  const made = await readMade(needs.table, one.id, one.done);
  const whole = await readWholeItems(
    needs.table,
    made.map(({ reference }) => reference),
  );
  const steps = made.map((each) => {
    const present = whole.get(each.reference);
    const released = present === undefined ? undefined : releaseItem(present.item, each, occasion);
    return { each, present, released };
  });
  const released = steps.flatMap(({ present, released: to }) =>
    to === undefined ? [] : [{ present, ...to }],
  );
  const now = steps.map(
    ({ each, released: to }): Made => ({ ...each, version: to?.item.version ?? each.version }),
  );
  const published = released.filter(({ item }) => item.status === "published").length;
  const counts = { ...one.counts, published: one.counts.published + published };
  const writes = [
    ...writesOfMade(one, one.done, now),
    ...released.flatMap(({ present, item }) =>
      writesOfItem(item, { before: present?.item, shown: present?.shown }),
    ),
  ];
  const entries = released.flatMap((each) => each.entries);
  const after = { ...one, counts, done: one.done + 1 };
  if (after.done < one.parts) return { after, writes, entries };
  const end = finish(after, occasion);
  return { after: end.after, writes, entries: [...entries, ...end.entries] };
};

/**
 * Goes on with an import or with taking one back, part by part, each in one transaction with how far it is, for as long as `step` gives one. Whoever calls it
 * again, after a crash or because the entry came twice, goes on where it stopped. Throws when others keep changing the same items.
 */
export const runParts = async (
  needs: CommitNeeds,
  id: string,
  once: string,
  step: (one: CatalogueImport) => Promise<Step> | undefined,
): Promise<void> => {
  let failed = 0;
  while (failed < MOST_TRIES) {
    const one = await readImport(needs.table, id);
    const next = one === undefined ? undefined : await step(one);
    if (one === undefined || next === undefined) return;
    const saved = await saveImportStep(needs, { before: one, after: next.after }, next.writes, {
      once: `${once}:${one.phase}:${one.done}`,
      entries: next.entries,
    });
    failed = saved.outcome === "refused" ? failed + 1 : 0;
    if (failed > 0) await needs.sleep(needs.random() * 100 * failed);
  }
  throw new Error(`The import ${id} was overtaken by other changes ${MOST_TRIES} times.`);
};

/** Imports the pages of a running import: after the tags first all as drafts, then, if they are to be, it publishes them. */
export const runImport = (needs: ImportNeeds, id: string, { occasion, once }: Given): Promise<void> =>
  runParts(needs, id, once, (one) => {
    if (one.status !== "running") return undefined;
    const by = inTheNameOf(one, occasion);
    if (one.phase === "tags") return tagPart(needs, one, by);
    return one.phase === "drafting" ? draftPart(needs, one, by) : publishPart(needs, one, by);
  });

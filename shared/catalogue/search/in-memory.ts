import type { Now } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import type { CatalogueItem } from "../items/model.ts";
import { listPublic } from "../read.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { type Index, makeIndex } from "./text-index.ts";

/** The catalogue as the public sees it. */
export interface Catalogue {
  /** The one published last first. */
  readonly items: readonly CatalogueItem[];
  readonly tags: TagSet;
  readonly at: (slug: string) => CatalogueItem | undefined;
  /** Made when it is first asked for. */
  readonly index: () => Index;
}

const HELD_HOURS = 1 / 60;

interface Held {
  readonly until: string;
  readonly catalogue: Catalogue;
  readonly fingerprint: string;
}

const held = new WeakMap<Table["client"], Held>();

/** Tells whether anything is different: every change of an item or its address counts its version up. */
const fingerprintOf = (items: readonly CatalogueItem[], tags: TagSet): string =>
  JSON.stringify([items.map(({ reference, slug, version }) => [reference, slug, version]), tags.tags]);

const makeCatalogue = (items: readonly CatalogueItem[], tags: TagSet): Catalogue => {
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  let index: Index | undefined;
  return {
    items,
    tags,
    at: (slug) => bySlug.get(slug),
    index: () => {
      index ??= makeIndex(items, tags);
      return index;
    },
  };
};

/**
 * The catalogue as the public sees it: one query, held by the function for a minute, so that what is published or withdrawn at the desk is
 * known to every public page within that time. Its index is made again only when something is different. docs/decisions/0047-catalogue-search.md says what it costs.
 */
export const readCatalogue = async ({
  table,
  now,
}: {
  readonly table: Table;
  readonly now: Now;
}): Promise<Catalogue> => {
  const before = held.get(table.client);
  if (before !== undefined && now() < before.until) return before.catalogue;
  const { items, tags } = await listPublic(table);
  const fingerprint = fingerprintOf(items, tags);
  const catalogue = before?.fingerprint === fingerprint ? before.catalogue : makeCatalogue(items, tags);
  held.set(table.client, { until: plusHours(now(), HELD_HOURS), catalogue, fingerprint });
  return catalogue;
};

import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod/mini";
import type { Saving } from "../journal/change.ts";
import type { Overtaken } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, readItem, readItems, type Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { digestOf, type Step } from "./decide.ts";
import type { KeptItem, Manifest } from "./manifest.ts";

/** A thing as a projection knows it. */
export interface ProjectedThing {
  readonly projection: string;
  readonly kind: string;
  readonly id: string;
}

const manifestKey = ({ projection, kind, id }: ProjectedThing): Key => ({
  pk: `DERIVED#${projection}#${kind}:${id}`,
  sk: "DERIVED",
});

const MANIFEST = /^DERIVED#([^#]+)#([^:]+):(.+)$/;

/** The thing whose manifest has this key; undefined for the key of anything else. */
export const thingOfManifest = ({ pk }: Key): ProjectedThing | undefined => {
  const [, projection, kind, id] = MANIFEST.exec(pk) ?? [];
  return projection === undefined || kind === undefined || id === undefined
    ? undefined
    : { projection, kind, id };
};

/** Longer than anything that read the thing before it went may still be under way. */
const REMEMBERED_HOURS = 7 * 24;

const itemsSchema = z.lazy(() => z.array(z.tuple([z.string(), z.string(), z.string()])));
const manifestSchema = z.lazy(() =>
  z.object({ version: z.int(), items: z.optional(z.instanceof(Uint8Array)) }),
);

// Thousands of keys that differ in a word: packed they are a tenth, and an item is paid for by its length.
const pack = (items: readonly KeptItem[]): Uint8Array =>
  deflateRawSync(JSON.stringify(items.map(({ pk, sk, digest }) => [pk, sk, digest])));

const unpack = (packed: Uint8Array): readonly KeptItem[] =>
  itemsSchema
    .parse(JSON.parse(inflateRawSync(packed).toString()))
    .map(([pk, sk, digest]) => ({ pk, sk, digest }));

const toManifest = (item: Item): Manifest => {
  const { version, items } = manifestSchema.parse(item);
  return { version, items: items === undefined ? [] : unpack(items) };
};

/** What a projection keeps of a thing; undefined when it never kept anything, or not for a week. One read. */
export const readManifest = async (table: Table, thing: ProjectedThing): Promise<Manifest | undefined> => {
  const item = await readItem(table, manifestKey(thing));
  return item === undefined ? undefined : toManifest(item);
};

/** A manifest with what is really there of its items, as the table has them: for a rebuild, which takes no note for the thing itself. */
export const lookAtItems = async (table: Table, manifest: Manifest): Promise<Manifest> => {
  const found: KeptItem[] = [];
  for (let from = 0; from < manifest.items.length; from += 100) {
    const keys = manifest.items.slice(from, from + 100).map(({ pk, sk }) => ({ pk, sk }));
    const items = await readItems(table, keys);
    for (const [at, key] of keys.entries()) {
      const item = items[at];
      if (item !== undefined) found.push({ ...key, digest: digestOf(item) });
    }
  }
  return { ...manifest, items: found };
};

/** The transaction of a step, which is made only if the manifest is as it was read. */
export const stepSaving = (
  thing: ProjectedThing,
  {
    before,
    step,
    now,
  }: { readonly before: Manifest | undefined; readonly step: Step; readonly now: Instant },
): Saving<Overtaken> => {
  const { version, items } = step.after;
  const expires = Math.floor(Date.parse(plusHours(now, REMEMBERED_HOURS)) / 1000);
  const manifest = {
    ...manifestKey(thing),
    version,
    ...(items.length === 0 ? { expires } : { items: pack(items) }),
  };
  const when =
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#version = :version",
          names: { "#version": "version" },
          values: { ":version": before.version },
        };
  return {
    result: { more: step.more },
    writes: [
      { put: manifest, when, otherwise: "overtaken" },
      ...step.deletes.map((key) => ({ delete: key })),
      ...step.puts.map((item) => ({ put: item })),
    ],
  };
};

import type { Entry, EntryDefinition } from "../journal/entry.ts";
import type { Item, Key, Table } from "../platform/dynamo.ts";
import type { RecordKind } from "../privacy/catalogue/catalogue.ts";
import { RecordErased } from "../privacy/entries.ts";

/** An item of a projection: made from the thing it is derived from, and from nothing else. */
export type DerivedItem = Item & Key;

/** A kind of thing that a projection derives items from. Made by `derivedFrom`. */
export interface ProjectionSource {
  readonly kind: string;
  readonly entries: readonly EntryDefinition[];
  readonly idsIn: (entry: Entry, table: Table) => readonly string[] | Promise<readonly string[]>;
  readonly keys: RegExp;
  /** What is to be kept of the thing with this id as it is now; nothing when there is no such thing. */
  readonly derive: (table: Table, id: string) => Promise<readonly DerivedItem[]>;
}

/** Items that are derived from the present state of things and are kept up to date by one reaction. */
export interface Projection {
  /** Its own name, in keys: `search`. */
  readonly name: string;
  readonly sources: readonly ProjectionSource[];
}

/** What a feature says of one kind of thing. */
interface Derivation<Thing> {
  /** Names the thing together with its id: `enquiry`. */
  readonly kind: string;
  /** Every entry that may change what is derived. One that is missing leaves old items until the next one, or until the projection is rebuilt. */
  readonly entries: readonly EntryDefinition[];
  /** The ids of the things of this kind that an entry may have changed, at most a few dozen; the id of its subject unless told. */
  readonly idsIn?: ProjectionSource["idsIn"];
  /** The kinds of record that it is made from where erasing one changes what is derived: that is then heard, too. */
  readonly erasedAs?: readonly RecordKind[];
  /** What `<pk> <sk>` of the item looks like that there is one of for each thing; its first group is the id. A rebuild finds the things by it. */
  readonly keys: RegExp;
  /** Reads the thing, strongly consistent; undefined when it is gone or erased. */
  readonly read: (table: Table, id: string) => Promise<Thing | undefined>;
  /** What is kept of it: pure, the same for the same thing, at most `MOST_ITEMS`, and no two with one key. */
  readonly items: (thing: Thing, id: string) => readonly DerivedItem[];
}

/**
 * Says how items are derived from one kind of thing.
 *
 * ```ts
 * // shared/work/enquiry-work.ts
 * export const enquiryWork = derivedFrom({
 *   kind: "enquiry",
 *   entries: [EnquiryReceived, EnquiryAssigned, EnquiryAnswered],
 *   keys: /^ENQUIRY#(\S+) ENQUIRY$/,
 *   read: readEnquiry,
 *   items: (enquiry) => (isOurTurn(enquiry) ? [workItem(enquiry)] : []),
 * });
 * // shared/work/projection.ts
 * export const work: Projection = { name: "work", sources: [enquiryWork, projectWork] };
 * // functions/work/on-work-changed.ts
 * export const handler = projectionReaction("work/on-work-changed", work);
 * // infra/features/work.ts: onAnyEntry with the same entries, in the order of `entriesOf(work)`
 * // infra/migrations/registry.ts: { id: "2026-11-work", about: "...", rebuilt: work }
 * ```
 */
export const derivedFrom = <Thing>({
  read,
  items,
  entries,
  idsIn = ({ subject }) => [subject.id],
  erasedAs = [],
  ...rest
}: Derivation<Thing>): ProjectionSource => ({
  ...rest,
  entries: erasedAs.length === 0 ? entries : [...entries, RecordErased],
  idsIn: (entry, table) => {
    if (entry.name !== RecordErased.name) return idsIn(entry, table);
    const erased = RecordErased.readData(entry);
    return erasedAs.some((kind) => kind === erased?.kind) ? [erased?.id ?? ""] : [];
  },
  derive: async (table, id) => {
    const thing = await read(table, id);
    return thing === undefined ? [] : items(thing, id);
  },
});

/** Every entry that a projection hears, each once, in the order of its sources. */
export const entriesOf = ({ sources }: Projection): readonly EntryDefinition[] => [
  ...new Map(
    sources.flatMap(({ entries }) => entries).map((definition) => [definition.name, definition]),
  ).values(),
];

/** A thing of which a projection may have to keep something else than it does. */
export interface Derivable {
  readonly source: ProjectionSource;
  readonly id: string;
}

/** The things that an entry may have changed for a projection. */
export const changedBy = async (
  table: Table,
  { sources }: Projection,
  entry: Entry,
): Promise<readonly Derivable[]> => {
  const hearing = sources.filter(({ entries }) => entries.some(({ name }) => name === entry.name));
  const changed = await Promise.all(
    hearing.map(async (source) =>
      [...new Set(await source.idsIn(entry, table))].map((id) => ({ source, id })),
    ),
  );
  return changed.flat();
};

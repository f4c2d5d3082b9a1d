import {
  type ListPage,
  type ListSource,
  PAGE_SIZE,
  type Placed,
  type Standing,
  standingIn,
  toCursor,
} from "./list-page.ts";

/** The way from one thing of a list to the one beside it. */
export type Direction = "next" | "previous";

/** What is beside a thing in a list, with its own place as a cursor. */
export interface Beside<Thing> {
  readonly thing: Thing;
  readonly cursor: string;
}

/** How things of a list are told from one another, and which of them are shown. */
interface BesideAsked<Thing> {
  readonly cursor: string;
  readonly direction: Direction;
  readonly keep?: ((thing: Thing) => boolean) | undefined;
  readonly looking?: { readonly queries: number; readonly atOnce: number } | undefined;
}

const LOOKING = { queries: 2, atOnce: 500 };

/**
 * The thing next to a place in lists that are shown one behind the other; undefined at their end, or where none is found in two queries. It is found by its place, so that it
 * does not matter whether what was there before still is.
 */
export const readBeside = async <Thing>(
  lists: readonly ListSource<Thing>[],
  { cursor, direction, keep, looking = LOOKING }: BesideAsked<Thing>,
): Promise<Beside<Thing> | undefined> => {
  const start = standingIn(cursor, lists.length);
  const backwards = direction === "previous";
  let { list, place }: Pick<Standing, "list" | "place"> = start;
  const before = Math.max(0, start.before + (backwards ? -1 : 1));
  const limit = keep === undefined ? 1 : looking.atOnce;
  for (let queries = 0; queries < looking.queries; queries += 1) {
    const source = lists[list];
    if (source === undefined) return undefined;
    const found = await source(place, limit, backwards);
    const one = keep === undefined ? found[0] : found.find(({ thing }) => keep(thing));
    if (one !== undefined) return { thing: one.thing, cursor: toCursor({ list, place: one.place, before }) };
    if (found.length < limit) {
      list += backwards ? -1 : 1;
      place = undefined;
    } else place = found.at(-1)?.place;
  }
  return undefined;
};

/** An order that is no order of the table: by what each thing says, the lowest first unless `down`. */
export interface Order<Thing> {
  readonly by: (thing: Thing) => string;
  readonly down: boolean;
  /** What tells the things from one another. */
  readonly idOf: (thing: Thing) => string;
}

/** What is sorted, and whether that is all there is. */
interface Sorted<Thing> {
  readonly things: readonly Thing[];
  readonly looked: number;
  readonly isAll: boolean;
}

const collator = new Intl.Collator("en", { numeric: true });

/** The first 1,000 things of the lists, in two queries for each list at most, in another order. What they say nothing of comes last. */
export const readSorted = async <Thing>(
  lists: readonly ListSource<Thing>[],
  { by, down }: Pick<Order<Thing>, "by" | "down">,
  { keep = () => true, looking = LOOKING }: Pick<BesideAsked<Thing>, "keep" | "looking">,
): Promise<Sorted<Thing>> => {
  const read: Thing[] = [];
  let [list, place, queries]: [number, string | undefined, number] = [0, undefined, 0];
  for (; queries < looking.queries && list < lists.length; queries += 1) {
    const found: readonly Placed<Thing>[] = (await lists[list]?.(place, looking.atOnce)) ?? [];
    for (const { thing } of found) read.push(thing);
    place = found.at(-1)?.place;
    if (found.length < looking.atOnce) [list, place] = [list + 1, undefined];
  }
  const keyed = read.filter(keep).map((thing) => ({ thing, key: by(thing) }));
  keyed.sort((one, other) => {
    if (one.key === "" || other.key === "") return Number(one.key === "") - Number(other.key === "");
    return (down ? -1 : 1) * collator.compare(one.key, other.key);
  });
  return { things: keyed.map(({ thing }) => thing), looked: read.length, isAll: list >= lists.length };
};

/** Where a thing is among the sorted, by the cursor that was made of it; where it was, once it is gone. */
const indexIn = <Thing>(
  { things }: Sorted<Thing>,
  cursor: string | undefined,
  idOf: Order<Thing>["idOf"],
) => {
  if (cursor === undefined) return { index: -1, isThere: false };
  const { place, before } = standingIn(cursor, 1);
  const found = place === undefined ? -1 : things.findIndex((thing) => idOf(thing) === place);
  return found === -1 ? { index: before, isThere: false } : { index: found, isThere: true };
};

/** A page of a list in another order: at most two queries, of at most 1,000 things. `isPartial` says that the lists hold more than were sorted. */
export const readSortedPage = async <Thing>(
  lists: readonly ListSource<Thing>[],
  order: Order<Thing>,
  asked: Pick<BesideAsked<Thing>, "keep" | "looking"> & {
    readonly cursor: string | undefined;
    readonly size?: number | undefined;
  },
): Promise<ListPage<Thing>> => {
  const sorted = await readSorted(lists, order, asked);
  const { index, isThere } = indexIn(sorted, asked.cursor, order.idOf);
  const from = asked.cursor === undefined ? 0 : index + (isThere ? 1 : 0);
  const shown = sorted.things.slice(from, from + (asked.size ?? PAGE_SIZE));
  const places = shown.map((thing, nth) =>
    toCursor({ list: 0, place: order.idOf(thing), before: from + nth }),
  );
  const last = shown.at(-1);
  const goesOn = from + shown.length < sorted.things.length && last !== undefined;
  return {
    shown,
    places,
    before: from,
    next: goesOn ? toCursor({ list: 0, place: order.idOf(last), before: from + shown.length }) : undefined,
    looked: sorted.looked,
    isPartial: !sorted.isAll,
  };
};

/** What is beside a thing in a list in another order. */
export const readSortedBeside = async <Thing>(
  lists: readonly ListSource<Thing>[],
  order: Order<Thing>,
  asked: BesideAsked<Thing>,
): Promise<Beside<Thing> | undefined> => {
  const sorted = await readSorted(lists, order, asked);
  const { index, isThere } = indexIn(sorted, asked.cursor, order.idOf);
  const at = asked.direction === "previous" ? index - 1 : index + (isThere ? 1 : 0);
  const thing = sorted.things[at];
  return thing === undefined
    ? undefined
    : { thing, cursor: toCursor({ list: 0, place: order.idOf(thing), before: at }) };
};

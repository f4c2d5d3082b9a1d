/** A thing and its place in a list, which is the sort key that it has there. */
export interface Placed<Thing> {
  readonly place: string;
  readonly thing: Thing;
}

/**
 * A list as it is read in pages: the things behind a place, or from the start, in its order and at most `limit` of them. One query. `backwards` reads from
 * its end towards its start; a source that cannot is never asked to.
 */
export type ListSource<Thing> = (
  after: string | undefined,
  limit: number,
  backwards?: boolean,
) => Promise<readonly Placed<Thing>[]>;

/** What is asked of a list. */
export interface ListAsked<Thing> {
  /** The `next` of the page before, as it came back in an address; anything else is the start. */
  readonly cursor?: string | undefined;
  readonly size?: number | undefined;
  /** What is shown of what is read. Without it everything is. */
  readonly keep?: ((thing: Thing) => boolean) | undefined;
  /** How much is looked through for a page of which only some is shown; by default 500 things in each of two queries. */
  readonly looking?: { readonly queries: number; readonly atOnce: number } | undefined;
}

/** A page of a list. */
export interface ListPage<Thing> {
  readonly shown: readonly Thing[];
  /** A cursor for each of those shown: its own place, by which the next and the previous are found. */
  readonly places: readonly string[];
  /** How many were shown before this page, by the cursor. */
  readonly before: number;
  /** The cursor of the page that follows; absent at the end of the list. */
  readonly next: string | undefined;
  /** How many were looked at for this page. */
  readonly looked: number;
  /** Whether the reading stopped before the page was full: what follows may hold more, or nothing. */
  readonly isPartial: boolean;
}

/** How many things a page of a list shows. */
export const PAGE_SIZE = 50;

/** A page is never more queries than this, however little of what they find is to be shown. */
const MOST_QUERIES = 2;

/** How many are looked at in one query when only some of them are shown. */
const LOOKED_AT_ONCE = 500;

const LOOKING = { queries: MOST_QUERIES, atOnce: LOOKED_AT_ONCE };

/** Where a reading stands: in which of the lists, behind which place in it, and how many were shown so far. */
export interface Standing {
  readonly list: number;
  readonly place: string | undefined;
  readonly before: number;
}

const START: Standing = { list: 0, place: undefined, before: 0 };

const CURSOR = /^(\d)\.(\d{1,7})\.([\w-]{0,400})$/;

// A cursor needs no signature: it can say where to go on in a list that its reader may see, and nothing else.
/** A standing as an address carries it. */
export const toCursor = ({ list, place = "", before }: Standing): string =>
  `${list}.${before}.${Buffer.from(place).toString("base64url")}`;

/** The standing that a cursor says, or the start. */
export const standingIn = (cursor: string | undefined, lists: number): Standing => {
  const [, list, before, place = ""] = CURSOR.exec(cursor ?? "") ?? [];
  if (list === undefined || Number(list) >= lists) return START;
  const text = Buffer.from(place, "base64url").toString();
  return { list: Number(list), place: text === "" ? undefined : text, before: Number(before) };
};

/**
 * A page of several lists that are shown one behind the other. It reads no more than two queries: where few of those looked at are shown, it
 * stops there, says so, and `next` goes on.
 */
export const readListPage = async <Thing>(
  lists: readonly ListSource<Thing>[],
  { cursor, size = PAGE_SIZE, keep, looking = LOOKING }: ListAsked<Thing> = {},
): Promise<ListPage<Thing>> => {
  const start = standingIn(cursor, lists.length);
  let { list, place } = start;
  const shown: Thing[] = [];
  const places: string[] = [];
  let looked = 0;
  const page = (isPartial: boolean): ListPage<Thing> => {
    const next =
      list < lists.length ? toCursor({ list, place, before: start.before + shown.length }) : undefined;
    return { shown, places, before: start.before, next, looked, isPartial: isPartial && next !== undefined };
  };
  const most = keep === undefined ? MOST_QUERIES : looking.queries;
  for (let queries = 0; queries < most; queries += 1) {
    const source = lists[list];
    if (source === undefined) break;
    // One more than is shown tells whether a page follows.
    const limit = keep === undefined ? size + 1 - shown.length : looking.atOnce;
    const found = await source(place, limit);
    for (const one of found) {
      if (keep === undefined || keep(one.thing)) {
        if (shown.length === size) return page(false);
        places.push(toCursor({ list, place: one.place, before: start.before + shown.length }));
        shown.push(one.thing);
      }
      place = one.place;
      looked += 1;
    }
    if (found.length < limit) {
      list += 1;
      place = undefined;
    }
  }
  return page(shown.length < size);
};

/** All of a list, a page at a time, for whoever forgets each page before the next. One query a page. */
export const readInPages = async function* <Thing>(
  source: ListSource<Thing>,
): AsyncGenerator<readonly Thing[], void, undefined> {
  let place: string | undefined;
  for (;;) {
    const found = await source(place, LOOKED_AT_ONCE);
    if (found.length > 0) yield found.map(({ thing }) => thing);
    if (found.length < LOOKED_AT_ONCE) return;
    place = found.at(-1)?.place;
  }
};

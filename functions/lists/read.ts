import {
  type Beside,
  type Direction,
  type Order,
  readBeside,
  readSortedBeside,
  readSortedPage,
} from "../../shared/platform/list-beside.ts";
import { type ListPage, readListPage } from "../../shared/platform/list-page.ts";
import type { Column, Found, Look } from "./definition.ts";

/** What tells how a list can be ordered. */
interface Ordered<Of, Thing> {
  readonly columns: readonly Pick<Column<Of, Thing, never>, "key" | "sort" | "natural">[];
  readonly idOf: (thing: Thing) => string;
}

/** The order that is asked for, where it is not the list's own. */
const orderOf = <Of, Thing>(
  { columns, idOf }: Ordered<Of, Thing>,
  look: Look<Of>,
): Order<Thing> | undefined => {
  const { order } = look.asked;
  const column = columns.find(({ key }) => key === order?.column);
  const sort = column?.sort;
  if (order === undefined || column === undefined || sort === undefined) return undefined;
  return column.natural === (order.down ? "down" : "up")
    ? undefined
    : { by: (thing) => sort(thing, look), down: order.down, idOf };
};

/** A page of a list, in its own order or in one that is made of its first 1,000 things. Two queries at most. */
export const readPage = async <Of, Thing>(
  list: Ordered<Of, Thing>,
  { lists, keep, looking }: Found<Thing>,
  look: Look<Of>,
  size?: number,
): Promise<ListPage<Thing> & { readonly isSorted: boolean }> => {
  const order = orderOf(list, look);
  const given = { cursor: look.asked.after, keep, looking, size };
  const page = await (order === undefined ? readListPage(lists, given) : readSortedPage(lists, order, given));
  return { ...page, isSorted: order !== undefined };
};

/** What stands beside a thing of a list, in the order that is asked for. */
export const readNeighbour = <Of, Thing>(
  list: Ordered<Of, Thing>,
  { lists, keep, looking }: Found<Thing>,
  {
    look,
    cursor,
    direction,
  }: { readonly look: Look<Of>; readonly cursor: string; readonly direction: Direction },
): Promise<Beside<Thing> | undefined> => {
  const order = orderOf(list, look);
  const given = { cursor, direction, keep, looking };
  return order === undefined ? readBeside(lists, given) : readSortedBeside(lists, order, given);
};

/** As many things are read at a time where all of a list is read. */
const AT_ONCE = 500;

/** As many pages are read of a list of which little fits what is asked for. */
const MOST_PAGES = 100;

/** All that fits what a list is asked, in its order, a part at a time; `goesOn` where more follows. Whoever reads it says when that is enough. */
export const readAllThatFits = async function* <Of, Thing>(
  list: Ordered<Of, Thing>,
  found: Found<Thing>,
  look: Look<Of>,
): AsyncGenerator<{ readonly things: readonly Thing[]; readonly goesOn: boolean }, void, undefined> {
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await readPage(list, found, { ...look, asked: { ...look.asked, after } }, AT_ONCE);
    after = page.next;
    yield { things: page.shown, goesOn: after !== undefined };
    if (after === undefined) return;
  }
};

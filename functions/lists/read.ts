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

import { ownValue } from "../../shared/platform/keys.ts";
import { oneLine } from "../../shared/platform/text.ts";

/** A column by which a list is sorted, and whether the last comes first. */
export interface AskedOrder {
  readonly column: string;
  readonly down: boolean;
}

/** What a list is asked, as its address says it. */
export interface Asked {
  /** The filters that are set, by name; `q` are words that are searched for, `view` a tab. */
  readonly filters: Readonly<Record<string, string>>;
  readonly order: AskedOrder | undefined;
  /** The cursor of the page. */
  readonly after: string | undefined;
}

const MOST_TYPED = 200;

const orderIn = (sort: string | undefined, columns: readonly string[]): AskedOrder | undefined => {
  const column = sort?.startsWith("-") === true ? sort.slice(1) : sort;
  return column === undefined || !columns.includes(column) ? undefined : { column, down: column !== sort };
};

/** Reads what a list is asked from its address: the filters that it `takes`, and the columns by which it can be sorted. Never throws: what makes no sense is as if it were not there. */
export const readAsked = (
  query: Readonly<Record<string, string>>,
  { takes, sorts }: { readonly takes: readonly string[]; readonly sorts: readonly string[] },
): Asked => ({
  filters: Object.fromEntries(
    takes.flatMap((name): [string, string][] => {
      const value = oneLine(ownValue(query, name) ?? "").slice(0, MOST_TYPED);
      return value === "" ? [] : [[name, value]];
    }),
  ),
  order: orderIn(query["sort"], sorts),
  after: query["after"],
});

/** What an address of the list differs in from another; undefined takes something out. */
export type Change = Readonly<Record<string, string | undefined>>;

/** What a list is asked, as an address carries it, with some of it changed. The page is part of it only if the change says so: what is filtered or sorted otherwise begins anew. */
export const queryOf = ({ filters, order }: Asked, change: Change = {}): string => {
  const sort = order === undefined ? undefined : `${order.down ? "-" : ""}${order.column}`;
  const given = Object.entries({ ...filters, sort, ...change }).flatMap(
    ([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]),
  );
  return new URLSearchParams(given).toString();
};

/** The address of a list with what it is asked, with some of it changed. */
export const addressOf = (path: string, asked: Asked, change: Change = {}): string => {
  const query = queryOf(asked, change);
  return query === "" ? path : `${path}?${query}`;
};

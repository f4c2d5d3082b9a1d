import type { ListPage } from "../../shared/platform/list-page.ts";

/** What the list pages' template says and links to. */
export interface ListPagesView {
  /** The first and the last that are shown, counted from 1. */
  readonly from: number;
  readonly to: number;
  /** How many there are in all pages, where that is known. */
  readonly count: number | undefined;
  readonly looked: number;
  readonly isPartial: boolean;
  /** The address of the first page, unless this is it. */
  readonly first: string | undefined;
  readonly next: string | undefined;
}

/** The cursor that an address carries, if any. */
export const cursorIn = (query: Readonly<Record<string, string>>): string | undefined => query["after"];

/**
 * The page of a list as its template says it (shared/pages/list-pages.njk). `addressOf` gives the address of the list behind a cursor, with all its filters;
 * `count` is of the whole list, never of the part that is shown.
 */
export const listPagesView = <Thing>(
  { shown, before, next, looked, isPartial }: ListPage<Thing>,
  {
    cursor,
    addressOf,
    count,
  }: {
    readonly cursor: string | undefined;
    readonly addressOf: (after: string | undefined) => string;
    readonly count?: number | undefined;
  },
): ListPagesView => ({
  from: before + 1,
  to: before + shown.length,
  // A count is of this moment, a list of a second ago.
  count: count === undefined ? undefined : Math.max(count, before + shown.length),
  looked,
  isPartial,
  first: cursor === undefined ? undefined : addressOf(undefined),
  next: next === undefined ? undefined : addressOf(next),
});

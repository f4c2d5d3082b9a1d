import type { Instant } from "../../shared/platform/clock.ts";
import type { CsvValue } from "../../shared/platform/csv.ts";
import type { ListSource } from "../../shared/platform/list-page.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Asked } from "../entry-points/page-definition.ts";
import type { Change, Asked as ListAsked } from "./asked.ts";
import type { BulkList } from "./bulk-action.ts";
import type { Cell, Choice } from "./cell.ts";

/** A column of a list. The first one names the record and leads to it. */
export interface Column<Of, Thing, Row> {
  readonly key: string;
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
  /** What the list is sorted by in this column, as a text that sorts so; nothing where it cannot be. */
  readonly sort?: (thing: Thing, look: Look<Of>) => string;
  /** The list is in this column's order by itself: `up`, the lowest first. */
  readonly natural?: "up" | "down";
  readonly numeric?: true;
  /** Left out on a phone: the record says it. */
  readonly dropped?: true;
}

/** A filter of a list, as a question: one of several, a text, or yes. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  /** What can be chosen; without it, it is a text that somebody types. `tick`: yes or nothing. */
  readonly choices?: readonly Choice[] | "tick";
  /** It is somebody of the team, who is searched for while one types. */
  readonly isPerson?: true;
  /** What is offered to who types. */
  readonly offered?: readonly string[];
}

/** A view of a list that stands above it. */
export interface Tab {
  readonly text: string;
  readonly count?: number | undefined;
  readonly change: Change;
  readonly current: boolean;
}

/** What a list is looked at with: what it is of, what it is asked, by whom and when. */
export interface Look<Of> {
  readonly of: Of;
  readonly asked: ListAsked;
  readonly visit: DeskVisit;
  readonly me: string;
  readonly now: Instant;
  /** The London date. */
  readonly today: string;
}

/** Where the things of a list are found: lists one behind the other, and which of what is in them is shown. */
export interface Found<Thing> {
  readonly lists: readonly ListSource<Thing>[];
  readonly keep?: ((thing: Thing) => boolean) | undefined;
  readonly looking?: { readonly queries: number; readonly atOnce: number } | undefined;
  /** How many there are in all, where that is counted. */
  readonly count?: number | undefined;
}

/** What is found in memory: a list that is small whatever happens, or held by the function. It is sorted whole. */
export const inMemory = <Thing>(things: readonly Thing[]): Found<Thing> => ({
  lists: [
    async (after, limit, backwards = false) => {
      const placed = (thing: Thing, nth: number) => ({ place: String(nth), thing });
      const at = after === undefined ? undefined : Number(after);
      if (!backwards) {
        const from = at === undefined ? 0 : at + 1;
        return things.slice(from, from + limit).map((thing, nth) => placed(thing, from + nth));
      }
      const end = at ?? things.length;
      const from = Math.max(0, end - limit);
      return things
        .slice(from, end)
        .map((thing, nth) => placed(thing, from + nth))
        .toReversed();
    },
  ],
  looking: { queries: 1, atOnce: things.length + 1 },
  count: things.length,
});

/** A link beside the heading of a list. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

/** Words of a list. */
export interface ListWords<Of> {
  readonly title: (look: Look<Of>) => string;
  /** One and many: `enquiry`, `enquiries`. */
  readonly things: readonly [string, string];
  /** The search, and the tab in which it looks, if that is not the one that is shown. */
  readonly search?: { readonly label: string; readonly hint: string; readonly view?: string } | undefined;
  /** What is said where nothing is, and nothing was filtered. */
  readonly empty: (look: Look<Of>) => string;
  readonly links?: (look: Look<Of>) => readonly Link[];
  /** Where it belongs, of a list that is no place of the desk itself: the place, and the page above. */
  readonly within?: (look: Look<Of>) => { readonly section: string; readonly back: Link };
  /** What is said above the list. */
  readonly intro?: (look: Look<Of>) => string | undefined;
}

/** A column of the file of a list. */
export interface FileColumn<Row> {
  readonly heading: string;
  readonly value: (row: Row) => CsvValue;
}

/** A list of the desk: one value says all that is its own, and `listPage` does the rest. */
export interface DeskList<Path extends string, Of extends object, Thing, Row> {
  /** Names its saved views and files; as one of `listPlaces`, records lead back to it. */
  readonly name: string;
  readonly path: Path;
  readonly words: ListWords<Of>;
  /** The names of what its address may carry besides order and page. */
  readonly takes: readonly string[];
  /** What the list is of, or what it says besides its rows (its counts); read by key, so that it costs no read of its own. Nothing: 404. */
  readonly load: (
    needs: PageNeeds,
    asked: Asked<DeskVisit, Path>,
    list: ListAsked,
  ) => Promise<Of | PageAnswer | undefined>;
  readonly find: (needs: PageNeeds, look: Look<Of>) => Found<Thing>;
  readonly idOf: (thing: Thing) => string;
  /** Where a thing has a page of its own. */
  readonly hrefOf: (thing: Thing) => string | undefined;
  /** What is shown of the things, one row each and in their order; whatever has to be read for them is read here, at once for all. */
  readonly rows: (needs: PageNeeds, things: readonly Thing[], look: Look<Of>) => Promise<readonly Row[]>;
  readonly columns: readonly Column<Of, Thing, Row>[];
  readonly file: readonly FileColumn<Row>[];
  /** The name of the file, where that is not the list's own and the day. */
  readonly fileName?: (look: Look<Of>) => string;
  readonly tabs?: (look: Look<Of>) => readonly Tab[];
  readonly filters?: (
    needs: PageNeeds,
    look: Look<Of>,
    things: readonly Thing[],
  ) => Promise<readonly Filter[]>;
  /** What can be done to those that are ticked, and to all that fit. */
  readonly bulk?: BulkList;
  /** What a template of its own shows besides the list: a picture above it. */
  readonly more?: (look: Look<Of>) => object;
}

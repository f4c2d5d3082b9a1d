import type { EnquiryCounts } from "../../../shared/enquiries/counts.ts";
import { type Enquiry, NOBODY } from "../../../shared/enquiries/enquiry.ts";
import { type InboxQuery, isAskedFor, isInView } from "../../../shared/enquiries/inbox.ts";
import {
  activeSource,
  assigneeSource,
  closedSource,
  type DueBetween,
  personSource,
  standingSource,
} from "../../../shared/enquiries/lists.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import type { ListSource } from "../../../shared/platform/list-page.ts";
import { addDays } from "../../../shared/platform/wall-clock.ts";
import type { Found } from "../../lists/definition.ts";

/** Who looks at which part of the inbox, and when. */
export interface Looking {
  readonly query: InboxQuery;
  /** The enquirer whose enquiries are looked at, in place of everybody's. */
  readonly person: string | undefined;
  readonly me: string;
  /** The London date. */
  readonly today: string;
}

const dueOf = ({ due }: InboxQuery, today: string): DueBetween | undefined => {
  if (due === undefined) return undefined;
  return due === "today" ? { from: today, to: today } : { to: addDays(today, -1) };
};

const assigneeIn = ({ view, assignee }: InboxQuery, me: string): string | undefined => {
  if (view === "mine") return me;
  return view === "nobody" ? NOBODY : assignee;
};

/** The lists in which everything that is asked for can be found, and as little else as may be. */
const sourcesOf = (table: Table, { query, person, me, today }: Looking): readonly ListSource<Enquiry>[] => {
  if (person !== undefined) return [personSource(table, person)];
  const { view } = query;
  const due = dueOf(query, today);
  // What is closed is not due.
  const closed = due === undefined ? [closedSource(table)] : [];
  if (view === "closed") return closed;
  const behind = view === "all" ? closed : [];
  const assignee = assigneeIn(query, me);
  if (assignee !== undefined) return [assigneeSource(table, assignee, due), ...behind];
  if (view === "to-do" || view === "waiting" || view === "answered")
    return [standingSource(table, view, due)];
  if (due === undefined) return [activeSource(table), ...behind];
  return (["to-do", "waiting", "answered"] as const).map((standing) => standingSource(table, standing, due));
};

/** Whether the lists themselves hold what is asked for and nothing else. */
const isWhole = ({ words, kind, assignee, organisation, unchecked }: InboxQuery): boolean =>
  words === "" && kind === undefined && assignee === undefined && organisation === "" && !unchecked;

/** How many there are of what is asked for, where that is counted. */
const countOf = ({ query, person, me }: Looking, counts: EnquiryCounts): number | undefined => {
  if (person !== undefined || !isWhole(query) || query.due !== undefined) return undefined;
  const { view } = query;
  if (view === "mine") return counts.of({ assignee: me });
  if (view === "nobody") return counts.of({ assignee: NOBODY });
  if (view !== "all") return counts.of({ standing: view });
  return (["to-do", "waiting", "answered", "closed"] as const).reduce(
    (sum, standing) => sum + counts.of({ standing }),
    0,
  );
};

// What somebody has is listed by keys, and a read of these is a hundred.
const LOOKING_AMONG_KEYS = { queries: 1, atOnce: 100 };

/** Where a part of the inbox is found: two queries a page at most, whatever there is. */
export const inboxFound = (table: Table, looking: Looking, counts: EnquiryCounts): Found<Enquiry> => {
  const { query, person, me, today } = looking;
  const view = person === undefined ? query.view : "all";
  const keep = isWhole(query)
    ? undefined
    : (enquiry: Enquiry) => isAskedFor(query, enquiry, today) && isInView(view, enquiry, me);
  return {
    lists: sourcesOf(table, looking),
    keep,
    looking: assigneeIn(query, me) === undefined ? undefined : LOOKING_AMONG_KEYS,
    count: countOf(looking, counts),
  };
};

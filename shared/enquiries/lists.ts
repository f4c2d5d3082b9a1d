import { listSource, queryAll, readItems, readList, type Table } from "../platform/dynamo.ts";
import { type ListSource, readInPages } from "../platform/list-page.ts";
import { addDays } from "../platform/wall-clock.ts";
import type { EnquiryCounts, Standing } from "./counts.ts";
import { dueOn, type Enquiry } from "./enquiry.ts";
import { ACTIVE, boundsOf, CLOSED, enquiryKey, listOfAssignee, toEnquiry } from "./store.ts";

/** London dates between which something is due, both included. */
export interface DueBetween {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The enquiries of one standing that are due between two dates, the most urgent first, to be read in pages; all of them without dates. */
export const standingSource = (
  table: Table,
  standing: Exclude<Standing, "closed">,
  due: DueBetween = {},
): ListSource<Enquiry> => listSource(table, ACTIVE, boundsOf(standing, due), toEnquiry);

/** The enquiries that are not closed, of one standing after another, each the most urgent first, to be read in pages. */
export const activeSource = (table: Table): ListSource<Enquiry> => listSource(table, ACTIVE, {}, toEnquiry);

/** The enquiries that were closed, the latest first, to be read in pages. */
export const closedSource = (table: Table): ListSource<Enquiry> =>
  listSource(table, CLOSED, { latestFirst: true }, toEnquiry);

/** What somebody of the team (or `nobody`) has and is not closed, due between two dates, the most urgent first, to be read in pages. Each page is a query and a read for every hundred. */
export const assigneeSource = (
  table: Table,
  assignee: string,
  { from, to }: DueBetween = {},
): ListSource<Enquiry> => {
  const bounds = { from, to: to === undefined ? undefined : `${to}~` };
  const places = listSource(table, listOfAssignee(assignee), bounds, ({ listSort }) =>
    String(listSort).slice(String(listSort).lastIndexOf("#") + 1),
  );
  return async (after, limit, backwards) => {
    const found = await places(after, limit, backwards);
    const items = await readItems(
      table,
      found.map(({ thing: reference }) => enquiryKey(reference)),
    );
    return found.flatMap(({ place }, nth) => {
      const item = items[nth];
      return item === undefined ? [] : [{ place, thing: toEnquiry(item) }];
    });
  };
};

/** What one person asked, the latest first, to be read in pages. */
export const personSource =
  (table: Table, person: string): ListSource<Enquiry> =>
  async (after, limit, backwards = false) => {
    const place = after?.startsWith("ENQUIRY#") ? after : undefined;
    // "$" comes after "#": nothing of the enquiries sorts behind it.
    const [first, last] = backwards ? [place ?? "ENQUIRY#", "ENQUIRY$"] : ["ENQUIRY#", place ?? "ENQUIRY$"];
    const items = await queryAll(
      table,
      {
        IndexName: "by-person",
        KeyConditionExpression: "person = :person AND personSort BETWEEN :first AND :last",
        ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":first": first, ":last": last },
        ScanIndexForward: backwards,
      },
      { limit: limit + 1 },
    );
    return items
      .filter(({ personSort }) => personSort !== after)
      .slice(0, limit)
      .map((item) => ({ place: String(item["personSort"]), thing: toEnquiry(item) }));
  };

/** The enquiries that are not closed and due by a London date, of one standing after another, each the most urgent first; a page at a time. */
export const readDueBy = async function* (
  table: Table,
  to: string,
): AsyncGenerator<readonly Enquiry[], void, undefined> {
  for (const standing of ["to-do", "waiting", "answered"] as const)
    yield* readInPages(standingSource(table, standing, { to }));
};

/** As many as are compared with an enquiry. */
const MOST_NEARBY = 300;

/**
 * Enquiries that are not closed among which one of the same matter may be: all of them while they are few, otherwise those that are due from the day before on,
 * because what is about the same matter comes in at about the same time. One query.
 */
export const listNearby = async (
  table: Table,
  enquiry: Enquiry,
  counts: EnquiryCounts,
): Promise<readonly Enquiry[]> => {
  const active = (["to-do", "waiting", "answered"] as const).map((standing) => counts.of({ standing }));
  const due = dueOn(enquiry);
  const areFew = active.reduce((sum, count) => sum + count, 0) <= MOST_NEARBY;
  const part =
    areFew || due === undefined ? {} : { from: boundsOf("to-do", { from: addDays(due, -1) }).from };
  return (await readList(table, ACTIVE, { ...part, limit: MOST_NEARBY })).map(toEnquiry);
};

/** What one person asked, the latest first, at most `limit`. One query. */
export const listOfPerson = async (table: Table, person: string, limit = 50): Promise<readonly Enquiry[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :enquiries)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":enquiries": "ENQUIRY#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(toEnquiry);
};

import type { EnquiryCounts } from "../../../shared/enquiries/counts.ts";
import { type Enquiry, NOBODY } from "../../../shared/enquiries/enquiry.ts";
import {
  type InboxQuery,
  type InboxView,
  inboxViews,
  readInboxQuery,
} from "../../../shared/enquiries/inbox.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { readCounts, readEnquiry } from "../../../shared/enquiries/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { addressKey, personIdOf, readPeople } from "../../../shared/people/store.ts";
import { readItem } from "../../../shared/platform/dynamo.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { cursorIn, listPagesView } from "../../entry-points/list-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { sayDue, statusTags, urgencyTag } from "../due-words.ts";
import { kindItems } from "../form/enquiry-form.ts";
import listPage from "./desk-enquiries.njk";
import { readInboxPage } from "./inbox-page.ts";

const viewWords: Readonly<Record<InboxView, string>> = {
  "to-do": "To answer",
  mine: "Mine",
  nobody: "Nobody’s",
  waiting: "Waiting for them",
  answered: "Answered",
  closed: "Closed",
  all: "All",
};

const queryOf = (asked: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return given.length === 0 ? paths.deskEnquiries : `${paths.deskEnquiries}?${new URLSearchParams(given)}`;
};

/** The inbox's address for a query, with some of it changed: links keep every filter that they do not set. */
const addressOf = (
  query: InboxQuery,
  person: string | undefined,
  change: Record<string, string | undefined>,
): string =>
  queryOf({
    view: query.view,
    q: query.words,
    kind: query.kind,
    assignee: query.assignee,
    organisation: query.organisation,
    due: query.due,
    unchecked: query.unchecked ? "yes" : undefined,
    person,
    ...change,
  });

type NameOf = (id: string | undefined) => string | undefined;

const toRow = (enquiry: Enquiry, { today, nameOf }: { readonly today: string; readonly nameOf: NameOf }) => ({
  reference: enquiry.reference,
  subject: enquiry.subject,
  excerpt: enquiry.excerpt === enquiry.subject ? "" : enquiry.excerpt,
  name: enquiry.name,
  organisation: enquiry.organisation,
  href: toPath(paths.deskEnquiry, { reference: enquiry.reference }),
  kind: enquiryKinds[enquiry.kind],
  status: statusTags[enquiry.status],
  urgency: urgencyTag(enquiry, today),
  due: sayDue(enquiry, today),
  assignee: nameOf(enquiry.assignee),
  receivedAt: enquiry.receivedAt,
  unchecked: enquiry.unchecked,
  undelivered: enquiry.undelivered !== undefined,
  merged: enquiry.merged?.into,
  byMail: enquiry.channel === "e-mail",
});

const assigneeItems = (
  names: ReadonlyMap<string, string>,
  ids: readonly string[],
  { session }: DeskVisit,
) => {
  const others = ids.flatMap((value) => {
    const text = names.get(value);
    return value === session.person || text === undefined ? [] : [{ value, text }];
  });
  return [
    { value: "", text: "Anybody" },
    { value: session.person, text: `${session.name} (me)` },
    ...others.sort((one, other) => one.text.localeCompare(other.text, "en")),
    { value: NOBODY, text: "Nobody" },
  ];
};

const countOfView = (view: InboxView, counts: EnquiryCounts, me: string): number | undefined => {
  if (view === "mine") return counts.of({ assignee: me });
  if (view === "nobody") return counts.of({ assignee: NOBODY });
  return view === "closed" || view === "all" ? undefined : counts.of({ standing: view });
};

const viewsOf = (
  query: InboxQuery,
  counts: EnquiryCounts,
  { me, isOfAll }: { readonly me: string; readonly isOfAll: boolean },
) =>
  inboxViews.map((name) => ({
    text: viewWords[name],
    count: isOfAll ? countOfView(name, counts, me) : undefined,
    href: addressOf(query, undefined, { view: name }),
    current: isOfAll && name === query.view,
  }));

const readNames = async ({ table }: PageNeeds, ids: readonly string[]): Promise<Map<string, string>> => {
  const people = await readPeople(table, [...new Set(ids)]);
  return new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name]])));
};

/** A page of the enquiries that a query asks for, the most urgent first, and how many are in each view. */
const inboxView = async (
  needs: PageNeeds,
  visit: DeskVisit,
  {
    query,
    person,
    cursor,
    counts,
  }: {
    readonly query: InboxQuery;
    readonly person: string | undefined;
    readonly cursor: string | undefined;
    readonly counts: EnquiryCounts;
  },
) => {
  const me = visit.session.person;
  const today = localDate(needs.now());
  const [{ page, count }, names] = await Promise.all([
    readInboxPage(needs.table, { query, person, me, today }, { cursor, counts }),
    readNames(needs, [...counts.assignees, ...(person === undefined ? [] : [person])]),
  ]);
  // Of closed enquiries those may be who have no other.
  const left = page.shown.flatMap(({ assignee }) =>
    assignee === undefined || names.has(assignee) ? [] : [assignee],
  );
  for (const [id, name] of await readNames(needs, left)) names.set(id, name);
  const nameOf: NameOf = (id) => (id === undefined ? undefined : (names.get(id) ?? "Someone who left"));
  return {
    query,
    person: person === undefined ? undefined : { id: person, name: names.get(person) ?? "this person" },
    views: viewsOf(query, counts, { me, isOfAll: person === undefined }),
    kinds: [{ value: "", text: "Any kind" }, ...kindItems],
    assignees: assigneeItems(names, counts.assignees, visit),
    organisations: [...new Set(page.shown.map(({ organisation }) => organisation))]
      .filter((name) => name !== "")
      .sort(),
    filtered: addressOf(query, person, {}) !== queryOf({ view: query.view, person }),
    everything: queryOf({ view: query.view, person }),
    rows: page.shown.map((enquiry) => toRow(enquiry, { today, nameOf })),
    pages: listPagesView(page, {
      cursor,
      addressOf: (after) => addressOf(query, person, { after }),
      count,
    }),
  };
};

/** Where a search leads that names one thing: a reference to its enquiry, an address to its person's. */
const shortcut = async (needs: PageNeeds, words: string): Promise<string | undefined> => {
  const reference = parseReference("enquiry", words);
  if (reference !== null)
    return (await readEnquiry(needs.table, reference)) === undefined
      ? undefined
      : toPath(paths.deskEnquiry, { reference });
  if (!/^[^\s@]+@[^\s@]+$/.test(words)) return undefined;
  const person = personIdOf(await readItem(needs.table, addressKey(words)));
  // The address of the page that is shown holds the person's id and not what was typed.
  return person === undefined ? undefined : queryOf({ person });
};

const PERSON_ID = /^[\da-f-]{36}$/;

/** The inbox: the enquiries of a view, filtered and searched. */
export const page = deskPage({
  path: paths.deskEnquiries,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs, _found, { request, visit }) => {
    const query = readInboxQuery(request.query);
    // Both are read by key, and so in one read.
    const [redirect, counts] = await Promise.all([shortcut(needs, query.words), readCounts(needs.table)]);
    if (redirect !== undefined) return { redirect };
    const person = PERSON_ID.exec(request.query["person"] ?? "")?.[0];
    const cursor = cursorIn(request.query);
    return view(listPage, await inboxView(needs, visit, { query, person, cursor, counts }));
  },
});

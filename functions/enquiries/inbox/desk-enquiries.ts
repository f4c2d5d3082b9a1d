import type { Enquiry } from "../../../shared/enquiries/enquiry.ts";
import {
  countViews,
  type InboxQuery,
  type InboxView,
  inboxViews,
  isAskedFor,
  isInView,
  readInboxQuery,
} from "../../../shared/enquiries/inbox.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { listActive, listClosed, listOfPerson, readEnquiry } from "../../../shared/enquiries/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { addressKey, personIdOf, readPeople } from "../../../shared/people/store.ts";
import { readItem } from "../../../shared/platform/dynamo.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { sayDue, statusTags, urgencyTag } from "../due-words.ts";
import { kindItems } from "../form/enquiry-form.ts";
import listPage from "./desk-enquiries.njk";

const PAGE_SIZE = 50;

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
const addressOf = (query: InboxQuery, person: string | undefined, change: Record<string, string>): string =>
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

/** All that the query may show: what is not closed, and what is where closed ones are asked for. */
const readAll = async (needs: PageNeeds, { view }: InboxQuery, person: string | undefined) => {
  if (person !== undefined) return { active: [], all: await listOfPerson(needs.table, person, 100) };
  const withClosed = view === "closed" || view === "all";
  const [active, closed] = await Promise.all([
    listActive(needs.table),
    withClosed ? listClosed(needs.table) : [],
  ]);
  return { active, all: [...active, ...closed] };
};

const assigneeItems = (names: ReadonlyMap<string, string>, { session }: DeskVisit) => {
  const others = [...names].filter(([id]) => id !== session.person);
  return [
    { value: "", text: "Anybody" },
    { value: session.person, text: `${session.name} (me)` },
    ...others.sort(([, a], [, b]) => a.localeCompare(b, "en")).map(([value, text]) => ({ value, text })),
    { value: "nobody", text: "Nobody" },
  ];
};

/** The enquiries that a query asks for, the most urgent first. One query; two where closed ones are asked for. */
const inboxView = async (needs: PageNeeds, visit: DeskVisit, query: InboxQuery, person?: string) => {
  const today = localDate(needs.now());
  const { active, all } = await readAll(needs, query, person);
  const found = all.filter(
    (enquiry) =>
      isAskedFor(query, enquiry, today) &&
      isInView(person === undefined ? query.view : "all", enquiry, visit.session.person),
  );
  const from = (query.page - 1) * PAGE_SIZE;
  const shown = found.slice(from, from + PAGE_SIZE);
  const assignees = [...active, ...shown].flatMap(({ assignee }) => assignee ?? []);
  const ids = [...new Set([...assignees, ...(person === undefined ? [] : [person])])];
  const people = await readPeople(needs.table, ids);
  const names = new Map<string, string>(
    people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name]])),
  );
  const nameOf: NameOf = (id) => (id === undefined ? undefined : (names.get(id) ?? "Somebody who left"));
  const counts = countViews(active, visit.session.person);
  return {
    query,
    person: person === undefined ? undefined : { id: person, name: names.get(person) ?? "this person" },
    views: inboxViews.map((name) => ({
      text: viewWords[name],
      count: person !== undefined || name === "closed" || name === "all" ? undefined : counts[name],
      href: addressOf(query, undefined, { view: name }),
      current: person === undefined && name === query.view,
    })),
    kinds: [{ value: "", text: "Any kind" }, ...kindItems],
    assignees: assigneeItems(names, visit),
    organisations: [...new Set(active.map(({ organisation }) => organisation))]
      .filter((name) => name !== "")
      .sort(),
    filtered:
      found.length < all.length && addressOf(query, person, {}) !== queryOf({ view: query.view, person }),
    everything: queryOf({ view: query.view, person }),
    found: found.length,
    rows: shown.map((enquiry) => toRow(enquiry, { today, nameOf })),
    from: from + 1,
    to: from + shown.length,
    before: query.page > 1 ? addressOf(query, person, { page: String(query.page - 1) }) : undefined,
    after:
      from + shown.length < found.length
        ? addressOf(query, person, { page: String(query.page + 1) })
        : undefined,
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
    const redirect = await shortcut(needs, query.words);
    if (redirect !== undefined) return { redirect };
    const person = PERSON_ID.exec(request.query["person"] ?? "")?.[0];
    return view(listPage, await inboxView(needs, visit, query, person));
  },
});

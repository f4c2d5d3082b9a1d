import type { EnquiryCounts } from "../../../shared/enquiries/counts.ts";
import { dueOn, type Enquiry, NOBODY } from "../../../shared/enquiries/enquiry.ts";
import {
  type InboxQuery,
  type InboxView,
  inboxViews,
  readInboxQuery,
} from "../../../shared/enquiries/inbox.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { readCounts, readEnquiry } from "../../../shared/enquiries/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../../shared/pages/paths.ts";
import { addressKey, personIdOf, readPeople } from "../../../shared/people/store.ts";
import { readItem } from "../../../shared/platform/dynamo.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { sayShortDate, sayShortDateTime } from "../../../shared/platform/time.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import type { DeskList, Filter, Look } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { sayDue, statusTags, urgencyTag } from "../due-words.ts";
import { kindItems } from "../form/enquiry-form.ts";
import { enquiryBulk } from "./bulk-actions.ts";
import { inboxFound } from "./inbox-sources.ts";
import { channelWords, emptyWords, excerptOf, viewWords, whoOf } from "./inbox-words.ts";

/** What the inbox says besides its rows. */
interface Inbox {
  readonly query: InboxQuery;
  readonly counts: EnquiryCounts;
  readonly person: { readonly id: string; readonly name: string } | undefined;
  readonly team: Team;
}

type Looked = Look<Inbox>;

/** An enquiry as a row says it. */
interface Row {
  readonly enquiry: Enquiry;
  readonly today: string;
  readonly assignee: string;
}

const PERSON_ID = /^[\da-f-]{36}$/;

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
  return person === undefined ? undefined : `${paths.deskEnquiries}?${new URLSearchParams({ person })}`;
};

const countOfView = (view: InboxView, { of: { counts }, me }: Looked): number | undefined => {
  if (view === "mine") return counts.of({ assignee: me });
  if (view === "nobody") return counts.of({ assignee: NOBODY });
  return view === "closed" || view === "all" ? undefined : counts.of({ standing: view });
};

const nameIn = (team: Team, id: string): string => team.knownAs(id) ?? "Someone who left";

const assigneeItems = ({ of: { counts, team }, visit: { session } }: Looked) => {
  const others = counts.assignees
    .filter((id) => id !== session.person)
    .map((value) => ({ value, text: nameIn(team, value) }));
  return [
    { value: "", text: "Anybody" },
    { value: session.person, text: `${session.name} (me)` },
    ...others.toSorted((one, other) => one.text.localeCompare(other.text, "en")),
    { value: NOBODY, text: "Nobody" },
  ];
};

const filtersOf = (look: Looked, things: readonly Enquiry[]): readonly Filter[] => [
  { name: "kind", label: "Kind", choices: [{ value: "", text: "Any kind" }, ...kindItems] },
  { name: "assignee", label: "Assigned to", choices: assigneeItems(look) },
  {
    name: "due",
    label: "Due",
    choices: [
      { value: "", text: "At any time" },
      { value: "late", text: "Late" },
      { value: "today", text: "Today" },
    ],
  },
  {
    name: "organisation",
    label: "Organisation",
    offered: [...new Set(things.map(({ organisation }) => organisation))]
      .filter((name) => name !== "")
      .sort(),
  },
  { name: "unchecked", label: "Only those that nobody has checked", choices: "tick" },
];

const UNDELIVERED = { text: "Answer did not arrive", classes: "nhsuk-tag--red" };
const UNCHECKED = { text: "Unchecked", classes: "nhsuk-tag--purple" };

const linkWords = [
  { href: paths.deskReadyAnswers, text: "Ready answers" },
  { href: paths.deskEnquiryTargets, text: "Targets" },
];

/** The inbox: the enquiries of a view, filtered, searched and sorted. */
const inbox: DeskList<typeof paths.deskEnquiries, Inbox, Enquiry, Row> = {
  name: "enquiries",
  path: paths.deskEnquiries,
  words: {
    title: ({ of: { person } }) => (person === undefined ? "Enquiries" : `Enquiries of ${person.name}`),
    things: ["enquiry", "enquiries"],
    search: {
      label: "Search enquiries",
      hint: "Reference, name, email address, organisation or words",
      view: "all",
    },
    empty: ({ of }) => emptyWords[of.query.view],
    links: ({ of: { person } }) =>
      person === undefined ? linkWords : [{ href: paths.deskEnquiries, text: "Everybody’s enquiries" }],
  },
  takes: ["view", "q", "kind", "assignee", "organisation", "due", "unchecked", "person"],
  load: async (needs, _asked, { filters }) => {
    const query = readInboxQuery(filters);
    const id = PERSON_ID.exec(filters["person"] ?? "")?.[0];
    // All are read by key, and so in one read.
    const [redirect, counts, [person], team] = await Promise.all([
      shortcut(needs, query.words),
      readCounts(needs.table),
      readPeople(needs.table, id === undefined ? [] : [id]),
      readTeam(needs),
    ]);
    if (redirect !== undefined) return { redirect };
    return {
      query,
      counts,
      team,
      person: id === undefined ? undefined : { id, name: person?.name ?? "this person" },
    };
  },
  find: ({ table }, { of: { query, person, counts }, me, today }) =>
    inboxFound(table, { query, person: person?.id, me, today }, counts),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskEnquiry, { reference }),
  rows: async (_needs, things, { of: { team }, today }) =>
    things.map((enquiry) => {
      const { assignee } = enquiry;
      return { enquiry, today, assignee: assignee === undefined ? "Unassigned" : nameIn(team, assignee) };
    }),
  columns: [
    {
      key: "subject",
      heading: "Enquiry",
      sort: ({ subject }) => subject,
      cell: ({ enquiry }) => ({
        text: enquiry.subject,
        more: [whoOf(enquiry), excerptOf(enquiry), enquiry.reference],
      }),
    },
    {
      key: "status",
      heading: "Status",
      cell: ({ enquiry, today }) => ({
        tags: [
          statusTags[enquiry.status],
          urgencyTag(enquiry, today),
          enquiry.undelivered && UNDELIVERED,
          enquiry.unchecked ? UNCHECKED : undefined,
        ],
      }),
    },
    {
      key: "due",
      heading: "Due",
      sort: (enquiry) => dueOn(enquiry) ?? "",
      natural: "up",
      cell: ({ enquiry, today }) => ({ text: sayDue(enquiry, today, sayShortDate) }),
    },
    {
      key: "assignee",
      heading: "Assigned to",
      sort: ({ assignee }, { of: { team } }) => (assignee === undefined ? "" : nameIn(team, assignee)),
      cell: ({ enquiry, assignee }) =>
        enquiry.merged === undefined
          ? { text: assignee, href: personPath(enquiry.assignee) }
          : { text: `Part of ${enquiry.merged.into}` },
    },
    {
      key: "kind",
      heading: "Kind",
      sort: ({ kind }) => enquiryKinds[kind],
      dropped: true,
      cell: ({ enquiry }) => ({ text: enquiryKinds[enquiry.kind] }),
    },
    {
      key: "received",
      heading: "Received",
      sort: ({ receivedAt }) => receivedAt,
      cell: ({ enquiry }) => ({
        text: sayShortDateTime(enquiry.receivedAt),
        more: [channelWords[enquiry.channel]],
      }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ enquiry }) => enquiry.reference },
    { heading: "Subject", value: ({ enquiry }) => enquiry.subject },
    { heading: "Name", value: ({ enquiry }) => enquiry.name },
    { heading: "Organisation", value: ({ enquiry }) => enquiry.organisation },
    { heading: "Code", value: ({ enquiry }) => enquiry.organisationCode ?? "" },
    { heading: "Kind", value: ({ enquiry }) => enquiryKinds[enquiry.kind] },
    { heading: "Status", value: ({ enquiry }) => statusTags[enquiry.status].text },
    { heading: "Due", value: ({ enquiry }) => dueOn(enquiry) ?? "" },
    {
      heading: "Assigned to",
      value: ({ enquiry, assignee }) => (enquiry.assignee === undefined ? "" : assignee),
    },
    { heading: "Received", value: ({ enquiry }) => enquiry.receivedAt },
  ],
  tabs: (look) =>
    look.of.person !== undefined
      ? []
      : inboxViews.map((name) => ({
          text: viewWords[name],
          count: countOfView(name, look),
          change: { view: name },
          current: name === look.of.query.view,
        })),
  filters: async (_needs, look, things) => filtersOf(look, things),
  bulk: enquiryBulk,
};

/** The page of the inbox. */
export const page = listPage(inbox, listTemplate);

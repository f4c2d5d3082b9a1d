import { approveMember, declineMember } from "../../../shared/members/approval/commands.ts";
import { declineReasonNames, declineReasons } from "../../../shared/members/approval/reasons.ts";
import { type Waiting, waitingSource } from "../../../shared/members/approval/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { type DomainBook, recognise } from "../../../shared/people/email-domains/recognise.ts";
import { readDomainBook } from "../../../shared/people/email-domains/store.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { sayShortDateTime } from "../../../shared/platform/time.ts";
import type { BulkAction } from "../../lists/bulk-action.ts";
import type { DeskList } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { type AddressTag, addressWords } from "../../people/email-domains/address-words.ts";

interface Book {
  readonly domains: DomainBook;
}

interface Row extends Waiting {
  readonly email: string;
  readonly called: string;
  readonly known: readonly AddressTag[];
}

const left: BulkAction["left"] = {
  "not-waiting": (isOne) => `${isOne ? "was" : "were"} decided on meanwhile`,
  unknown: (isOne) => `${isOne ? "does" : "do"} not exist any more`,
  "no-reason": () => "could not be declined: there is no such reason",
};

const actions: readonly BulkAction[] = [
  {
    name: "approve",
    verb: "Approve",
    run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
      const approved = await approveMember(needs, id, command);
      return "done" in approved ? { done: {} } : approved;
    },
    said: (what) => `You approved ${what}. They are members now and get the welcome letter.`,
    warning: "They become members and get the welcome letter at once.",
    left,
  },
  {
    name: "decline",
    verb: "Decline",
    choice: {
      label: "Reason",
      missing: "Choose why they are declined",
      items: async () => [
        { value: "", text: "Reason" },
        ...declineReasonNames.map((value) => ({ value, text: declineReasons[value].title })),
      ],
    },
    run: async (needs, { id, value, me: _me, path: _path, ...command }) => {
      const reason = declineReasonNames.find((name) => name === value);
      if (reason === undefined) return { refusal: "no-reason" };
      const declined = await declineMember(needs, { person: id, reason }, command);
      return "done" in declined ? { done: {} } : declined;
    },
    said: (what) => `You declined ${what}. They get a letter that says why.`,
    warning: "Each of them gets a letter that says why and how to ask again. Nobody becomes a member.",
    left,
  },
];

const waiting: DeskList<typeof paths.deskMembersWaiting, Book, Waiting, Row> = {
  name: "members-waiting",
  path: paths.deskMembersWaiting,
  words: {
    title: () => "Members waiting for approval",
    things: ["person", "people"],
    within: () => ({ section: paths.deskMembers, back: { href: paths.deskMembers, text: "Members" } }),
    empty: () =>
      "Nobody waits. People appear here after they have confirmed their address, if you have set that their kind of organisation or address waits for approval.",
    links: () => [
      { href: paths.deskMembers, text: "Members" },
      { href: paths.deskApproval, text: "Who has to wait" },
    ],
  },
  takes: [],
  load: async ({ table }) => ({ domains: await readDomainBook(table) }),
  find: ({ table }) => ({ lists: [waitingSource(table)] }),
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskPerson, { person }),
  rows: async ({ table }, things, { of: { domains } }) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((one, nth) => {
      const { email = "", name = "Erased" } = people[nth] ?? {};
      return { ...one, email, called: name, known: addressWords(recognise(domains, email)) };
    });
  },
  columns: [
    { key: "name", heading: "Name", cell: ({ called, email }) => ({ text: called, more: [email] }) },
    { key: "address", heading: "Address", cell: ({ known }) => ({ tags: known }) },
    {
      key: "organisation",
      heading: "Organisation",
      sort: ({ organisation }) => organisation,
      cell: ({ organisation }) => ({ text: organisation }),
    },
    {
      key: "segment",
      heading: "Kind",
      sort: ({ segment }) => organisationKinds[segment],
      cell: ({ segment }) => ({ text: organisationKinds[segment] }),
    },
    {
      key: "confirmed",
      heading: "Confirmed",
      sort: ({ confirmedAt }) => confirmedAt,
      natural: "up",
      cell: ({ confirmedAt }) => ({ text: sayShortDateTime(confirmedAt) }),
    },
  ],
  file: [
    { heading: "Name", value: ({ called }) => called },
    { heading: "Email", value: ({ email }) => email },
    { heading: "Address", value: ({ known }) => known.map(({ text }) => text).join("; ") },
    { heading: "Organisation", value: ({ organisation }) => organisation },
    { heading: "Kind", value: ({ segment }) => organisationKinds[segment] },
    { heading: "Confirmed", value: ({ confirmedAt }) => confirmedAt },
  ],
  bulk: { name: "members-waiting", things: ["person", "people"], actions },
};

/** Those who confirmed that they want to join and wait for the team, the first first; approved or declined, several at once. */
export const page = listPage(waiting, listTemplate);

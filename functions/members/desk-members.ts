import { givenPurposes, wantsNews } from "../../shared/members/consents/decide.ts";
import { frequencies } from "../../shared/members/frequencies.ts";
import type { Member } from "../../shared/members/member.ts";
import { type Role, roleNames, roles } from "../../shared/members/roles.ts";
import { kindSource, memberSource } from "../../shared/members/store.ts";
import type { Topic } from "../../shared/members/topics/model.ts";
import { readTopics } from "../../shared/members/topics/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import {
  type AddressFilter,
  addressFilters,
  type DomainBook,
  domainBook,
  isKnownAs,
  recognise,
} from "../../shared/people/email-domains/recognise.ts";
import { readDomains } from "../../shared/people/email-domains/store.ts";
import {
  type OrganisationKind,
  organisationKindNames,
  organisationKinds,
} from "../../shared/people/organisation-kinds.ts";
import type { Person } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { ListSource } from "../../shared/platform/list-page.ts";
import { sayDate, sayShortDate } from "../../shared/platform/time.ts";
import { heldMemberTotals } from "../../shared/reports/read.ts";
import { howMany, sentence } from "../../shared/reports/weekly/in-words.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { type AddressTag, addressChoices, addressWords } from "../people/email-domains/address-words.ts";
import { memberBulk } from "../people/relationships/bulk-actions.ts";

/** The kind of organisation and the kind of address whose members are listed, how many there are, from the rollups, and what addresses are known by. */
interface Members {
  readonly segment: OrganisationKind | undefined;
  readonly address: AddressFilter | undefined;
  readonly totals: Awaited<ReturnType<typeof heldMemberTotals>>;
  readonly domains: DomainBook;
  readonly topics: readonly Topic[];
  /** Only members who get news about this topic, and of this role. */
  readonly topic: string | undefined;
  readonly role: Role | undefined;
}

/** A member, with who they are where the list is filtered by address and they have been read already. */
interface Listed extends Member {
  readonly who?: Person | undefined;
}

interface Row extends Member {
  readonly name: string;
  readonly email: string;
  readonly known: readonly AddressTag[];
}

const sayRole = (role: Role | undefined): string => (role === undefined ? "" : roles[role]);

const countIn = ({ totals }: Members, segment: OrganisationKind): string =>
  totals === undefined ? "" : ` (${totals.byKind[segment] ?? 0})`;

/** So many members are looked at at once where they are filtered; by address, their people are read with them. */
const LOOKED_AT_ONCE = 500;

/** Members with their addresses: one query, and a read for each hundred of them. */
const withAddresses =
  (table: Table, source: ListSource<Member>): ListSource<Listed> =>
  async (after, limit, backwards) => {
    const found = await source(after, limit, backwards);
    const people = await readPeople(
      table,
      found.map(({ thing }) => thing.person),
    );
    return found.map(({ place, thing }, nth) => ({ place, thing: { ...thing, who: people[nth] } }));
  };

const members: DeskList<typeof paths.deskMembers, Members, Listed, Row> = {
  name: "members",
  path: paths.deskMembers,
  words: {
    title: ({ of: { segment } }) =>
      segment === undefined ? "Members" : `Members: ${organisationKinds[segment]}`,
    things: ["member", "members"],
    intro: ({ of: { totals } }) =>
      totals === undefined
        ? "Members are counted each night; the first count is still to come."
        : `${sentence(howMany(totals.all, "member", "members"))} in all at the end of ${sayDate(totals.at)}.`,
    links: ({ visit }) => [
      { href: paths.deskMembersWaiting, text: "Waiting for approval" },
      { href: paths.deskRelationships, text: "Without an owner" },
      { href: paths.deskDuplicates, text: "Possible duplicates" },
      ...(visit.session.role === "viewer" ? [] : [{ href: paths.deskMemberImports, text: "Import members" }]),
    ],
    empty: () => "Nobody has joined yet. Members appear here once they confirm by the link in their email.",
  },
  takes: ["segment", "address", "topic", "role"],
  load: async (needs, _asked, { filters }) => {
    const [totals, { domains }, { topics }] = await Promise.all([
      heldMemberTotals(needs),
      readDomains(needs.table),
      readTopics(needs.table),
    ]);
    return {
      segment: organisationKindNames.find((name) => name === filters["segment"]),
      address: addressFilters.find((name) => name === filters["address"]),
      totals,
      domains: domainBook(domains),
      topics,
      topic: topics.find(({ id }) => id === filters["topic"])?.id,
      role: roleNames.find((name) => name === filters["role"]),
    };
  },
  find: ({ table }, { of: { segment, address, domains, topic, role } }) => {
    const source = segment === undefined ? memberSource(table) : kindSource(table, segment);
    if (address === undefined && topic === undefined && role === undefined) return { lists: [source] };
    return {
      lists: [address === undefined ? source : withAddresses(table, source)],
      keep: ({ who, ...member }) =>
        (address === undefined || isKnownAs(recognise(domains, who?.email ?? ""), address)) &&
        (topic === undefined || wantsNews(member, topic)) &&
        (role === undefined || member.role === role),
      looking: { queries: 2, atOnce: LOOKED_AT_ONCE },
    };
  },
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskPerson, { person }),
  rows: async ({ table }, things, { of: { domains } }) => {
    const unread = things.filter(({ who }) => who === undefined).map(({ person }) => person);
    const read = await readPeople(table, unread);
    const people = new Map(unread.map((id, nth) => [id, read[nth]]));
    return things.map(({ who, ...member }) => {
      const { name = "Erased", email = "" } = who ?? people.get(member.person) ?? {};
      return { ...member, name, email, known: addressWords(recognise(domains, email)) };
    });
  },
  columns: [
    { key: "name", heading: "Name", cell: ({ name, email }) => ({ text: name, more: [email] }) },
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
      key: "role",
      heading: "Role",
      sort: ({ role }) => sayRole(role),
      cell: ({ role }) => ({ text: sayRole(role) }),
      dropped: true,
    },
    {
      key: "joined",
      heading: "Joined",
      sort: ({ joinedAt }) => joinedAt,
      natural: "down",
      cell: ({ joinedAt }) => ({ text: sayShortDate(joinedAt) }),
    },
  ],
  file: [
    { heading: "Name", value: ({ name }) => name },
    { heading: "Email", value: ({ email }) => email },
    { heading: "Organisation", value: ({ organisation }) => organisation },
    { heading: "Code", value: ({ organisationCode }) => organisationCode ?? "" },
    { heading: "Address", value: ({ known }) => known.map(({ text }) => text).join("; ") },
    { heading: "Kind", value: ({ segment }) => organisationKinds[segment] },
    { heading: "Role", value: ({ role }) => sayRole(role) },
    { heading: "Topics", value: ({ topics }) => topics.join("; ") },
    { heading: "How often", value: ({ frequency }) => frequencies[frequency] },
    { heading: "Agrees to", value: ({ consents }) => givenPurposes(consents).join("; ") },
    { heading: "Would champion", value: ({ wouldChampion }) => wouldChampion === true },
    { heading: "Joined", value: ({ joinedAt }) => joinedAt },
  ],
  filters: async (_needs, { of }) => [
    {
      name: "segment",
      label: "Kind of organisation",
      choices: [
        { value: "", text: "Any kind" },
        ...organisationKindNames.map((value) => ({
          value,
          text: `${organisationKinds[value]}${countIn(of, value)}`,
        })),
      ],
    },
    { name: "address", label: "Address", choices: [{ value: "", text: "Any address" }, ...addressChoices] },
    {
      name: "topic",
      label: "Gets news about",
      choices: [
        { value: "", text: "Anything or nothing" },
        ...of.topics.map(({ id, name }) => ({ value: id, text: name })),
      ],
    },
    {
      name: "role",
      label: "Role",
      choices: [
        { value: "", text: "Any role" },
        ...roleNames.map((value) => ({ value, text: roles[value] })),
      ],
    },
  ],
  bulk: memberBulk,
};

/** The present members, the latest first, or those of one kind of organisation; how many there are comes from the rollups. */
export const page = listPage(members, listTemplate);

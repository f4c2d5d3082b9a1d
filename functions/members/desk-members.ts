import type { Member } from "../../shared/members/member.ts";
import { memberSource, segmentSource } from "../../shared/members/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { type Segment, segmentNames, segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayDate, sayShortDate } from "../../shared/platform/time.ts";
import { heldMemberTotals } from "../../shared/reports/read.ts";
import { howMany, sentence } from "../../shared/reports/weekly/in-words.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

/** The kind of organisation whose members are listed, and how many there are, from the rollups. */
interface Members {
  readonly segment: Segment | undefined;
  readonly totals: Awaited<ReturnType<typeof heldMemberTotals>>;
}

interface Row extends Member {
  readonly name: string;
  readonly email: string;
}

const countIn = ({ totals }: Members, segment: Segment): string =>
  totals === undefined ? "" : ` (${totals.bySegment[segment] ?? 0})`;

const members: DeskList<typeof paths.deskMembers, Members, Member, Row> = {
  name: "members",
  path: paths.deskMembers,
  words: {
    title: ({ of: { segment } }) => (segment === undefined ? "Members" : `Members: ${segments[segment]}`),
    things: ["member", "members"],
    intro: ({ of: { totals } }) =>
      totals === undefined
        ? "Members are counted each night; the first count is still to come."
        : `${sentence(howMany(totals.all, "member", "members"))} in all at the end of ${sayDate(totals.at)}.`,
    empty: () => "Nobody has joined yet. Members appear here once they confirm by the link in their email.",
  },
  takes: ["segment"],
  load: async (needs, _asked, { filters }) => ({
    segment: segmentNames.find((name) => name === filters["segment"]),
    totals: await heldMemberTotals(needs),
  }),
  find: ({ table }, { of: { segment } }) => ({
    lists: [segment === undefined ? memberSource(table) : segmentSource(table, segment)],
  }),
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskPerson, { person }),
  rows: async ({ table }, things) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((member, nth) => ({
      ...member,
      name: people[nth]?.name ?? "Erased",
      email: people[nth]?.email ?? "",
    }));
  },
  columns: [
    { key: "name", heading: "Name", cell: ({ name, email }) => ({ text: name, more: [email] }) },
    {
      key: "organisation",
      heading: "Organisation",
      sort: ({ organisation }) => organisation,
      cell: ({ organisation }) => ({ text: organisation }),
    },
    {
      key: "segment",
      heading: "Kind",
      sort: ({ segment }) => segments[segment],
      cell: ({ segment }) => ({ text: segments[segment] }),
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
    { heading: "Kind", value: ({ segment }) => segments[segment] },
    { heading: "Joined", value: ({ joinedAt }) => joinedAt },
  ],
  filters: async (_needs, { of }) => [
    {
      name: "segment",
      label: "Kind of organisation",
      choices: [
        { value: "", text: "Any kind" },
        ...segmentNames.map((value) => ({ value, text: `${segments[value]}${countIn(of, value)}` })),
      ],
    },
  ],
};

/** The present members, the latest first, or those of one kind of organisation; how many there are comes from the rollups. */
export const page = listPage(members, listTemplate);

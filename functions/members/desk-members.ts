import { listMembers, listSegment } from "../../shared/members/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { type Segment, segmentNames, segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readMemberTotals } from "../../shared/reports/read.ts";
import { howMany, sentence } from "../../shared/reports/weekly/in-words.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import listPage from "./desk-members.njk";

const addressOf = (query: { readonly segment?: string | undefined; readonly after?: string | undefined }) => {
  const given = new URLSearchParams();
  if (query.segment !== undefined) given.set("segment", query.segment);
  if (query.after !== undefined) given.set("after", query.after);
  return given.size === 0 ? paths.deskMembers : `${paths.deskMembers}?${given}`;
};

/** The present members, the latest first, with `?segment=` those of one kind of organisation; how many there are comes from the rollups. */
export const page = deskPage({
  path: paths.deskMembers,
  names: nothing,
  load: async ({ table }, _named, { request: { query } }) => {
    const segment: Segment | undefined = segmentNames.find((name) => name === query["segment"]);
    const { after } = query;
    const [{ members, next }, totals] = await Promise.all([
      segment === undefined ? listMembers(table, { after }) : listSegment(table, segment, { after }),
      readMemberTotals(table),
    ]);
    const people = await readPeople(
      table,
      members.map(({ person }) => person),
    );
    return { segment, after, members, next, totals, people };
  },
  show: (_needs, { segment, after, members, next, totals, people }) =>
    view(listPage, {
      members: members.map((member, index) => ({
        ...member,
        name: people[index]?.name ?? "Erased",
        // As it was corrected since they joined.
        organisation: people[index]?.organisation ?? member.organisation,
        segmentName: segments[member.segment],
      })),
      totals,
      inAll: sentence(howMany(totals?.all ?? 0, "member", "members")),
      counts: segmentNames.map((name) => ({
        text: segments[name],
        count: totals?.bySegment[name] ?? 0,
        href: addressOf({ segment: name }),
        current: name === segment,
      })),
      segmentName: segment === undefined ? undefined : segments[segment],
      start: after === undefined ? undefined : addressOf({ segment }),
      next: next === undefined ? undefined : addressOf({ segment, after: next }),
    }),
});

import { listMembers } from "../../shared/members/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { type Segment, segmentNames, segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { howMany, sentence } from "../../shared/reports/in-words.ts";
import { readMemberTotals } from "../../shared/reports/read.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import listPage from "./desk-members.njk";

const addressOf = (query: { readonly segment?: string | undefined; readonly after?: string | undefined }) => {
  const given = new URLSearchParams();
  if (query.segment !== undefined) given.set("segment", query.segment);
  if (query.after !== undefined) given.set("after", query.after);
  return given.size === 0 ? paths.deskMembers : `${paths.deskMembers}?${given}`;
};

/** The present members, the latest first, with `?segment=` those of one kind of organisation; how many there are comes from the rollups. */
export const getDeskMembers: DeskPage = async (needs, request, visit) => {
  const segment: Segment | undefined = segmentNames.find((name) => name === request.query["segment"]);
  const [page, totals] = await Promise.all([
    listMembers(needs.table, { segment, after: request.query["after"] }),
    readMemberTotals(needs.table),
  ]);
  const people = await readPeople(
    needs.table,
    page.members.map(({ person }) => person),
  );
  return visit.show(listPage, {
    members: page.members.map((member, index) => ({
      ...member,
      name: people[index]?.name ?? "Erased",
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
    start: request.query["after"] === undefined ? undefined : addressOf({ segment }),
    next: page.next === undefined ? undefined : addressOf({ segment, after: page.next }),
  });
};

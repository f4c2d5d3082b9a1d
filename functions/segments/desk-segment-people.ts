import * as z from "zod/mini";
import { roles } from "../../shared/members/roles.ts";
import { regions } from "../../shared/organisations/regions.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import { type Looked, lookedAtIn } from "../../shared/segments/evaluate.ts";
import type { Segment } from "../../shared/segments/model.ts";
import { readSegment } from "../../shared/segments/store.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

interface Row extends Looked {
  readonly name: string;
  readonly email: string;
}

const idSchema = z.lazy(() => z.uuid());

const list: DeskList<typeof paths.deskSegmentPeople, { readonly segment: Segment }, Looked, Row> = {
  name: "segment-people",
  path: paths.deskSegmentPeople,
  words: {
    title: ({ of: { segment } }) => `Members in ${segment.name}`,
    things: ["member", "members"],
    empty: () => "No member fits this segment at the moment.",
    within: ({ of: { segment } }) => ({
      section: paths.deskSegments,
      back: { href: toPath(paths.deskSegment, { id: segment.id }), text: segment.name },
    }),
  },
  takes: [],
  load: async ({ table }, { request }) => {
    const id = idSchema.safeParse(request.parameters.id).data;
    const segment = id === undefined ? undefined : await readSegment(table, id);
    return segment && { segment };
  },
  find: (needs, { of: { segment } }) => ({
    lists: lookedAtIn(needs, segment.filter),
    keep: ({ fits }) => fits,
    looking: { queries: 2, atOnce: 500 },
  }),
  idOf: ({ member }) => member.person,
  hrefOf: ({ member }) => toPath(paths.deskPerson, { person: member.person }),
  rows: async ({ table }, things) => {
    const people = await readPeople(
      table,
      things.map(({ member }) => member.person),
    );
    return things.map((one, nth) => {
      const person = people[nth];
      return {
        ...one,
        name: person === undefined ? "Erased" : nameAtDesk(person),
        email: person?.email ?? "",
      };
    });
  },
  columns: [
    { key: "name", heading: "Name", cell: ({ name, email }) => ({ text: name, more: [email] }) },
    { key: "organisation", heading: "Organisation", cell: ({ member }) => ({ text: member.organisation }) },
    { key: "kind", heading: "Kind", cell: ({ member }) => ({ text: organisationKinds[member.segment] }) },
    { key: "region", heading: "Region", dropped: true, cell: ({ region }) => ({ text: regions[region] }) },
    {
      key: "role",
      heading: "Role",
      dropped: true,
      cell: ({ member: { role } }) => ({ text: role === undefined ? "" : roles[role] }),
    },
    { key: "joined", heading: "Joined", cell: ({ member }) => ({ text: sayShortDate(member.joinedAt) }) },
  ],
  file: [
    { heading: "Name", value: ({ name }) => name },
    { heading: "Email", value: ({ email }) => email },
    { heading: "Organisation", value: ({ member }) => member.organisation },
    { heading: "Kind", value: ({ member }) => organisationKinds[member.segment] },
    { heading: "Region", value: ({ region }) => regions[region] },
    { heading: "Role", value: ({ member: { role } }) => (role === undefined ? "" : roles[role]) },
    { heading: "Joined", value: ({ member }) => member.joinedAt },
  ],
  bulk: {
    name: "segment-people",
    things: ["member", "members"],
    actions: [],
    pages: [{ name: "write", button: "Write to them", href: () => paths.deskNewNewsletter }],
  },
};

/** Who is in a segment at this moment, the latest members first. */
export const page = listPage(list, listTemplate);

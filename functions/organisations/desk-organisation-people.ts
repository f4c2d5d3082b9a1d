import type { Organisation } from "../../shared/organisations/organisation.ts";
import { readOrganisations } from "../../shared/organisations/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { peopleOfOrganisation } from "../../shared/people/of-organisation.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { nameAtDesk, type Person } from "../../shared/people/person.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { organisationPeopleBulk } from "../people/relationships/bulk-actions.ts";
import { byCode } from "./organisation-form.ts";

interface OfOrganisation {
  readonly organisation: Organisation;
}

interface Row {
  readonly person: Person;
  readonly mayWrite: boolean;
}

const kindOf = ({ segment }: Person): string => (segment === undefined ? "" : organisationKinds[segment]);

const people: DeskList<typeof paths.deskOrganisationPeople, OfOrganisation, Person, Row> = {
  name: "organisation-people",
  path: paths.deskOrganisationPeople,
  words: {
    title: ({ of: { organisation } }) => `People of ${organisation.name}`,
    things: ["person", "people"],
    search: { label: "Search people", hint: "Name or email address" },
    within: ({ of: { organisation } }) => ({
      section: paths.deskOrganisations,
      back: { href: toPath(paths.deskOrganisation, { code: organisation.code }), text: organisation.name },
    }),
    empty: () =>
      "Nobody of this organisation is known to us yet. People appear here once they write to us, join or register.",
    links: ({ of: { organisation } }) => [
      { href: toPath(paths.deskOrganisation, { code: organisation.code }), text: "The organisation" },
    ],
  },
  takes: ["q"],
  load: async (needs, asked) => {
    const code = byCode(needs, asked);
    const [organisation] = code === undefined ? [] : await readOrganisations(needs.table, [code]);
    return organisation && { organisation };
  },
  find: ({ table }, { of: { organisation }, asked: { filters } }) => {
    const words = (filters["q"] ?? "").toLowerCase();
    return {
      lists: [peopleOfOrganisation(table, organisation.code)],
      keep: words === "" ? undefined : ({ name, email }) => `${name}\n${email}`.toLowerCase().includes(words),
    };
  },
  idOf: ({ id }) => id,
  hrefOf: ({ id }) => toPath(paths.deskPerson, { person: id }),
  rows: async (_needs, things, { visit }) =>
    things.map((person) => ({ person, mayWrite: mayActAs(visit.session.role, "team") })),
  columns: [
    {
      key: "name",
      heading: "Name",
      sort: ({ name }) => name,
      cell: ({ person }) => ({ text: nameAtDesk(person), more: [person.email] }),
    },
    { key: "kind", heading: "Kind", sort: kindOf, cell: ({ person }) => ({ text: kindOf(person) }) },
    {
      key: "letters",
      heading: "Letters",
      cell: ({ person, mayWrite }) =>
        person.bouncedAt === undefined && mayWrite
          ? {
              text: "Write",
              hidden: `to ${nameAtDesk(person)}`,
              href: toPath(paths.deskWriteToPerson, { person: person.id }),
            }
          : {
              tags: [
                person.bouncedAt === undefined ? undefined : { text: "Come back", classes: "nhsuk-tag--red" },
              ],
            },
    },
  ],
  file: [
    { heading: "Name", value: ({ person }) => person.name },
    { heading: "Email", value: ({ person }) => person.email },
    { heading: "Organisation", value: ({ person }) => person.organisation ?? "" },
    { heading: "Kind", value: ({ person }) => kindOf(person) },
  ],
  bulk: organisationPeopleBulk,
  fileName: ({ of: { organisation } }) => `people-${organisation.code}.csv`,
};

/** The people of an organisation, however many. */
export const page = listPage(people, listTemplate);

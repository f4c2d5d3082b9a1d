import { titledOrganisation } from "../../../shared/organisations/organisation.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths } from "../../../shared/pages/paths.ts";
import { subjectPath } from "../../../shared/pages/subject-path.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import { offerKinds, type Relationship } from "../../../shared/people/relationships/model.ts";
import { relationshipsOf } from "../../../shared/people/relationships/store.ts";
import { readPeople } from "../../../shared/people/store.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import { readTitles } from "../../../shared/platform/titled.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import type { DeskList } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { partnerName, relationshipBulk } from "./bulk-actions.ts";

/** Whose relationships are asked for: somebody's, or those of nobody. */
interface OfOwner {
  readonly owner: string | undefined;
  readonly team: Team;
}

interface Row {
  readonly relationship: Relationship;
  readonly name: string;
  readonly more: string | undefined;
  readonly deputy: string;
  readonly offers: string;
}

const kinds = new Map([["organisation", titledOrganisation]]);

const namesOf = async (table: Table, relationships: readonly Relationship[]) => {
  const ids = (kind: "person" | "organisation") =>
    relationships.flatMap((one) => (one.with.kind === kind ? one.with.id : []));
  // Both are read by key, and so in one read.
  const [people, organisations] = await Promise.all([
    readPeople(table, ids("person")),
    readTitles(
      table,
      kinds,
      ids("organisation").map((code) => `organisation:${code}`),
    ),
  ]);
  const byId = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])));
  return ({ with: { kind, id } }: Relationship) => {
    const person = byId.get(id);
    return kind === "organisation"
      ? { name: organisations.get(`organisation:${id}`) ?? id, more: id }
      : {
          name: person === undefined ? "Not there any more" : nameAtDesk(person),
          more: person?.organisation,
        };
  };
};

const PERSON = /^[\da-f-]{36}$/;

const relationships: DeskList<typeof paths.deskRelationships, OfOwner, Relationship, Row> = {
  name: "relationships",
  path: paths.deskRelationships,
  words: {
    title: ({ of: { owner, team } }) =>
      owner === undefined
        ? "People and organisations without an owner"
        : `People and organisations of ${team.knownAs(owner) ?? "someone who left"}`,
    things: ["relationship", "relationships"],
    empty: ({ of: { owner } }) =>
      owner === undefined
        ? "Every relationship has an owner. A person or organisation appears here when a deputy or an offer is noted and nobody owns the relationship."
        : "They own no relationship with a person or an organisation.",
    within: () => ({ section: paths.deskMembers, back: { href: paths.deskMembers, text: "Members" } }),
  },
  takes: ["owner"],
  load: async (needs, _asked, { filters }) => ({
    owner: PERSON.exec(filters["owner"] ?? "")?.[0],
    team: await readTeam(needs),
  }),
  find: ({ table }, { of: { owner } }) => ({ lists: [relationshipsOf(table, owner)] }),
  idOf: (one) => partnerName(one.with),
  hrefOf: (one) => subjectPath(partnerName(one.with)),
  rows: async ({ table }, things, { of: { team } }) => {
    const nameOf = await namesOf(table, things);
    return things.map((relationship) => ({
      relationship,
      ...nameOf(relationship),
      deputy:
        relationship.deputy === undefined ? "" : (team.knownAs(relationship.deputy) ?? "Someone who left"),
      offers: relationship.offers
        .map(({ kind, topic }) => (topic === undefined ? offerKinds[kind] : `${offerKinds[kind]}: ${topic}`))
        .join(", "),
    }));
  },
  columns: [
    { key: "name", heading: "Who", cell: ({ name, more }) => ({ text: name, more: [more] }) },
    {
      key: "kind",
      heading: "Kind",
      cell: ({ relationship }) => ({
        text: relationship.with.kind === "person" ? "Person" : "Organisation",
      }),
    },
    { key: "offers", heading: "Offers", cell: ({ offers }) => ({ text: offers }) },
    { key: "deputy", heading: "Deputy", cell: ({ deputy }) => ({ text: deputy }) },
  ],
  file: [
    { heading: "Who", value: ({ name }) => name },
    { heading: "Kind", value: ({ relationship }) => relationship.with.kind },
    { heading: "Offers", value: ({ offers }) => offers },
    { heading: "Deputy", value: ({ deputy }) => deputy },
  ],
  filters: async (_needs, { of: { team } }) => [
    {
      name: "owner",
      label: "Owner",
      isPerson: true,
      choices: [
        { value: "", text: "Nobody" },
        ...[...team.who("team"), ...team.absent].map(({ id, name }) => ({
          value: id,
          text: team.knownAs(id) ?? name,
        })),
      ],
    },
  ],
  bulk: relationshipBulk,
};

/** People and organisations by who looks after them; nobody's first. */
export const page = listPage(relationships, listTemplate);

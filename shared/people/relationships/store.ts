import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, listSource, readItem, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import type { RelationshipDecision } from "./decide.ts";
import { type Partner, type Relationship, relationshipSchema } from "./model.ts";

const NOBODY = "nobody";

const relationshipKey = ({ kind, id }: Partner): Key => ({
  pk: kind === "person" ? `PERSON#${id}` : `ORGANISATION#${id}`,
  sk: "RELATIONSHIP",
});

/** The key of the person or organisation itself: nothing is kept of one that is not there. */
const partnerKey = ({ kind, id }: Partner): Key => ({
  pk: kind === "person" ? `PERSON#${id}` : `ORGANISATION#${id}`,
  sk: kind === "person" ? "PERSON" : "ORGANISATION",
});

const listOf = (owner: string): string => `RELATIONSHIPS#of#${owner}`;

const relationshipItem = (relationship: Relationship): Item & Key => ({
  ...relationshipKey(relationship.with),
  relationship,
  list: listOf(relationship.owner ?? NOBODY),
  listSort: `${relationship.with.kind}#${relationship.with.id}`,
});

const toRelationship = (item: Item): Relationship => relationshipSchema.parse(item["relationship"]);

/** Who looks after a person or an organisation, and what they offer; undefined where nothing was said yet. One read. */
export const readRelationship = async (table: Table, partner: Partner): Promise<Relationship | undefined> => {
  const item = await readItem(table, relationshipKey(partner));
  return item === undefined ? undefined : toRelationship(item);
};

/** The relationships that somebody of the team owns, or that are kept and nobody owns, organisations before people, to be read in pages. */
export const relationshipsOf = (table: Table, owner: string | undefined): ListSource<Relationship> =>
  listSource(table, listOf(owner ?? NOBODY), {}, toRelationship);

/** What was decided about a relationship, if nobody was quicker and the other side is still there. */
export const saveRelationship = <OfWrites extends string = never>(
  { relationship, entries }: RelationshipDecision,
  checks: readonly Write<OfWrites>[] = [],
): Saving<Overtaken | "unknown" | OfWrites> => ({
  writes: [
    {
      put: relationshipItem(relationship),
      when:
        relationship.version === 1
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#relationship.#version = :version",
              names: { "#relationship": "relationship", "#version": "version" },
              values: { ":version": relationship.version - 1 },
            },
      otherwise: OVERTAKEN,
    },
    {
      check: partnerKey(relationship.with),
      when: { expression: "attribute_exists(pk)" },
      otherwise: "unknown",
    },
    ...checks,
  ],
  entries,
});

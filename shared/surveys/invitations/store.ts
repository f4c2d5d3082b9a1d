import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { surveyPartition } from "../partition.ts";
import { type Invitation, invitationSchema } from "./model.ts";

const PREFIX = "INVITED#";

/** The key of somebody’s invitation to a survey. */
export const invitationKey = ({ survey, person }: Pick<Invitation, "survey" | "person">): Key => ({
  pk: surveyPartition(survey),
  sk: `${PREFIX}${person}`,
});

const invitationItem = (invitation: Invitation): Item & Key => ({
  ...invitationKey(invitation),
  invitation,
  person: `PERSON#${invitation.person}`,
  personSort: `SURVEY#${invitation.askedAt}#${invitation.survey}`,
});

/** The invitation in an item. */
export const toInvitation = (item: Item): Invitation => invitationSchema.parse(item["invitation"]);

/** A new invitation. Who was asked already is not asked again. */
export const putNewInvitation = (invitation: Invitation): Write<Overtaken> => ({
  put: invitationItem(invitation),
  when: { expression: "attribute_not_exists(pk)" },
  otherwise: "overtaken",
});

/** An invitation as it is now, provided that nobody else changed it since it was read. */
export const putInvitation = (before: Invitation, invitation: Invitation): Write<Overtaken> => ({
  put: invitationItem({ ...invitation, version: before.version + 1 }),
  when: {
    expression: "#invitation.#version = :version",
    names: { "#invitation": "invitation", "#version": "version" },
    values: { ":version": before.version },
  },
  otherwise: "overtaken",
});

/** Those who were asked, after a person in order of their ids, at most `limit`. One query. */
export const readInvitations = async (
  table: Table,
  survey: string,
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Invitation[]> => {
  const items = await queryAll(
    table,
    {
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      // "$" is the first that comes after "#"; a space the first that comes after an id.
      ExpressionAttributeValues: {
        ":pk": surveyPartition(survey),
        ":from": after === "" ? PREFIX : `${PREFIX}${after} `,
        ":to": "INVITED$",
      },
    },
    { limit },
  );
  return items.map(toInvitation);
};

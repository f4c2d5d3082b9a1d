import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItem, type Table } from "../platform/dynamo.ts";
import type { SurveyDecision } from "./decide.ts";
import { type Invitation, type InvitationName, invitationSchema } from "./survey.ts";

const partition = (project: string): string => `PROJECT#${project}`;

const PREFIX = "IMPACT-SURVEY#";

const invitationKey = ({ project, round, person }: InvitationName): Key => ({
  pk: partition(project),
  sk: `${PREFIX}${round}#${person}`,
});

const toItem = (invitation: Invitation): Item & Key => ({
  ...invitationKey(invitation),
  invitation,
  person: `PERSON#${invitation.person}`,
  personSort: `${PREFIX}${invitation.askedAt}#${invitation.project}`,
});

const toInvitation = (item: Item): Invitation => invitationSchema.parse(item["invitation"]);

const put = (invitation: Invitation): Write<"changed"> => ({
  put: toItem(invitation),
  when:
    invitation.version === 1
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#invitation.#version = :version",
          names: { "#invitation": "invitation", "#version": "version" },
          values: { ":version": invitation.version - 1 },
        },
  otherwise: "changed",
});

/** Keeps what was decided about invitations, with the writes that make their people known. Refused when somebody else was quicker. */
export const saveInvitations = (
  needs: CommitNeeds,
  { invitations, entries, letters, setTimers, cancelTimers }: SurveyDecision,
  {
    once,
    introductions = [],
  }: { readonly once: string; readonly introductions?: readonly Write<"address-taken">[] },
): Promise<Committed<"changed" | "address-taken">> =>
  commit<"changed" | "address-taken">(needs, {
    once,
    writes: [...introductions, ...invitations.map(put)],
    entries,
    letters,
    setTimers,
    cancelTimers,
  });

/** One invitation, or undefined. One read. */
export const readInvitation = async (table: Table, name: InvitationName): Promise<Invitation | undefined> => {
  const item = await readItem(table, invitationKey(name));
  return item === undefined ? undefined : toInvitation(item);
};

/** Everybody who was asked about a project, before and after. One query, strongly consistent. */
export const listInvitations = async (table: Table, project: string): Promise<readonly Invitation[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": partition(project), ":prefix": PREFIX },
      ConsistentRead: true,
    }),
  );
  return Items.map(toInvitation);
};

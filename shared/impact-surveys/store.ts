import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
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

const put = (invitation: Invitation): Write<Overtaken> => ({
  put: toItem(invitation),
  when:
    invitation.version === 1
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#invitation.#version = :version",
          names: { "#invitation": "invitation", "#version": "version" },
          values: { ":version": invitation.version - 1 },
        },
  otherwise: "overtaken",
});

/** What was decided about invitations, with the writes that make their people known; provided that nobody else was quicker. */
export const saveInvitations = (
  { invitations, entries, letters, setTimers, cancelTimers }: SurveyDecision,
  introductions: readonly Write<Overtaken>[] = [],
): Saving<Overtaken> => ({
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

/** Everybody who was asked about a project, before and after, among all that is kept with it. */
export const invitationsIn = (items: readonly Item[]): readonly Invitation[] =>
  items.flatMap((item) => (item["invitation"] === undefined ? [] : toInvitation(item)));

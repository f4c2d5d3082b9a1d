import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import { type CommitNeeds, commit } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { waitingLetter } from "../../letters/letter.ts";
import { countWaiting } from "../../letters/outbox-count.ts";
import { addressKey, introduce } from "../../people/store.ts";
import type { TypedPerson } from "../../people/typed-people.ts";
import { readItems } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { FollowUpLettersWritten, WebinarInvitationsWritten } from "../entries.ts";
import { webinarInvitationToApprove } from "../webinar/letters.ts";
import { followUpLetter } from "./letter-of-step.ts";

/** Puts one letter for each of these people into the outbox; who is typed becomes known by their address. One read and one transaction. */
export const writeLetters = (
  needs: CommitNeeds & { readonly newId: NewId },
  asked: {
    readonly project: string;
    readonly step: string;
    readonly people: readonly TypedPerson[];
    readonly subject: string;
    readonly body: string;
  },
  { occasion, once }: Command,
): Promise<Changed> => {
  const { people, ...facts } = asked;
  const { project, step } = asked;
  const about = `project:${project}`;
  return changeStored(
    needs,
    { once },
    {
      read: () =>
        readItems(
          needs.table,
          people.map(({ email }) => addressKey(email)),
        ),
      decide: (addresses) => {
        const met = people.map((person, index) => introduce(person, addresses[index], needs.newId));
        return {
          writes: met.flatMap(({ writes }) => writes),
          readers: [...new Set(met.map(({ id }) => id))],
        };
      },
      save: (_addresses, { writes, readers }) => {
        const data = { step, letters: readers.length };
        return {
          writes: [...writes, ...countWaiting(readers.length)],
          entries: [record(FollowUpLettersWritten, { subject: project, data }, occasion)],
          letters: readers.map((person) =>
            waitingLetter(followUpLetter, { to: { person }, about, facts }, occasion),
          ),
        };
      },
    },
  );
};

/** Puts the invitation to a webinar into the outbox; to approve it is to invite the members. One transaction. */
export const writeInvitation = async (
  needs: CommitNeeds,
  facts: Parameters<typeof waitingLetter<(typeof webinarInvitationToApprove)["example"]>>[1]["facts"],
  { occasion, once }: Command,
): Promise<Changed> => {
  const { project, event, segments, members, startsAt } = facts;
  await commit(needs, {
    once,
    writes: countWaiting(1),
    entries: [record(WebinarInvitationsWritten, { subject: project, data: { event, segments } }, occasion)],
    letters: [
      waitingLetter(
        webinarInvitationToApprove,
        { to: { team: true }, about: `project:${project}`, facts, readers: members, usefulUntil: startsAt },
        occasion,
      ),
    ],
  });
  return { done: true };
};

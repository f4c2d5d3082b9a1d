import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { waitingLetter } from "../letters/letter.ts";
import { type AddressTaken, addressKey, introduce } from "../people/store.ts";
import type { TypedPerson } from "../people/typed-people.ts";
import { readItems } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import { FollowUpLettersWritten, WebinarInvitationsWritten } from "./entries.ts";
import { followUpLetter } from "./letter-of-step.ts";
import { webinarInvitationToApprove } from "./webinar-letters.ts";

const MOST_TRIES = 4;

/** When and by whom a command is given, and the name under which it is done once. */
interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/**
 * Puts one letter for each of these people into the outbox; who is typed becomes known by their address. One read and one transaction.
 * Throws when others keep making people of the same addresses at the same moment.
 */
export const writeLetters = async (
  needs: CommitNeeds & { readonly newId: NewId },
  asked: {
    readonly project: string;
    readonly step: string;
    readonly people: readonly TypedPerson[];
    readonly subject: string;
    readonly body: string;
  },
  { occasion, once }: Given,
): Promise<void> => {
  const { people, ...facts } = asked;
  const { project, step } = asked;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const addresses = await readItems(
      needs.table,
      people.map(({ email }) => addressKey(email)),
    );
    const met = people.map((person, index) => introduce(person, addresses[index], needs.newId));
    const letters = [...new Set(met.map(({ id }) => id))].map((person) =>
      waitingLetter(followUpLetter, { to: { person }, about: `project:${project}`, facts }, occasion),
    );
    const data = { step, letters: letters.length };
    const saved = await commit<AddressTaken>(needs, {
      once,
      writes: met.flatMap(({ writes }) => writes),
      entries: [record(FollowUpLettersWritten, { subject: project, data }, occasion)],
      letters,
    });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The letters of ${project} could not be written in ${MOST_TRIES} tries.`);
};

/** Puts the invitation to a webinar into the outbox; to approve it is to invite the members. One transaction. */
export const writeInvitation = async (
  needs: CommitNeeds,
  facts: Parameters<typeof waitingLetter<(typeof webinarInvitationToApprove)["example"]>>[1]["facts"],
  { occasion, once }: Given,
): Promise<void> => {
  const { project, event, segments } = facts;
  await commit(needs, {
    once,
    entries: [record(WebinarInvitationsWritten, { subject: project, data: { event, segments } }, occasion)],
    letters: [
      waitingLetter(
        webinarInvitationToApprove,
        { to: { team: true }, about: `project:${project}`, facts },
        occasion,
      ),
    ],
  });
};

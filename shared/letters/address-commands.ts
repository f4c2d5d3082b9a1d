import type { IncomingMail } from "../incoming-mail/incoming-mail.ts";
import { UNCHANGED } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import { record } from "../journal/entry.ts";
import { addressKey, personIdOf, personKey, readPeople } from "../people/store.ts";
import { readItem } from "../platform/dynamo.ts";
import { LettersResumed, type ResumedBecause } from "./entries.ts";

/** What is lifted of an address, and why. */
export interface Lifting {
  readonly person: string;
  /** What held letters back: that they came back, or that one was called spam. */
  readonly after: "bounced" | "complained";
  readonly because: ResumedBecause;
}

const sets = {
  bounced: "SET liftedAt = :now REMOVE bouncedAt",
  complained: "SET liftedAt = :now REMOVE complainedAt",
} as const;

const fields = { bounced: "bouncedAt", complained: "complainedAt" } as const;

/**
 * Lets letters go to somebody's address again. Nothing to do when nothing held them back. The mail service's own list is seen to by the sender, right
 * before the next letter: only then is it sure that the letter does not go first.
 */
export const resumeLetters = (
  needs: CommitNeeds,
  { person: id, after, because }: Lifting,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: async () => (await readPeople(needs.table, [id]))[0],
    decide: (person) => (person[fields[after]] === undefined ? UNCHANGED : { since: person[fields[after]] }),
    save: (_person, { since }) => {
      const write: Write<"overtaken"> = {
        update: personKey(id),
        set: sets[after],
        values: { ":now": command.occasion.now, ":since": since },
        when: { expression: `${fields[after]} = :since` },
        otherwise: "overtaken",
      };
      const data = { because, after };
      return {
        writes: [write],
        entries: [record(LettersResumed, { subject: id, person: id, data }, command.occasion)],
      };
    },
  });

/**
 * Lets letters go to an address again that a mail came from: whoever writes from it can read there. Only a mail that is proved to come from
 * the address and that a person wrote says so: anybody could forge another, and a machine also answers for a mailbox that nobody reads.
 */
export const resumeByMail = async (
  needs: CommitNeeds,
  { from, automatic, proof, verdicts }: Pick<IncomingMail, "from" | "automatic" | "proof" | "verdicts">,
  command: Command,
): Promise<void> => {
  const isPersons = automatic === undefined && verdicts.spam !== "fail" && verdicts.virus !== "fail";
  if (from === undefined || proof === "none" || !isPersons) return;
  const person = personIdOf(await readItem(needs.table, addressKey(from.address)));
  if (person === undefined) return;
  await resumeLetters(needs, { person, after: "bounced", because: "mail" }, command);
};

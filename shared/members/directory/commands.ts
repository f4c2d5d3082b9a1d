import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { nameInLetters, type Person } from "../../people/person.ts";
import { answerMessage, blockWriter, reportMessage, settleReport, writeToMember } from "./decide.ts";
import { DirectoryOffersChanged } from "./entries.ts";
import { memberAnswer, memberMessage } from "./letters.ts";
import { messageKey, readMessage, readReach, saveMessage, saveOffers, saveWritten } from "./store.ts";

const signature = (person: Person): string =>
  [nameInLetters(person), person.organisation].filter(Boolean).join(", ");

interface MessageAsked {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly counts: readonly Write<"too-many">[];
}

/** Writes to a member who is seen in the directory; the letter goes to them, and neither learns an address. Tells the id of the message. One read and one transaction. */
export const sendToMember = (
  needs: CommitNeeds,
  { from, to, text, counts }: MessageAsked,
  command: Command,
): Promise<
  Changed<"not-a-member" | "not-seen" | "yourself" | "too-many" | "unknown", { readonly message: string }>
> =>
  changeStored(needs, command, {
    read: () => readReach(needs.table, from, to),
    decide: ({ writer, reader, ...reach }) =>
      writeToMember(
        reach,
        { from, to, text, fromName: signature(writer), toName: signature(reader) },
        command.occasion,
      ),
    save: (_found, decision) => {
      const { id } = decision.message;
      const sent = { about: `member-message:${id}`, facts: { message: id }, encloses: messageKey(id) };
      const told = letter(memberMessage, { ...sent, to: { person: to } }, command.occasion);
      return { ...saveWritten(decision, [told], counts), result: { message: id } };
    },
    told: z.object({ message: z.uuid() }),
  });

/** Answers a message by its link; the answer goes to its writer. One read and one transaction. */
export const answerMember = (
  needs: CommitNeeds,
  { id, text }: { readonly id: string; readonly text: string },
  command: Command,
): Promise<Changed<"answered" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readMessage(needs.table, id),
    decide: (message) => answerMessage(message, text, command.occasion),
    save: (before, decision) => {
      const sent = { about: `member-message:${id}`, facts: { message: id }, encloses: messageKey(id) };
      const to = { person: before.from };
      return saveMessage(before, decision, [letter(memberAnswer, { ...sent, to }, command.occasion)]);
    },
  });

/** Reports a message to the team, and blocks its writer. */
export const reportMember = (
  needs: CommitNeeds,
  { id, why }: { readonly id: string; readonly why: string },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readMessage(needs.table, id),
    decide: (message) => reportMessage(message, why, command.occasion),
    save: (before, decision) => saveMessage(before, decision),
  });

/** Blocks the writer of a message: nothing more comes from them. */
export const blockMember = (needs: CommitNeeds, id: string, command: Command): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readMessage(needs.table, id),
    decide: (message) => blockWriter(message, command.occasion),
    save: (before, decision) => saveMessage(before, decision),
  });

/** Says that the team has dealt with a report. */
export const settleMemberReport = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"not-reported" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readMessage(needs.table, id),
    decide: (message) => settleReport(message, command.occasion),
    save: (before, decision) => saveMessage(before, decision),
  });

/** Says in the directory what a member offers others. One transaction. */
export const sayOffers = (
  needs: CommitNeeds,
  { person, offers }: { readonly person: string; readonly offers: string },
  command: Command,
): Promise<Changed<"not-seen">> =>
  changeStored(needs, command, {
    read: () => Promise.resolve({ person }),
    decide: () => ({
      entries: [record(DirectoryOffersChanged, { subject: person, person, data: {} }, command.occasion)],
    }),
    save: (_found, { entries }) => saveOffers(person, offers, entries),
  });

import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { waitingLetter } from "../../letters/letter.ts";
import { countWaiting } from "../../letters/outbox-count.ts";
import { EventMessageWritten } from "../entries.ts";
import { readRegistrationsOf } from "../store.ts";
import { eventMessageToApprove } from "./letters.ts";
import { countInGroup, isInGroup, type MessageGroup, MOST_MESSAGES } from "./model.ts";
import { messagesWrites, readEventMessages } from "./store.ts";

/** What somebody writes to people of an event. */
export interface MessageWritten {
  readonly event: string;
  readonly to: MessageGroup;
  /** Those who were ticked in the list of registrations, a page of it at most. */
  readonly ticked: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** How many of those who are ticked would get a message. One read for every hundred. */
export const countTicked = async (
  { table }: Pick<CommitNeeds, "table">,
  { event, ticked }: Pick<MessageWritten, "event" | "ticked">,
): Promise<number> => {
  const chosen = new Set(ticked);
  const registrations = await readRegistrationsOf(table, event, [...chosen]);
  return registrations.filter((registration) => isInGroup("ticked", registration, chosen)).length;
};

/**
 * Puts a message to people of an event into the outbox, and tells the id of its letter; to approve that is to write to them all. Two reads at most and one
 * transaction. Refused where nobody would get it, and for a draft, to which nobody can register.
 */
export const writeMessage = (
  needs: CommitNeeds,
  { event: reference, to, ticked, subject, body }: MessageWritten,
  { once, occasion }: Command,
): Promise<Changed<"unknown" | "nobody" | "draft", { readonly letter: string }>> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => {
        const [found, chosen] = await Promise.all([
          readEventMessages(needs.table, reference),
          to === "ticked" ? countTicked(needs, { event: reference, ticked }) : 0,
        ]);
        return found && { ...found, people: to === "ticked" ? chosen : countInGroup(to, found.state) };
      },
      decide: ({ state: { event }, people }) => {
        if (event.status === "draft") return refused("draft");
        if (people === 0) return refused("nobody");
        const { title, startsAt } = event;
        const some = to === "ticked" ? [...ticked] : [];
        const facts = { event: reference, title, startsAt, subject, body, to, ticked: some, people };
        const about = `event:${reference}`;
        return {
          letter: waitingLetter(
            eventMessageToApprove,
            { to: { team: true }, about, facts, readers: people },
            occasion,
          ),
        };
      },
      save: ({ sent, people }, { letter }) => {
        const message = { letter: letter.id, to, people, by: occasion.actor.id, at: occasion.now };
        const after = {
          messages: [message, ...sent.messages].slice(0, MOST_MESSAGES),
          version: sent.version + 1,
        };
        const data = { letter: letter.id, to, people };
        return {
          writes: [...messagesWrites(reference, sent, after), ...countWaiting(1)],
          entries: [record(EventMessageWritten, { subject: reference, data }, occasion)],
          letters: [letter],
          result: { letter: letter.id },
        };
      },
      told: z.object({ letter: z.string() }),
    },
  );

import { failureKey } from "../failures/failure.ts";
import { settledFailure } from "../failures/settle.ts";
import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { readItem } from "../platform/dynamo.ts";
import { LetterSentAgain } from "./entries.ts";
import { aboutLetter } from "./evidence.ts";
import { letterItem, letterKey } from "./item.ts";
import { isUndelivered, type Letter, maySendAgain } from "./letter.ts";
import { readLetter } from "./store.ts";

/** Why a letter is not sent again: it is under way or has arrived, or what it needs was erased. */
export type SendAgainRefusal = "on-its-way" | "erased";

/**
 * A letter as it goes into the post once more: a person wants that, so what had made it useless or uncertain holds it back no more. Reports on the mails
 * of before are told apart by their ids.
 */
const onceMore = (letter: Letter, now: Instant): Letter => {
  const { attempt, sentAt, messageId, reason, failure, trial, usefulUntil, ...kept } = letter;
  return {
    ...kept,
    status: "queued",
    queuedAt: now,
    again: (letter.again ?? 0) + 1,
    earlier: [...(letter.earlier ?? []), ...(messageId === undefined ? [] : [messageId])],
    ...(usefulUntil === undefined || usefulUntil < now ? {} : { usefulUntil }),
  };
};

/** Puts a letter into the post again that was not sent, came back or was given up. What held it back for good reason holds it back again. */
export const sendAgain = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<SendAgainRefusal | "unknown">> => {
  const { now } = command.occasion;
  return changeStored(needs, command, {
    read: async () => {
      const letter = await readLetter(needs.table, id);
      if (letter?.failure === undefined) return letter && { letter, failure: undefined };
      // One that was closed long ago is gone.
      const failure = await readItem(needs.table, failureKey(letter.failure));
      return { letter, failure: failure === undefined ? undefined : letter.failure };
    },
    decide: ({ letter }) => {
      if (!isUndelivered(letter)) return refused("on-its-way");
      return maySendAgain(letter) ? { again: onceMore(letter, now) } : refused("erased");
    },
    save: ({ letter, failure }, { again }) => {
      const settled =
        failure === undefined ? undefined : settledFailure(failure, "overtaken" as const, command.occasion);
      return {
        writes: [
          {
            put: { ...letterItem(again), ...letterKey(id) },
            when: {
              expression: "#status = :before AND queuedAt = :queuedAt",
              names: { "#status": "status" },
              values: { ":before": letter.status, ":queuedAt": letter.queuedAt },
            },
            otherwise: "overtaken",
          },
          ...(settled === undefined ? [] : [settled.write]),
        ],
        entries: [
          record(LetterSentAgain, { ...aboutLetter(letter), data: { kind: letter.kind } }, command.occasion),
          ...(settled === undefined ? [] : [settled.entry]),
        ],
      };
    },
  });
};

import { parseLetter } from "../../shared/letters/item.ts";
import { type LetterOrder, orderOf } from "../../shared/letters/sending/order.ts";
import { type LettersQueues, openLettersQueues, queueOrders } from "../../shared/letters/sending/queue.ts";
import { logger } from "../../shared/platform/logger.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Streamed, type StreamedItem, stream } from "../entry-points/stream.ts";

/** What queueing needs: the queues. */
export interface QueueNeeds {
  readonly queues: LettersQueues;
}

/** Asks the sender, by its queue, for every letter that was put in the post. Gives back those that could not be asked for. */
export const streamQueueLetters: Streamed<QueueNeeds> = async ({ queues }, items) => {
  const whole: { streamed: StreamedItem; order: LetterOrder }[] = [];
  const broken: StreamedItem[] = [];
  for (const streamed of items) {
    try {
      whole.push({ streamed, order: orderOf(parseLetter(streamed.item)) });
    } catch {
      broken.push(streamed);
    }
  }
  const failed = await queueOrders(
    queues,
    whole.map(({ order }) => order),
  );
  if (failed.length + broken.length > 0)
    logger.error("Letters were not queued and are tried again", {
      failed: failed.length,
      broken: broken.length,
    });
  return [...broken, ...failed.flatMap((index) => whole[index]?.streamed ?? [])];
};

export const handler = stream(streamQueueLetters, () => {
  return {
    queues: openLettersQueues(
      readSettings(["LETTERS_QUEUE_URL", "NOTICES_QUEUE_URL", "NEWS_QUEUE_URL"], process.env),
    ),
  };
});

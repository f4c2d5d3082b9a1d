import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { LetterOrder } from "./order.ts";

/** The queue of letters that are to be sent. */
export interface LettersQueue {
  readonly client: SQSClient;
  readonly url: string;
}

/** Opens the queue with that URL. */
export const openLettersQueue = (url: string): LettersQueue => ({
  url,
  client: new SQSClient({ maxAttempts: 5 }),
});

/** What SendMessageBatch takes in one call. */
const MOST_MESSAGES = 10;

const sendTogether = async (
  queue: LettersQueue,
  orders: readonly LetterOrder[],
  from: number,
): Promise<readonly number[]> => {
  const Entries = orders.map((order, at) => ({ Id: String(from + at), MessageBody: JSON.stringify(order) }));
  try {
    const { Failed = [] } = await queue.client.send(
      new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }),
    );
    return Failed.map(({ Id }) => Number(Id));
  } catch {
    // Whether the queue took them is not known. The sender sends a letter once, so to ask again does no harm.
    return orders.map((_, at) => from + at);
  }
};

/** Puts orders into the queue, ten at a time. Gives the places (in `orders`) of those that the queue did not take. Does not throw. */
export const queueOrders = async (
  queue: LettersQueue,
  orders: readonly LetterOrder[],
): Promise<readonly number[]> => {
  const failed: number[] = [];
  for (let from = 0; from < orders.length; from += MOST_MESSAGES)
    failed.push(...(await sendTogether(queue, orders.slice(from, from + MOST_MESSAGES), from)));
  return failed;
};

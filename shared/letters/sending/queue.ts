import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { LetterOrder } from "./order.ts";

/** The URLs of the queues of letters that are to be sent. */
export interface LettersQueueUrls {
  readonly letters: string;
  /** Of notices, which are gathered for up to a minute, so that several to one reader are one letter. */
  readonly notices: string;
  /** Of news, so that nobody waits for a confirmation behind it. */
  readonly news: string;
}

/** The queues of letters that are to be sent. */
export interface LettersQueues extends LettersQueueUrls {
  readonly client: SQSClient;
}

/** Opens the queues that the settings name. */
export const openLettersQueues = (
  own: Readonly<Record<"LETTERS_QUEUE_URL" | "NOTICES_QUEUE_URL" | "NEWS_QUEUE_URL", string>>,
): LettersQueues => ({
  letters: own.LETTERS_QUEUE_URL,
  notices: own.NOTICES_QUEUE_URL,
  news: own.NEWS_QUEUE_URL,
  client: new SQSClient({ maxAttempts: 5 }),
});

/** The URL of the queue that an order goes through. */
export const queueOf = (
  { letters, notices, news }: LettersQueueUrls,
  order: Pick<LetterOrder, "news" | "notice">,
): string => {
  if (order.news === true) return news;
  return order.notice === true ? notices : letters;
};

/** What SendMessageBatch takes in one call. */
const MOST_MESSAGES = 10;

/** The longest that SQS keeps a message back before anybody gets it. */
export const LONGEST_DELAY_SECONDS = 15 * 60;

interface PlacedOrder {
  readonly order: LetterOrder;
  readonly at: number;
}

const sendTogether = async (
  { client }: LettersQueues,
  {
    url,
    placed,
    delay,
  }: { readonly url: string; readonly placed: readonly PlacedOrder[]; readonly delay: number },
): Promise<readonly number[]> => {
  const Entries = placed.map(({ order, at }) => ({
    Id: String(at),
    MessageBody: JSON.stringify(order),
    ...(delay > 0 && { DelaySeconds: Math.min(LONGEST_DELAY_SECONDS, delay) }),
  }));
  try {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    return Failed.map(({ Id }) => Number(Id));
  } catch {
    // Whether the queue took them is not known. The sender sends a letter once, so to ask again does no harm.
    return placed.map(({ at }) => at);
  }
};

const isToTeamInbox = ({ order }: PlacedOrder): boolean =>
  order.person === undefined && order.address === undefined;

/**
 * Puts orders into their queues, of those that come together the letters to people before those to the team's inbox, ten at a time; with a delay, nobody gets them before so many seconds are over, 15 minutes at most. Gives the places
 * (in `orders`) of those that were not taken. Does not throw.
 */
export const queueOrders = async (
  queues: LettersQueues,
  orders: readonly LetterOrder[],
  delay = 0,
): Promise<readonly number[]> => {
  const failed: number[] = [];
  const placed = orders
    .map((order, at) => ({ order, at }))
    .sort((one, other) => Number(isToTeamInbox(one)) - Number(isToTeamInbox(other)));
  // What somebody is waiting for first.
  for (const url of [queues.letters, queues.notices, queues.news]) {
    const own = placed.filter(({ order }) => queueOf(queues, order) === url);
    for (let from = 0; from < own.length; from += MOST_MESSAGES)
      failed.push(
        ...(await sendTogether(queues, { url, placed: own.slice(from, from + MOST_MESSAGES), delay })),
      );
  }
  return failed;
};

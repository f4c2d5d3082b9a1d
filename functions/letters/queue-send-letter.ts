import { ChangeMessageVisibilityCommand } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { openMailService } from "../../shared/letters/sending/mail-service.ts";
import { type LetterOrder, parseOrder } from "../../shared/letters/sending/order.ts";
import { readPictures } from "../../shared/letters/sending/pictures.ts";
import {
  type LettersQueues,
  LONGEST_DELAY_SECONDS,
  openLettersQueues,
  queueOf,
  queueOrders,
} from "../../shared/letters/sending/queue.ts";
import { type SendNeeds, sendLetter } from "../../shared/letters/sending/send.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import type { Needs } from "../entry-points/needs.ts";
import { queue, type Received } from "../entry-points/queue.ts";

/** What the sender needs besides what sending needs: its queues, to put an order back until a moment. */
export interface SenderNeeds extends Needs, SendNeeds {
  readonly queues: LettersQueues;
}

/** SQS hides a message for twelve hours at most, counted from when it was received; a minute of that may be over. */
const LONGEST_HIDDEN_SECONDS = 12 * 60 * 60 - 60;

/**
 * Has an order come again at a moment, without using up the tries that its queue gives a message: a new message, delayed, takes its place. That can
 * be a quarter of an hour; for longer waits a message that was received once is hidden (the queue gives one receive more than there are tries).
 */
const waitUntil = async (
  needs: SenderNeeds,
  { message, order }: { readonly message: SQSRecord; readonly order: LetterOrder },
  until: Instant,
): Promise<"again" | undefined> => {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(needs.now())) / 1000));
  const isFirst = Number(message.attributes.ApproximateReceiveCount) <= 1;
  if (seconds > LONGEST_DELAY_SECONDS && isFirst) {
    await needs.queues.client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueOf(needs.queues, order),
        ReceiptHandle: message.receiptHandle,
        VisibilityTimeout: Math.min(LONGEST_HIDDEN_SECONDS, seconds),
      }),
    );
    return "again";
  }
  // At least a second: a message that comes at once is received again and again.
  const left = await queueOrders(needs.queues, [order], Math.max(1, seconds));
  if (left.length > 0) throw new Fault("A letter that is to wait could not be put back into its queue.");
  return undefined;
};

/** Sends the letter that a message asks for, or has it come again when the letter may be sent. */
export const queueSendLetter: Received<SenderNeeds> = async (needs, message) => {
  const order = parseOrder(message.body);
  const sent = await sendLetter(needs, order);
  return sent.done ? undefined : waitUntil(needs, { message, order }, sent.again);
};

const sendersSettings = [
  "CONFIGURATION_SET",
  "ENQUIRY_ADDRESS",
  "INCOMING_DOMAIN",
  "LETTERS_QUEUE_URL",
  "MAIL_FROM",
  "NEWS_QUEUE_URL",
  "PROGRAMME_NAME",
  "SECRET_ID",
  "SITE_URL",
  "TEAM_INBOX",
] as const;

export const handler = queue(queueSendLetter, async (needs): Promise<SenderNeeds> => {
  const own = readSettings(sendersSettings, process.env);
  return {
    ...needs,
    keys: await fetchSigningKeys(own.SECRET_ID),
    kinds: async () => (await import("../../shared/all-letters.ts")).letterKinds,
    mail: openMailService(own.CONFIGURATION_SET),
    queues: openLettersQueues({ letters: own.LETTERS_QUEUE_URL, news: own.NEWS_QUEUE_URL }),
    pictures: (letter, names) => readPictures(needs.table, letter.id, names),
    sender: {
      programme: own.PROGRAMME_NAME,
      siteUrl: own.SITE_URL,
      mailFrom: own.MAIL_FROM,
      teamInbox: own.TEAM_INBOX,
      enquiryAddress: own.ENQUIRY_ADDRESS,
      incomingDomain: own.INCOMING_DOMAIN,
    },
  };
});

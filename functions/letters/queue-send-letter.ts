import { ChangeMessageVisibilityCommand } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { openMailService } from "../../shared/letters/sending/mail-service.ts";
import { parseOrder } from "../../shared/letters/sending/order.ts";
import { readPictures } from "../../shared/letters/sending/pictures.ts";
import { type LettersQueue, openLettersQueue } from "../../shared/letters/sending/queue.ts";
import { type SendNeeds, sendLetter } from "../../shared/letters/sending/send.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import type { Needs } from "../entry-points/needs.ts";
import { queue, type Received } from "../entry-points/queue.ts";

/** What the sender needs besides what sending needs: its queue, to put an order back until a moment. */
export interface SenderNeeds extends Needs, SendNeeds {
  readonly queue: LettersQueue;
}

/** SQS hides a message for twelve hours at most, counted from when it was received; a minute of that may be over. */
const LONGEST_HIDDEN_SECONDS = 12 * 60 * 60 - 60;

const hideUntil = async (needs: SenderNeeds, message: SQSRecord, until: Instant): Promise<void> => {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(needs.now())) / 1000);
  await needs.queue.client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: needs.queue.url,
      ReceiptHandle: message.receiptHandle,
      VisibilityTimeout: Math.max(0, Math.min(LONGEST_HIDDEN_SECONDS, seconds)),
    }),
  );
};

/** Sends the letter that a message asks for, or puts the message back until the letter may be sent. */
export const queueSendLetter: Received<SenderNeeds> = async (needs, message) => {
  const sent = await sendLetter(needs, parseOrder(message.body));
  if (sent.done) return undefined;
  await hideUntil(needs, message, sent.again);
  return "again";
};

const sendersSettings = [
  "CONFIGURATION_SET",
  "ENQUIRY_ADDRESS",
  "INCOMING_DOMAIN",
  "LETTERS_QUEUE_URL",
  "MAIL_FROM",
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
    queue: openLettersQueue(own.LETTERS_QUEUE_URL),
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

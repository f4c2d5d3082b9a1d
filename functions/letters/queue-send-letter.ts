import { openMailService } from "../../shared/letters/sending/mail-service.ts";
import { parseOrder } from "../../shared/letters/sending/order.ts";
import { readPictures } from "../../shared/letters/sending/pictures.ts";
import type { LettersQueues } from "../../shared/letters/sending/queue.ts";
import { type SendNeeds, sendLetter } from "../../shared/letters/sending/send.ts";
import { lazy } from "../../shared/platform/lazy.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import type { Needs } from "../entry-points/needs.ts";
import { queue, type Received } from "../entry-points/queue.ts";

/** What the sender needs besides what sending needs. */
export interface SenderNeeds extends Needs, SendNeeds {
  /** Its queues, to put an order back until a moment. */
  readonly queues: () => Promise<LettersQueues>;
  /** Letters that another one tells. That is for good, so their own orders, most of a batch of notices, need not be looked at. */
  readonly told: Set<string>;
}

/** What a process remembers of them. */
const MOST_TOLD = 10_000;

/** Sends the letter that a message asks for, or has it come again when the letter may be sent. */
export const queueSendLetter: Received<SenderNeeds> = async (needs, message) => {
  const order = parseOrder(message.body);
  if (needs.told.has(order.letterId)) return undefined;
  const sent = await sendLetter(needs, order);
  if (needs.told.size > MOST_TOLD) needs.told.clear();
  for (const id of sent.tells ?? []) needs.told.add(id);
  if (sent.done) return undefined;
  // Few letters wait, and what puts them back is a client of its own.
  const [{ waitUntil }, queues] = await Promise.all([import("./wait-until.ts"), needs.queues()]);
  return waitUntil(queues, { message, order }, { until: sent.again, now: needs.now() });
};

const sendersSettings = [
  "CONFIGURATION_SET",
  "ENQUIRY_ADDRESS",
  "INCOMING_DOMAIN",
  "LETTERS_QUEUE_URL",
  "MAIL_FROM",
  "NEWS_QUEUE_URL",
  "NOTICES_QUEUE_URL",
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
    queues: lazy(async () => {
      const { openLettersQueues } = await import("../../shared/letters/sending/queue.ts");
      return openLettersQueues(own);
    }),
    told: new Set(),
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

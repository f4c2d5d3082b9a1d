import * as z from "zod/mini";
import type { SenderNeeds } from "../../functions/letters/queue-send-letter.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import { defineLetter, type LetterKind } from "../../shared/letters/letter.ts";
import { openMailService } from "../../shared/letters/sending/mail-service.ts";
import { readPictures } from "../../shared/letters/sending/pictures.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { type TestClock, testNeeds } from "../support/visiting.ts";
import { testQueues } from "./samples.ts";

const news = defineLetter({
  kind: "test-news",
  title: "News",
  purpose: "news",
  ifUncertain: "never",
  facts: () => z.object({}),
  example: {},
  write: (_facts, { greeting }) => ({ subject: "News", parts: [{ paragraph: greeting }] }),
});

/** What the sender needs, with every kind of letter and one more that is news. What SES and SQS answer, the test says. */
export const senderNeeds = (table: Table, clock: TestClock): SenderNeeds => ({
  ...testNeeds(table, clock),
  random: () => 0,
  kinds: async () => new Map<string, LetterKind>([...letterKinds, [news.kind, news]]),
  mail: openMailService("convenor"),
  queues: async () => testQueues(),
  told: new Set(),
  pictures: (letter, names) => readPictures(table, letter.id, names),
  sender: {
    programme: "The Innovation Programme",
    siteUrl: "https://programme.example",
    mailFrom: "hello@programme.example",
    teamInbox: "team@programme.example",
    enquiryAddress: "enquiries@post.programme.example",
    incomingDomain: "post.programme.example",
  },
});

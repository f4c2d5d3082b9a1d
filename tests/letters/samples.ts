import { SQSClient } from "@aws-sdk/client-sqs";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSRecord } from "aws-lambda";
import type { Needs } from "../../functions/entry-points/needs.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { orderOf } from "../../shared/letters/sending/order.ts";
import type { LettersQueues } from "../../shared/letters/sending/queue.ts";
import type { Person } from "../../shared/people/person.ts";
import { personKey } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";

/** A letter to a person, as a reaction puts it in the post. */
export const aLetter = (more: Partial<Letter> = {}): Letter => ({
  id: newId(),
  kind: "enquiry-received",
  to: { person: newId() },
  facts: { reference: "ENQ-4F7K-2Q9C", kind: "general", answerBy: "2026-11-25" },
  status: "queued",
  queuedAt: "2026-11-23T09:00:00.000Z",
  correlation: newId(),
  about: "enquiry:ENQ-4F7K-2Q9C",
  ...more,
});

/** Puts a letter, and its reader unless erased, into the table. */
export const post = async (
  needs: Needs,
  letter: Letter,
  reader: Partial<Omit<Person, "id">> | null = {},
): Promise<Letter> => {
  const person = "person" in letter.to && reader !== null ? letter.to.person : undefined;
  const put =
    person === undefined
      ? []
      : [
          {
            put: {
              ...personKey(person),
              id: person,
              name: "Ada Example",
              email: `ada.${person}@trust.example`,
              ...reader,
            },
          },
        ];
  await commit(needs, { once: `test:${letter.id}`, writes: put, letters: [letter] });
  return letter;
};

/** Puts an item as another feature would. */
export const putItem = (table: Table, item: Record<string, unknown>): Promise<unknown> => {
  const client: DynamoDBDocumentClient = table.client;
  return client.send(new PutCommand({ TableName: table.name, Item: item }));
};

/** A message as SQS hands it to Lambda. */
export const aMessage = (body: string, more: Partial<SQSRecord> = {}): SQSRecord => ({
  messageId: newId(),
  receiptHandle: "receipt",
  body,
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "1795424400000",
    SenderId: "test",
    ApproximateFirstReceiveTimestamp: "1795424400000",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:eu-west-2:000000000000:letters",
  awsRegion: "eu-west-2",
  ...more,
});

/** The message that asks for a letter. */
export const anOrder = (letter: Letter): SQSRecord => aMessage(JSON.stringify(orderOf(letter)));

/** The queues of letters. What they answer, the test says. */
export const testQueues = (): LettersQueues => ({
  client: new SQSClient({ region: "eu-west-2" }),
  letters: "https://sqs.example/letters",
  notices: "https://sqs.example/notices",
  news: "https://sqs.example/news",
});

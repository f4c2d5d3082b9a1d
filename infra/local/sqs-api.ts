import * as z from "zod";
import { ApiError, type Operation } from "./calls.ts";
import { type Message, md5, type Queue } from "./queues.ts";

const Attributes = z
  .record(z.string(), z.looseObject({ DataType: z.string(), StringValue: z.string().optional() }))
  .default({});
const Entry = z.object({
  MessageBody: z.string().min(1).max(1_048_576),
  MessageAttributes: Attributes,
  DelaySeconds: z.number().min(0).max(900).optional(),
});
const ToQueue = z.looseObject({ QueueUrl: z.string() });
const Receipt = z.object({ ReceiptHandle: z.string() });

const sent = (message: Message): Record<string, string> => ({
  MessageId: message.id,
  MD5OfMessageBody: md5(message.body),
});

/** A message as SQS hands it out. */
export const described = (message: Message): Record<string, unknown> => ({
  MessageId: message.id,
  ReceiptHandle: message.receipt,
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    SenderId: "local",
  },
  MessageAttributes: message.attributes,
});

const receive = async (queue: Queue, body: unknown): Promise<unknown> => {
  const asked = z
    .looseObject({ MaxNumberOfMessages: z.number().default(1), VisibilityTimeout: z.number().optional() })
    .parse(body);
  const messages = queue.receive(Math.min(10, asked.MaxNumberOfMessages));
  for (const message of messages)
    queue.release(message, (asked.VisibilityTimeout ?? queue.visibilitySeconds) * 1000);
  return messages.length === 0 ? {} : { Messages: messages.map(described) };
};

const sendBatch = async (queue: Queue, body: unknown): Promise<unknown> => {
  const { Entries } = z
    .looseObject({
      Entries: z
        .array(Entry.extend({ Id: z.string() }))
        .min(1)
        .max(10),
    })
    .parse(body);
  const done = Entries.map((entry) => ({
    Id: entry.Id,
    ...sent(queue.send(entry.MessageBody, entry.MessageAttributes, entry.DelaySeconds)),
  }));
  return { Successful: done, Failed: [] };
};

const removeBatch = async (queue: Queue, body: unknown): Promise<unknown> => {
  const { Entries } = z.looseObject({ Entries: z.array(Receipt.extend({ Id: z.string() })) }).parse(body);
  for (const { ReceiptHandle } of Entries) queue.remove(ReceiptHandle);
  return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
};

const attributes = async (queue: Queue): Promise<unknown> => {
  const count = (state: Message["state"]): string =>
    String(queue.messages.filter((message) => message.state === state).length);
  return {
    Attributes: {
      QueueArn: queue.arn,
      ApproximateNumberOfMessages: count("visible"),
      ApproximateNumberOfMessagesNotVisible: count("in flight"),
      ApproximateNumberOfMessagesDelayed: count("delayed"),
      VisibilityTimeout: String(queue.visibilitySeconds),
    },
  };
};

/** The operations of SQS that this stack answers. */
export function sqsOperations(queues: Queue[]): Record<string, Operation> {
  const on =
    (run: (queue: Queue, body: unknown) => Promise<unknown>): Operation =>
    async ({ body }) => {
      const { QueueUrl } = ToQueue.parse(body);
      const queue = queues.find(({ name }) => name === QueueUrl.split("/").at(-1));
      if (queue === undefined)
        throw new ApiError(400, "AWS.SimpleQueueService.NonExistentQueue", `There is no queue ${QueueUrl}.`);
      return run(queue, body);
    };
  return {
    "sqs:SendMessage": on(async (queue, body) => {
      const entry = Entry.parse(body);
      return sent(queue.send(entry.MessageBody, entry.MessageAttributes, entry.DelaySeconds));
    }),
    "sqs:SendMessageBatch": on(sendBatch),
    "sqs:ReceiveMessage": on(receive),
    "sqs:DeleteMessage": on(async (queue, body) => {
      queue.remove(Receipt.parse(body).ReceiptHandle);
      return {};
    }),
    "sqs:DeleteMessageBatch": on(removeBatch),
    "sqs:ChangeMessageVisibility": on(async (queue, body) => {
      const { ReceiptHandle, VisibilityTimeout } = Receipt.extend({ VisibilityTimeout: z.number() }).parse(
        body,
      );
      const message = queue.messages.find(({ receipt }) => receipt === ReceiptHandle);
      if (message !== undefined) queue.hide(message, VisibilityTimeout);
      return {};
    }),
    "sqs:GetQueueAttributes": on(attributes),
    "sqs:GetQueueUrl": async ({ body }) => {
      const { QueueName } = z.looseObject({ QueueName: z.string() }).parse(body);
      return { QueueUrl: queues.find(({ name }) => name === QueueName)?.url };
    },
  };
}

import * as z from "zod/mini";
import { ApiError, type Operation } from "./calls.ts";
import { type Message, md5, type Queue } from "./queues.ts";

const Attributes = z._default(
  z.record(z.string(), z.looseObject({ DataType: z.string(), StringValue: z.optional(z.string()) })),
  {},
);
const Entry = z.object({
  MessageBody: z.string().check(z.minLength(1), z.maxLength(1_048_576)),
  MessageAttributes: Attributes,
  DelaySeconds: z._default(z.int().check(z.gte(0), z.lte(900)), 0),
});
const ToQueue = z.looseObject({ QueueUrl: z.string() });
const Receipt = z.object({ ReceiptHandle: z.string() });

const sent = (message: Message): Record<string, string> => ({
  MessageId: message.id,
  MD5OfMessageBody: md5(message.body),
});

const sendBatch = async (queue: Queue, body: unknown): Promise<unknown> => {
  const { Entries } = z
    .looseObject({
      Entries: z.array(z.extend(Entry, { Id: z.string() })).check(z.minLength(1), z.maxLength(10)),
    })
    .parse(body);
  const done = Entries.map((entry) => ({
    Id: entry.Id,
    ...sent(queue.send(entry.MessageBody, entry.MessageAttributes, entry.DelaySeconds)),
  }));
  return { Successful: done, Failed: [] };
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
    "sqs:SendMessageBatch": on(sendBatch),
    "sqs:ChangeMessageVisibility": on(async (queue, body) => {
      const { ReceiptHandle, VisibilityTimeout } = z
        .extend(Receipt, { VisibilityTimeout: z.number() })
        .parse(body);
      const message = queue.messages.find(({ receipt }) => receipt === ReceiptHandle);
      if (message !== undefined) queue.hide(message, VisibilityTimeout);
      return {};
    }),
  };
}

import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { beforeEach, describe, expect, test } from "vitest";
import { streamQueueLetters } from "../../functions/letters/stream-queue-letters.ts";
import { letterItem } from "../../shared/letters/item.ts";
import { parseOrder } from "../../shared/letters/sending/order.ts";
import { standIn } from "../support/stand-in.ts";
import { aLetter, testQueues } from "./samples.ts";

const sqs = standIn(SQSClient);
beforeEach(() => {
  sqs.reset();
});

const needs = { queues: testQueues() };
const streamed = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ item: letterItem(aLetter()), sequenceNumber: String(at) }));
const sent = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args }) => (args[0].input.Entries ?? []).map(({ MessageBody = "" }) => parseOrder(MessageBody)));

describe("letters that were put in the post", () => {
  test("are asked for in tens, each by its id and person", async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const items = streamed(23);
    expect(await streamQueueLetters(needs, items)).toEqual([]);
    expect(sent().map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(
      sent()
        .flat()
        .map(({ letterId }) => letterId),
    ).toEqual(items.map(({ item }) => item["id"]));
    expect(Object.keys(sent()[0]?.[0] ?? {}).sort()).toEqual(["kind", "letterId", "person"]);
  });

  test("come again when the queue did not take them, and only those", async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [], Failed: [{ Id: "3", SenderFault: false, Code: "InternalError" }] })
      .rejects(new Error("down"));
    const items = streamed(15);
    const back = await streamQueueLetters(needs, items);
    expect(back.map(({ sequenceNumber }) => sequenceNumber)).toEqual(["3", "10", "11", "12", "13", "14"]);
  });

  test("to people go before those to the team's inbox that were put in the post with them", async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const notices = Array.from({ length: 12 }, (_, at) => ({
      item: letterItem(aLetter({ to: { team: true } })),
      sequenceNumber: `notice ${at}`,
    }));
    const people = streamed(12);
    const mixed = notices.flatMap((notice, at) => [notice, ...people.slice(at, at + 1)]);
    expect(await streamQueueLetters(needs, mixed)).toEqual([]);
    expect(
      sent()
        .flat()
        .map(({ letterId }) => letterId),
    ).toEqual([...people, ...notices].map(({ item }) => item["id"]));
  });

  test("news and notices go through queues of their own", async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const items = [
      { item: letterItem(aLetter({ news: true })), sequenceNumber: "news" },
      { item: letterItem(aLetter({ to: { team: true }, notice: true })), sequenceNumber: "notice" },
      ...streamed(1),
    ];
    expect(await streamQueueLetters(needs, items)).toEqual([]);
    expect(
      sqs
        .commandCalls(SendMessageBatchCommand)
        .map(({ args }) => [args[0].input.QueueUrl, args[0].input.Entries?.[0]?.Id]),
    ).toEqual([
      ["https://sqs.example/letters", "2"],
      ["https://sqs.example/notices", "1"],
      ["https://sqs.example/news", "0"],
    ]);
  });

  test("do not wait for one that is malformed", async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const broken = { item: { pk: "LETTER#1", status: "queued" }, sequenceNumber: "broken" };
    const back = await streamQueueLetters(needs, [broken, ...streamed(2)]);
    expect(back).toEqual([broken]);
    expect(sent().flat()).toHaveLength(2);
  });
});

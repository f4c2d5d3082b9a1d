import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onMailEvent } from "../../functions/letters/on-mail-event.ts";
import { streamQueueLetters } from "../../functions/letters/stream-queue-letters.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { markSent } from "../../shared/letters/evidence.ts";
import { letterItem } from "../../shared/letters/item.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { parseOrder } from "../../shared/letters/sending/order.ts";
import { unsubscribeLinkId } from "../../shared/letters/unsubscribe-link.ts";
import { readMembership } from "../../shared/members/store.ts";
import { newsLinkId } from "../../shared/news/letter-parts.ts";
import { readNewsResults } from "../../shared/news/results.ts";
import { approveNewsletter, draftNewsletter } from "../../shared/newsletters/commands.ts";
import { readNewsletter } from "../../shared/newsletters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { aLetter, testQueues } from "../letters/samples.ts";
import { personOf, putAll } from "../support/crowds.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { aMember, memberItems, words } from "./samples.ts";

let real: RealTable;
let world: World;
let reference: string;
const clock = { now: "2026-11-23T10:00:00.000Z" };
const given = () => ({ once: newId(), occasion: testOccasion(world.needs) });

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await putAll(real.table, memberItems(Array.from({ length: 6 }, (_, nth) => aMember(nth))));
  reference = (await draftNewsletter(world.needs, words(), given())).done.reference;
  await world.settle();
  const version = (await readNewsletter(real.table, reference))?.version ?? 0;
  expectDone(await approveNewsletter(world.needs, { reference, version }, given()), "approval");
  await world.settle();
});
afterAll(() => real.stop());

const lettersTo = (nth: number): Letter => {
  const found = world.lettersOf("newsletter").find(({ to }) => "person" in to && to.person === personOf(nth));
  if (found === undefined) throw new Error(`There is no letter to person ${nth}.`);
  return found;
};

const report = (letter: Letter, eventType: string, more: object = {}) =>
  onMailEvent(world.needs, {
    eventType,
    mail: { messageId: `ses-${letter.id}`, tags: { letter: [letter.id] } },
    ...more,
  });

test("the results count each report once, whoever brings it twice, and each click without a person", async () => {
  for (let nth = 0; nth < 6; nth += 1) {
    const letter = { ...lettersTo(nth), status: "sending" as const };
    await markSent(world.needs, letter, `ses-${letter.id}`);
  }
  for (const nth of [0, 1, 2])
    for (let again = 0; again < 2; again += 1) await report(lettersTo(nth), "Delivery");
  await report(lettersTo(3), "Bounce", { bounce: { bounceType: "Permanent", bounceSubType: "General" } });
  await report(lettersTo(4), "Complaint");
  await world.settle();

  const site = world.onSite();
  const { keys } = world.needs;
  const id = unsubscribeLinkId({
    person: personOf(0),
    topic: "results",
    from: { kind: "newsletter", about: reference },
  });
  const unsubscribe = toPath(paths.unsubscribe, { token: makeLink(keys, "unsubscribe", id) });
  await site.open(unsubscribe);
  expect((await readMembership(real.table, personOf(0)))?.member?.topics).toContain("results");
  for (let again = 0; again < 2; again += 1)
    expect((await site.post(unsubscribe, [["List-Unsubscribe", "One-Click"]])).status).toBe(200);
  expect((await readMembership(real.table, personOf(0)))?.member?.topics).toEqual(["events"]);
  const token = makeLink(keys, "news-link", newsLinkId({ about: reference, path: "/catalogue" }));
  for (let again = 0; again < 2; again += 1) await site.open(toPath(paths.newsLink, { token }));
  await world.settle();

  const results = await readNewsResults(real.table, reference);
  expect(results.outcomes).toEqual({
    sent: 6,
    delivered: 3,
    bounced: 1,
    complained: 1,
    "not-sent": 0,
    unsubscribed: 1,
  });
  expect(results.clicks).toEqual([{ path: "/catalogue", times: 2 }]);
});

test("a confirmation overtakes the letters of a newsletter that wait", async () => {
  const sqs = standIn(SQSClient);
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
  const queues = new Map<string, string[]>();
  const items = [...Array.from({ length: 300 }, () => lettersTo(5)), aLetter()].map((letter, nth) => ({
    item: letterItem({ ...letter, id: newId(), status: "queued" }),
    sequenceNumber: String(nth),
  }));
  expect(await streamQueueLetters({ queues: testQueues() }, items)).toEqual([]);
  for (const { args } of sqs.commandCalls(SendMessageBatchCommand)) {
    const { QueueUrl = "", Entries = [] } = args[0].input;
    const kinds = Entries.map(({ MessageBody = "" }) => parseOrder(MessageBody).kind);
    queues.set(QueueUrl, [...(queues.get(QueueUrl) ?? []), ...kinds]);
  }
  // Each queue has its own workers (infra/features/letters.ts), so what is first in its own queue goes in the first round.
  const firstRound = [...queues.values()].flatMap((waiting) => waiting.slice(0, 5));
  expect(firstRound).toContain("enquiry-received");
  expect([...queues.values()].map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([1, 300]);
});

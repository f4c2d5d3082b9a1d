import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { LocalStack } from "../../infra/local/index.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { newId } from "../../shared/platform/ids.ts";
import { Run, shown, taken } from "../faults/run.ts";
import { daysFromNow, publishEvent } from "../faults/stories.ts";
import { signIn, visit } from "../support/over-http.ts";
import type { Bench } from "./part.ts";
import { type Found, median, round } from "./table.ts";

/** The two calls of one registration. */
interface Calls {
  readonly read: BatchGetCommandInput;
  readonly write: TransactWriteCommandInput;
}

/** Thrown in place of a transaction that is written down and not made. */
class NotMade extends Error {}

const clientAt = (endpoint: string, accessKeyId: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: "eu-west-2", credentials: { accessKeyId, secretAccessKey: "x" } }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

const person = (index: number) => ({
  name: `Person ${index}`,
  email: `person.${index}@bench.example`,
  organisation: "Invented Trust",
  consent: "yes" as const,
});

const readInput = z.custom<BatchGetCommandInput>((input) => typeof input === "object" && input !== null);
const writeInput = z.custom<TransactWriteCommandInput>(
  (input) => typeof input === "object" && input !== null,
);

/** Has the product register somebody and writes down the two calls it makes; the second is not made. */
const callsOf = async (stack: LocalStack, table: string, event: string, index: number): Promise<Calls> => {
  const client = clientAt(stack.dynamoUrl, "local");
  let read: BatchGetCommandInput | undefined;
  let write: TransactWriteCommandInput | undefined;
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      (args) => {
        if (commandName.startsWith("BatchGet")) read = readInput.parse(args.input);
        if (!commandName.startsWith("TransactWrite")) return next(args);
        write = writeInput.parse(args.input);
        throw new NotMade();
      },
    { step: "initialize", name: "writeDown", priority: "high" },
  );
  const needs = {
    table: { client, name: table },
    now: () => stack.now().toISOString(),
    random: Math.random,
    randomBytes: (count: number) => randomBytes(count),
    sleep: (milliseconds: number) => wait(milliseconds),
  };
  const occasion = { now: needs.now(), newId, actor: { kind: "person" as const }, correlation: newId() };
  await registerForEvent(
    needs,
    { event: event, form: person(index) },
    { once: newId(), occasion: occasion },
  ).catch((error: unknown) => {
    if (!(error instanceof NotMade)) throw error;
  });
  client.destroy();
  if (read === undefined || write === undefined) throw new Error("A registration made other calls than two.");
  return { read, write };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const byHand = (client: DynamoDBDocumentClient, { read, write }: Calls): Promise<number> =>
  timed(async () => {
    await client.send(new BatchGetCommand(read));
    await client.send(new TransactWriteCommand(write));
  });

/** Opens the form beforehand and measures its sending alone. Each person comes from a network of their own, as people do: one network has a limit. */
const throughTheSite = async (stack: LocalStack, event: string, index: number): Promise<number> => {
  const browser = visit(stack, { correlation: `overhead-person-${index}` });
  const page = shown(await browser.open(`/events/${event}/register`), "the form");
  const fields = Object.entries({ ...person(index), _form: String(page.$("input[name=_form]").val()) });
  return timed(async () => taken(await browser.post(`/events/${event}/register`, fields), "register"));
};

const siteFunction = (stack: LocalStack): string => {
  const found = stack.template
    .ofType("AWS::Lambda::Function")
    .find(({ properties }) => JSON.stringify(properties).includes('"POWERTOOLS_SERVICE_NAME":"site"'));
  if (found === undefined) throw new Error("The template has no site.");
  return found.id;
};

const DIRECT = "by hand, DynamoDB Local";
const WITH_RIGHTS = "by hand, through the gateway with the site's rights";
const SITE = "through the site";
const MOST_RATIO = 1.5;

/** How long a registration through the site takes, against the same two calls by hand, by turns. */
export const measureOverhead = async ({ stack: start, registrations: runs }: Bench): Promise<Found> => {
  const stack = await start();
  const table = stack.addresses.table ?? "";
  const event = await publishEvent(new Run(stack, "overhead"), await signIn(stack), {
    date: daysFromNow(stack.now(), 30),
    places: "5000",
  });
  const clients = {
    [DIRECT]: clientAt(stack.dynamoUrl, "local"),
    "by hand, through the gateway": clientAt(stack.gatewayUrl, "operator"),
    [WITH_RIGHTS]: clientAt(stack.gatewayUrl, siteFunction(stack)),
  };
  const times = new Map<string, number[]>();
  const note = (name: string, time: number) => times.set(name, [...(times.get(name) ?? []), time]);
  const from = stack.invocations().length;
  // The first ones warm connections and workers, and are not counted.
  const WARM_UP = 5;
  for (let index = 0; index < runs + WARM_UP; index += 1) {
    for (const [at, [name, client]] of Object.entries(clients).entries()) {
      const calls = await callsOf(stack, table, event, index * 10 + at);
      const time = await byHand(client, calls);
      if (index >= WARM_UP) note(name, time);
      await stack.idle();
    }
    const time = await throughTheSite(stack, event, index * 10 + 9);
    if (index >= WARM_UP) note(SITE, time);
    await stack.idle();
  }
  const handler = stack
    .invocations()
    .slice(from)
    .filter((one) => one.function === "site" && one.trigger.startsWith("POST"));
  times.set(
    "of that, inside the site's function",
    handler.slice(WARM_UP).map(({ ms }) => ms),
  );
  for (const client of Object.values(clients)) client.destroy();
  const medianOf = (name: string): number => median(times.get(name) ?? []);
  const [base, gateway] = [medianOf(DIRECT), medianOf(WITH_RIGHTS)];
  return {
    title: "Overhead: one registration through the site, as a ratio to its two calls by hand",
    note: `BatchGetItem and TransactWriteItems of the same items, by turns, ${runs} each; medians. Bar: 1.5. The gateway, which checks rights and passes on, is the local stack's alone: the other ratio has it on both sides.`,
    rows: [...times].map(([name, all]) => ({
      registration: name,
      ms: round(median(all), 1),
      ratio: round(median(all) / base, 2),
      "ratio without the gateway": round(median(all) / gateway, 2),
      "over 1.5": name === SITE && median(all) / base > MOST_RATIO ? `> ${MOST_RATIO}` : "",
    })),
    bars: [
      {
        what: `A registration through the site at most ${MOST_RATIO} x its calls by hand`,
        figure: `${round(medianOf(SITE) / base, 2)}; ${round(medianOf(SITE) / gateway, 2)} without the gateway`,
        met: medianOf(SITE) / base <= MOST_RATIO,
      },
    ],
  };
};

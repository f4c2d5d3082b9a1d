import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LocalStack } from "../../infra/local/stack.ts";
import { readWholeEvent, waiterKey } from "../../shared/events/store.ts";
import { parseLetter } from "../../shared/letters/store.ts";
import { Run } from "../faults/run.ts";
import { daysFromNow, publishEvent } from "../faults/stories.ts";
import { settle } from "../faults/timetable.ts";
import { signIn, visit } from "../support/over-http.ts";
import { wholeTable } from "../support/whole-table.ts";
import { type Found, type Row, round } from "./table.ts";

/** How big a rush is, and the seed of what goes wrong in it. */
export interface Rush {
  readonly people: number;
  readonly places: number;
  readonly seed: number;
}

// More sockets than this from one machine to itself measure the machine; the site's workers are far fewer.
const MOST_AT_ONCE = 500;
// A person shown an error sends the same again.
const PATIENCE = 12;

/** Does all the work, so many at a time. */
const together = async (works: readonly (() => Promise<unknown>)[], most: number): Promise<void> => {
  const waiting = works.values();
  const worker = async (): Promise<void> => {
    for (const work of waiting) await work();
  };
  await Promise.all(Array.from({ length: most }, worker));
};

/** Every person opens the form; gives the way for each to send it. */
const prepare = async (stack: LocalStack, event: string, people: number) => {
  const path = `/events/${event}/register`;
  const ready: (() => Promise<void>)[] = [];
  const open = Array.from({ length: people }, (_, index) => async () => {
    const browser = visit(stack, { correlation: `rush-${index}-person`, patience: PATIENCE });
    const page = await browser.open(path);
    const answers = {
      name: `Person ${index}`,
      email: `person.${index}@rush.example`,
      organisation: "Invented Trust",
      consent: "yes",
    };
    ready.push(async () => {
      const sent = await browser.send(page, answers);
      if (sent.status !== 303) throw new Error(`Person ${index} was told ${sent.status}: ${sent.text}`);
    });
  });
  await together(open, 20);
  return ready;
};

const check = async (stack: LocalStack, event: string, { people, places }: Rush): Promise<Row[]> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.client));
  const whole = await readWholeEvent({ client, name: stack.addresses.table ?? "" }, event);
  client.destroy();
  if (whole === undefined) throw new Error("The event is gone.");
  const { state, registrations } = whole;
  const of = (status: string) => registrations.filter((one) => one.status === status);
  const markers = (await wholeTable(stack, `EVENT#${event}`))
    .map(({ sk }) => String(sk))
    .filter((sk) => sk.startsWith("WAITING#"));
  const waiters = of("waiting").map((waiter) => waiterKey(event, waiter).sk);
  const letters = (await wholeTable(stack, "LETTER#"))
    .map(parseLetter)
    .filter(({ about, kind }) => about === `event:${event}` && /^event-(registered|waitlisted)$/.test(kind));
  const addressees = new Set(letters.map(({ to }) => ("person" in to ? to.person : "team")));
  const sent = stack.letters().filter(({ letterId }) => letters.some(({ id }) => id === letterId));
  const row = (what: string, is: number, should: number): Row => ({
    what,
    is,
    should,
    "": is === should ? "" : "WRONG",
  });
  const inn = Math.min(people, places);
  return [
    row("have a place", of("taken").length, inn),
    row("places counted as taken", state.counts.taken, inn),
    row("wait", of("waiting").length, people - inn),
    row("counted as waiting", state.counts.waiting, people - inn),
    row("on the list, in its order", waiters.filter((sk, at) => sk === markers[at]).length, people - inn),
    row("different people", new Set(registrations.map(({ person }) => person)).size, people),
    row("different names", new Set(registrations.map(({ name }) => name)).size, people),
    row("confirmations written", letters.length, people),
    row("people they are written to", addressees.size, people),
    row("confirmations sent", new Set(sent.map(({ letterId }) => letterId)).size, people),
    { what: "mails that carry them (again when the mail service gave no answer)", is: sent.length },
  ];
};

const figures = (stack: LocalStack, from: number, rush: Rush, times: readonly [number, number]): Row[] => {
  const posts = stack
    .invocations()
    .slice(from)
    .filter(({ trigger }) => /^POST \/events\//.test(trigger));
  const tried = posts.reduce((sum, { calls }) => sum + (calls["dynamodb:TransactWriteItems"] ?? 0), 0);
  const [answered, done] = times;
  return [
    { what: "seconds until everybody was answered", is: round(answered / 1000, 1) },
    { what: "registrations a second", is: round(rush.people / (answered / 1000), 1) },
    { what: "seconds until all that followed was done", is: round(done / 1000, 1) },
    { what: "transactions tried", is: tried },
    { what: "transactions tried again", is: tried - rush.people },
    { what: "forms sent again after an error", is: posts.length - rush.people },
    ...Object.entries(stack.faults.counts()).map(([kind, count]) => ({ what: `fault: ${kind}`, is: count })),
  ];
};

/** A crowd registers for one event at once, while everything goes wrong that can. What must hold is checked. */
export const measureRush = async (stack: LocalStack, rush: Rush): Promise<Found> => {
  const run = new Run(stack, "rush");
  const event = await publishEvent(run, await signIn(stack), {
    date: daysFromNow(stack.now(), 30),
    places: String(rush.places),
  });
  const sends = await prepare(stack, event, rush.people);
  await stack.idle();
  const from = stack.invocations().length;
  stack.faults.enable(rush.seed);
  const began = performance.now();
  await together(sends, MOST_AT_ONCE);
  const answered = performance.now() - began;
  await stack.idle();
  const done = performance.now() - began;
  stack.faults.disable();
  // What is uncertain or failed waits its time: some minutes for letters, more for messages that are hidden.
  for (let count = 0; count < 5; count += 1) await settle(stack);
  return {
    title: `Rush: ${rush.people} people at once for ${rush.places} places, with faults on`,
    note: `Seed ${rush.seed}. Through the site, at most ${MOST_AT_ONCE} at a time; who meets an error sends again.`,
    rows: [...(await check(stack, event, rush)), ...figures(stack, from, rush, [answered, done])],
  };
};

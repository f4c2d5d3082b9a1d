import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { FaultKind, LocalStack } from "../../infra/local/index.ts";
import { readWholeEvent, waiterKey } from "../../shared/events/store.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import { signIn, visit } from "../support/over-http.ts";
import { wholeTable } from "../support/whole-table.ts";
import { Run, shown, taken } from "./run.ts";
import { daysFromNow, publishEvent } from "./stories.ts";
import { settle } from "./timetable.ts";

/** How big a rush is, and the seed of what goes wrong in it. */
export interface Rush {
  readonly people: number;
  readonly places: number;
  readonly seed: number;
  /** How likely each kind of fault is; as the stack has it unless told. */
  readonly rates?: Partial<Record<FaultKind, number>>;
}

/** A rush that is over. */
export interface Rushed {
  /** The reference of the event. */
  readonly event: string;
  /** The first of the stack's invocations that belongs to it. */
  readonly from: number;
  /** Milliseconds until everybody had an answer, and until nothing was in flight any more. */
  readonly answered: number;
  readonly done: number;
}

/** More sockets than this from one machine to itself measure the machine; the site's workers are far fewer. */
export const MOST_AT_ONCE = 500;
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

const addressOf = (index: number): string => `person.${index}@rush.example`;
const correlationOf = (index: number): string => `rush-${index}-person`;

/** Every person opens the form; gives the way for each to send it. */
const prepare = async (stack: LocalStack, event: string, people: number) => {
  const path = `/events/${event}/register`;
  const ready: (() => Promise<void>)[] = [];
  const open = Array.from({ length: people }, (_none, index) => async () => {
    const browser = visit(stack, { correlation: correlationOf(index), patience: PATIENCE });
    const page = shown(await browser.open(path), path);
    const answers = {
      name: `Person ${index}`,
      email: addressOf(index),
      organisation: "Invented Trust",
      consent: "yes",
    };
    ready.push(async () => {
      taken(await browser.send(page, answers), `Person ${index} registers`);
    });
  });
  await together(open, 20);
  return ready;
};

/**
 * A crowd registers for a new event at once, while everything goes wrong that can; once for each stack. Answers when nothing goes wrong
 * any more and all that followed is done, but for what is in the list of failures. Throws when somebody could not register.
 */
export const rush = async (stack: LocalStack, { people, places, seed, rates }: Rush): Promise<Rushed> => {
  const event = await publishEvent(new Run(stack, "rush"), await signIn(stack), {
    date: daysFromNow(stack.now(), 30),
    places: String(places),
  });
  const sends = await prepare(stack, event, people);
  await stack.idle();
  const from = stack.invocations().length;
  stack.faults.enable(seed, rates);
  const began = performance.now();
  await together(sends, MOST_AT_ONCE);
  const answered = performance.now() - began;
  await stack.idle();
  const done = performance.now() - began;
  stack.faults.disable();
  // What is uncertain or failed waits its time: some minutes for letters, more for messages that are hidden.
  for (let count = 0; count < 5; count += 1) await settle(stack);
  return { event, from, answered, done };
};

const readEvent = async (stack: LocalStack, event: string) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.client));
  const whole = await readWholeEvent({ client, name: stack.addresses.table ?? "" }, event);
  client.destroy();
  if (whole === undefined) throw new Error("The event is gone.");
  return whole;
};

/** What a rush left behind: of the event, of its list, and of the letters that tell people where they stand. */
export const leftByRush = async (stack: LocalStack, event: string) => {
  const { state, registrations } = await readEvent(stack, event);
  const having = (status: string) => registrations.filter((one) => one.status === status);
  const letters = (await wholeTable(stack, "LETTER#"))
    .map(parseLetter)
    .filter(({ about, kind }) => about === `event:${event}` && /^event-(registered|waitlisted)$/.test(kind));
  return {
    counts: state.counts,
    registrations,
    placed: having("taken"),
    waiting: having("waiting"),
    /** Where each who waits should stand on the list, in the order in which they are read. */
    places: having("waiting").map((waiter) => waiterKey(event, waiter).sk),
    /** What stands on the list, in its order. */
    markers: (await wholeTable(stack, `EVENT#${event}`))
      .map(({ sk }) => String(sk))
      .filter((sk) => sk.startsWith("WAITING#"))
      .sort(),
    /** The letters as they are written in the table. */
    letters,
    /** The mails that carry them. */
    mails: stack.letters().filter(({ letterId }) => letters.some(({ id }) => id === letterId)),
  };
};

/** What one of the crowd was told. */
export interface Told {
  readonly name: string;
  readonly address: string;
  /** The kinds of the mails that came, in their order. */
  readonly kinds: readonly string[];
  /** How often a function that sends letters died with one of theirs in its hands: as often a mail may rightly come again. */
  readonly doubts: number;
}

/** What each of the crowd was told by the mails of a rush. */
export const toldByRush = (
  stack: LocalStack,
  people: number,
  mails: readonly { readonly to: readonly string[]; readonly kind?: string | undefined }[],
): Told[] => {
  const died = stack
    .invocations()
    .filter((one) => one.function === "letters-queue-send-letter" && one.outcome !== "ok");
  return Array.from({ length: people }, (_none, index) => ({
    name: `Person ${index}`,
    address: addressOf(index),
    kinds: mails.filter(({ to }) => to.includes(addressOf(index))).map(({ kind = "" }) => kind),
    doubts: died.filter(({ correlations }) => correlations.includes(correlationOf(index))).length,
  }));
};

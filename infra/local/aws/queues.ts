import { createHash, randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { Activity } from "../bench/activity.ts";
import type { LocalClock } from "../bench/clock.ts";
import type { Faults } from "../bench/faults.ts";
import { type Ledger, noLedger } from "./ledger.ts";
import type { Resource } from "./template.ts";

/** A message attribute as SQS's JSON protocol has it. */
export type MessageAttributes = Record<string, { DataType: string; StringValue?: string | undefined }>;

/** One message in a queue. */
export interface Message {
  id: string;
  body: string;
  attributes: MessageAttributes;
  sentAt: number;
  receives: number;
  firstReceivedAt?: number;
  state: "visible" | "in flight";
  receipt?: string;
  /** Its receiver asked to have it again only at this moment of the movable clock. */
  hiddenUntil?: number;
  /** Ends the message's share in what is in flight; set while a function is there to take it. */
  settle?: () => void;
}

/** One queue of the template; with a ledger its messages outlive the process. */
export interface Queue {
  name: string;
  arn: string;
  url: string;
  messages: Message[];
  /** Puts a message into it; with a delay, nobody gets it before so many seconds of the movable clock are over. */
  send: (body: string, attributes?: MessageAttributes, delaySeconds?: number) => Message;
  /** Takes up to `most` visible messages; those received too often go to the dead-letter queue instead. */
  receive: (most: number) => Message[];
  remove: (receipt: string) => void;
  /** Makes a message in flight visible again, now or after so many seconds. */
  release: (message: Message, afterMs: number) => void;
  /** Hides a message in flight for so many seconds of the movable clock, as its receiver asks. */
  hide: (message: Message, seconds: number) => void;
  /** Says that a message is waiting for its moment, hidden or in a batch that is gathered, and nothing is being done about it. */
  rest: (message: Message) => void;
  /** A function takes what comes: `onArrival` is called whenever there may be something visible. */
  consume: (onArrival: () => void) => void;
  /** Brings back what an earlier process left, in flight or not; what was hidden stays so until its moment. */
  resume: () => void;
}

/** What of a message is written down. */
const KeptMessage = z.object({
  body: z.string(),
  attributes: z.record(z.string(), z.object({ DataType: z.string(), StringValue: z.optional(z.string()) })),
  sentAt: z.number(),
  receives: z.number(),
  hiddenUntil: z.optional(z.number()),
});

const Properties = z.object({
  FifoQueue: z._default(z.coerce.boolean(), false),
  DelaySeconds: z.optional(z.never()),
  RedrivePolicy: z.optional(
    z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }),
  ),
});

/** The checksum that the SDK compares with its own. */
export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

/** Makes the queues of the template; `find` gives any of them by its ARN. */
export function createQueue(
  resource: Resource,
  url: string,
  find: (arn: string) => Queue | undefined,
  needs: { clock: LocalClock; activity: Activity; faults: Faults; ledger?: Ledger },
): Queue {
  const properties = Properties.parse(resource.properties);
  if (properties.FifoQueue)
    throw new Error(`${resource.id} is a FIFO queue, which the local stack does not run.`);
  const { clock, activity, faults, ledger = noLedger } = needs;
  const kind = `messages of ${resource.name}`;
  let arrived: (() => void) | undefined;
  const messages: Message[] = [];
  const writeDown = ({ id, body, attributes, sentAt, receives, hiddenUntil }: Message): void =>
    ledger.put(kind, id, { body, attributes, sentAt, receives, hiddenUntil });
  const appear = (message: Message): void => {
    message.state = "visible";
    delete message.hiddenUntil;
    if (arrived !== undefined) {
      message.settle ??= activity.begin();
      setImmediate(arrived);
    }
  };
  const drop = (message: Message): void => {
    const index = messages.indexOf(message);
    if (index >= 0) messages.splice(index, 1);
    ledger.remove(kind, message.id);
    message.settle?.();
  };
  const redriven = (message: Message): boolean => {
    const redrive = properties.RedrivePolicy;
    if (redrive === undefined || message.receives < redrive.maxReceiveCount) return false;
    const dead = find(redrive.deadLetterTargetArn);
    if (dead === undefined)
      throw new Error(
        `${resource.id} redrives to ${redrive.deadLetterTargetArn}, which is no queue of the template.`,
      );
    dead.send(message.body, message.attributes);
    drop(message);
    return true;
  };
  const hideUntil = (message: Message, until: number): void => {
    const { receipt } = message;
    message.hiddenUntil = until;
    writeDown(message);
    clock.at(until, `a held message of ${resource.name}`, async () => {
      if (messages.includes(message) && message.receipt === receipt && message.hiddenUntil === until)
        appear(message);
    });
  };
  const queue: Queue = {
    name: resource.name,
    arn: resource.arn,
    url,
    messages,
    send: (body, attributes = {}, delaySeconds = 0) => {
      const message: Message = {
        id: randomUUID(),
        body,
        attributes,
        sentAt: clock.now(),
        receives: 0,
        state: delaySeconds > 0 ? "in flight" : "visible",
      };
      messages.splice(faults.happens("reorder") ? 0 : messages.length, 0, message);
      if (delaySeconds > 0) {
        hideUntil(message, clock.now() + delaySeconds * 1000);
        return message;
      }
      writeDown(message);
      appear(message);
      return message;
    },
    receive: (most) => {
      const taken: Message[] = [];
      for (const message of [...messages]) {
        if (taken.length >= most) break;
        if (message.state !== "visible" || redriven(message)) continue;
        message.state = "in flight";
        // One that nobody waited for while a batch was gathered is worked on from now on.
        if (arrived !== undefined) message.settle ??= activity.begin();
        message.receipt = randomUUID();
        message.receives += 1;
        message.firstReceivedAt ??= clock.now();
        writeDown(message);
        taken.push(message);
      }
      return taken;
    },
    remove: (receipt) => {
      const message = messages.find((candidate) => candidate.receipt === receipt);
      if (message !== undefined) drop(message);
    },
    release: (message, afterMs) => {
      const { receipt } = message;
      setTimeout(() => {
        const still =
          messages.includes(message) && message.state === "in flight" && message.receipt === receipt;
        if (still) appear(message);
      }, afterMs).unref();
    },
    hide: (message, seconds) => hideUntil(message, clock.now() + seconds * 1000),
    rest: (message) => {
      message.settle?.();
      delete message.settle;
    },
    consume: (onArrival) => {
      arrived = onArrival;
      for (const message of messages) if (message.state === "visible") appear(message);
    },
    resume: () => {
      for (const [id, value] of ledger.all(kind)) {
        if (messages.some((one) => one.id === id)) continue;
        const { hiddenUntil, ...kept } = KeptMessage.parse(value);
        const message: Message = { id, ...kept, state: "in flight" };
        messages.push(message);
        if (hiddenUntil === undefined) appear(message);
        else hideUntil(message, hiddenUntil);
      }
    },
  };
  return queue;
}

import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { Reaction } from "../../functions/entry-points/entry.ts";
import type { Needs } from "../../functions/entry-points/needs.ts";
import type { PageNeeds } from "../../functions/entry-points/page.ts";
import { onEventCancelled } from "../../functions/events/on-event-cancelled.ts";
import { onEventChanged } from "../../functions/events/on-event-changed.ts";
import { onEventRegistered } from "../../functions/events/on-event-registered.ts";
import { onEventWaitlisted } from "../../functions/events/on-event-waitlisted.ts";
import { onPlaceOfferLapsed } from "../../functions/events/on-place-offer-lapsed.ts";
import { onPlaceOffered } from "../../functions/events/on-place-offered.ts";
import { onRegistrationCancelled } from "../../functions/events/on-registration-cancelled.ts";
import * as entries from "../../shared/events/entries.ts";
import { draftEvent, publishEvent } from "../../shared/events/event-commands.ts";
import type { Entry, EntryDefinition } from "../../shared/journal/entry.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { parseLetter } from "../../shared/letters/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { firedEntry, parseTimer, type Timer } from "../../shared/timers/timer.ts";
import type { RealTable } from "../support/real-table.ts";
import { reactionOccasion, type TestClock, testNeeds, testOccasion } from "../support/visiting.ts";

const asReaction =
  <Data>(definition: EntryDefinition<string, Data>, react: Reaction<Data>) =>
  (needs: Needs, entry: Entry) =>
    react(needs, definition.parse(entry), reactionOccasion(needs, definition.name, entry));

const reactions = new Map([
  ["EventRegistered", asReaction(entries.EventRegistered, onEventRegistered)],
  ["EventWaitlisted", asReaction(entries.EventWaitlisted, onEventWaitlisted)],
  ["RegistrationCancelled", asReaction(entries.RegistrationCancelled, onRegistrationCancelled)],
  ["PlaceOffered", asReaction(entries.PlaceOffered, onPlaceOffered)],
  ["PlaceOfferLapsed", asReaction(entries.PlaceOfferLapsed, onPlaceOfferLapsed)],
  ["EventChanged", asReaction(entries.EventChanged, onEventChanged)],
  ["EventCancelled", asReaction(entries.EventCancelled, onEventCancelled)],
]);

const transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: z.object({ Item: z.record(z.string(), z.unknown()) }).optional(),
      Delete: z.object({ Key: z.object({ pk: z.string(), sk: z.string() }) }).optional(),
    }),
  ),
});

/** A fault at one of the next transactions: the process dies `before` it is made or `after`. */
export interface Crash {
  readonly when: "before" | "after";
  readonly transaction: number;
}

/** What a crash looks like to whoever called. */
export class Crashed extends Error {}

const conflict = () =>
  new TransactionCanceledException({
    message: "Transaction cancelled",
    $metadata: {},
    CancellationReasons: [{ Code: "TransactionConflict" }],
  });

/** The events feature on a real table, with its entries and timers in the test's hands: delivered when, and as often as, the test wants. */
export class World {
  readonly clock: TestClock;
  readonly needs: PageNeeds;
  /** Entries that nobody has reacted to yet, in order. */
  pending: Entry[] = [];
  readonly delivered: Entry[] = [];
  readonly timers = new Map<string, Timer>();
  readonly letters: Letter[] = [];
  crash: Crash | undefined;
  /** How likely a transaction meets a conflict, from 0 to 1. */
  conflicts = 0;
  conflictsMet = 0;

  constructor(real: RealTable, clock: TestClock) {
    this.clock = clock;
    this.needs = testNeeds(real.table, clock);
    real.table.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (!(context.commandName ?? "").startsWith("TransactWrite")) return next(args);
        if (Math.random() < this.conflicts) {
          this.conflictsMet += 1;
          throw conflict();
        }
        this.#meetCrash("before");
        const result = await next(args);
        this.#keep(args.input);
        this.#meetCrash("after");
        return result;
      },
      { step: "initialize", name: "keepEntries", priority: "high" },
    );
  }

  #meetCrash(when: Crash["when"]): void {
    if (this.crash?.when !== when) return;
    const left = this.crash.transaction - 1;
    this.crash = left === 0 ? undefined : { when, transaction: left };
    if (left === 0) throw new Crashed(`The process died ${when} a transaction.`);
  }

  #keep(input: unknown): void {
    for (const { Put, Delete } of transaction.parse(input).TransactItems) {
      const pk = String(Put?.Item["pk"] ?? Delete?.Key.pk);
      if (Put !== undefined && pk.startsWith("JOURNAL#")) this.pending.push(parseEntryItem(Put.Item));
      if (Put !== undefined && pk.startsWith("LETTER#")) this.letters.push(parseLetter(Put.Item));
      if (!pk.startsWith("TIMERS#")) continue;
      if (Put === undefined) this.timers.delete(`${pk} ${Delete?.Key.sk}`);
      else this.timers.set(`${pk} ${String(Put.Item["sk"])}`, parseTimer(Put.Item));
    }
  }

  /** Forgets what earlier tests left behind. */
  clear(): void {
    this.pending = [];
    this.delivered.length = 0;
    this.timers.clear();
    this.letters.length = 0;
    this.crash = undefined;
  }

  /** Reacts to an entry. */
  async react(entry: Entry): Promise<void> {
    await reactions.get(entry.name)?.(this.needs, entry);
  }

  /** Delivers the pending entry at this index (counted round); one whose reaction throws stays pending. */
  async deliver(index = 0): Promise<void> {
    const [entry] = this.pending.splice(index % Math.max(1, this.pending.length), 1);
    if (entry === undefined) return;
    try {
      await this.react(entry);
      this.delivered.push(entry);
    } catch (error) {
      this.pending.push(entry);
      if (!(error instanceof Crashed)) throw error;
    }
  }

  /** Delivers everything, and what it leads to, until nothing is pending. */
  async settle(): Promise<void> {
    this.crash = undefined;
    while (this.pending.length > 0) await this.deliver();
  }

  /** Moves the clock, and fires every timer that was due. */
  advance(duration: string): void {
    this.clock.now = plus(this.clock.now, duration);
    for (const [key, timer] of [...this.timers].sort(([, a], [, b]) => (a.due < b.due ? -1 : 1)))
      if (timer.due <= this.clock.now) {
        this.timers.delete(key);
        this.pending.push(firedEntry(timer, newId));
      }
  }

  /** A published event with so many places that starts in so long. */
  async event(places: number, startsIn = "P14D"): Promise<string> {
    const startsAt = plus(this.clock.now, startsIn);
    const details = {
      title: "Forecasting demand on a ward",
      description: "An invented event.",
      startsAt,
      endsAt: plus(startsAt, "PT1H"),
      place: "Room 3, Example House",
      places,
    };
    const reference = await draftEvent(this.needs, details, newId(), testOccasion(this.needs));
    await publishEvent(this.needs, reference, newId(), testOccasion(this.needs));
    return reference;
  }
}

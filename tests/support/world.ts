import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import type { DeskNeeds } from "../../functions/entry-points/session.ts";
import { site } from "../../functions/site.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import type { AskLink } from "../../shared/links/commands.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { Role } from "../../shared/sign-in/role.ts";
import { fireTimer } from "../../shared/timers/fire.ts";
import { parseTimer, type Timer } from "../../shared/timers/timer.ts";
import { Browser, type Cookies } from "./browser.ts";
import { type Colleague, joinTeam, signedIn } from "./desk-session.ts";
import { reactionsTo } from "./reactions.ts";
import type { RealTable } from "./real-table.ts";
import { chance, SEED } from "./seed.ts";
import { countTrouble } from "./traffic.ts";
import { type TestClock, testNeeds } from "./visiting.ts";

const transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: z.optional(z.object({ Item: z.record(z.string(), z.unknown()) })),
      Delete: z.optional(z.object({ Key: z.object({ pk: z.string(), sk: z.string() }) })),
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

/** The function whose fan-out an entry continues. */
const continuedBy = (entry: Entry): string | undefined =>
  entry.name === FanOutContinued.name ? FanOutContinued.parse(entry).data.function : undefined;

// More than any chain of entries that leads to entries.
const MOST_ROUNDS = 50;

/**
 * The product on a real table, with its clock, its bus and its faults in the test's hands. Entries are delivered when, and as often as, the
 * test wants, to every function that reacts to them: which those are is found in the functions themselves. What a rule of the bus filters
 * out to save a call is delivered, too: a reaction looks for itself. What the world has seen is what went through its table since it was
 * made.
 */
export class World {
  readonly real: RealTable;
  readonly clock: TestClock;
  readonly needs: DeskNeeds;
  /** Entries that nobody has reacted to yet, in order. */
  pending: Entry[] = [];
  readonly delivered: Entry[] = [];
  /** The names of entries that came and that no function reacts to. */
  readonly unheard = new Set<string>();
  readonly timers = new Map<string, Timer>();
  readonly letters: Letter[] = [];
  crash: Crash | undefined;
  /** How likely a transaction meets a conflict, from 0 to 1. */
  conflicts = 0;
  conflictsMet = 0;
  readonly #chance = chance(SEED);
  // Made once, as in a function that is warm: all routes are matched out of what is built here.
  readonly #site = webHandler(site, async () => this.needs);
  readonly #desk = webHandler(desk, async () => this.needs);
  /** The latest sign-in: one after the other, because somebody has one session, and the hour of the later one counts. */
  #signingIn: Promise<unknown> = Promise.resolve();

  constructor(real: RealTable, clock: TestClock, askLink?: AskLink) {
    this.real = real;
    this.clock = clock;
    this.needs = testNeeds(real.table, clock, askLink);
    real.table.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (!(context.commandName ?? "").startsWith("TransactWrite")) return next(args);
        if (this.#chance() < this.conflicts) {
          this.conflictsMet += 1;
          countTrouble();
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
    countTrouble();
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
    this.unheard.clear();
    this.timers.clear();
    this.letters.length = 0;
    this.crash = undefined;
  }

  /** Has every function that reacts to an entry react to it. */
  async react(entry: Entry): Promise<void> {
    const reactions = await reactionsTo(entry.name, continuedBy(entry));
    if (reactions.length === 0) this.unheard.add(entry.name);
    for (const { react } of reactions) await react(this.needs, entry);
  }

  /** Delivers the pending entry at this index (counted round); one whose reaction dies stays pending. */
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

  /** Fires every timer that is due, in order. */
  async #fire(): Promise<void> {
    const due = [...this.timers.values()].filter((timer) => timer.due <= this.clock.now);
    for (const timer of due.toSorted((a, b) => (a.due < b.due ? -1 : 1))) await fireTimer(this.needs, timer);
  }

  /** Delivers everything and what it leads to, each entry twice as the bus may, and fires what is due, until there is nothing left. */
  async settle(): Promise<void> {
    this.crash = undefined;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      while (this.pending.length > 0) {
        const [entry] = this.pending;
        await this.deliver();
        if (entry !== undefined) await this.react(entry);
      }
      await this.#fire();
      if (this.pending.length === 0) return;
    }
    throw new Error("The world does not come to rest.");
  }

  /** Moves the clock, and fires every timer that is due. */
  async advance(duration: string): Promise<void> {
    this.clock.now = plus(this.clock.now, duration);
    await this.#fire();
  }

  /** A browser on the public site. */
  onSite(): Browser {
    return new Browser(this.#site);
  }

  /** A browser at the desk, signed in for the hour that it is now. */
  atDesk(who?: Colleague, role: Role = "team"): Browser {
    const cookies = this.#signingIn.then(() => signedIn(this.needs, role, who));
    this.#signingIn = cookies;
    return this.withCookies(cookies);
  }

  /** A browser at the desk with these cookies. */
  withCookies(cookies: Cookies): Browser {
    return new Browser(this.#desk, cookies);
  }

  /** Makes somebody known as one of the team; gives their id. */
  teamMember(name: string): Promise<string> {
    return joinTeam(this.needs, { name });
  }

  /** The letters of a kind, in the order they were written. */
  lettersOf(kind: string): readonly Letter[] {
    return this.letters.filter((letter) => letter.kind === kind);
  }
}

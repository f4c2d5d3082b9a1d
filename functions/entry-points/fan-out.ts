import { commit } from "../../shared/journal/commit.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import {
  type Entry,
  type EntryDefinition,
  type Occasion,
  parseEnvelope,
  record,
} from "../../shared/journal/entry.ts";
import { FAN_OUT_START, type FanOutPart, type FanOutPlace, fanOut } from "../../shared/journal/fan-out.ts";
import { readEntry } from "../../shared/journal/store.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type EntryHandler, handlerOf, type Reaction } from "./entry.ts";
import type { Needs } from "./needs.ts";

/**
 * The body of a reaction that grows with people: what it has to do because of an entry, in parts that are done one after another, a page to a
 * transaction. It is asked again in each run, so the parts follow from the entry and from what does not change; none when there is nothing to do.
 */
export type FanOutPlan<Data, Extra = Needs> = (
  needs: Extra,
  entry: Entry<string, Data>,
  occasion: Occasion,
  /** Whether this is the look that waited for the indexes. */
  isSecondLook: boolean,
) => Promise<readonly FanOutPart[]>;

interface Begun {
  readonly entry: Entry;
  readonly place: FanOutPlace;
  /** Whether this is the look that waited for the indexes. */
  readonly indexed?: true | undefined;
}

/** The entry that a fan-out began with and how far it is; undefined for the fan-out of another function. */
const begunWith = async ({ table }: Needs, name: string, entry: Entry): Promise<Begun | undefined> => {
  if (entry.name !== FanOutContinued.name) return { entry, place: FAN_OUT_START };
  const { data } = FanOutContinued.parse(entry);
  if (data.function !== name) return undefined;
  const first = await readEntry(table, data.entry);
  if (first === undefined) throw new Fault(`The journal has no entry ${data.entry.id}.`);
  return { entry: first, place: data.place, indexed: data.indexed };
};

/**
 * When a fan-out looks at what an index lists. An index shows a change a moment after it was made, so what came just before the entry may not be in it
 * yet. `again`: at once, and once more later, where a second look does nothing to what is done. `later`: only then, where it would (a letter).
 */
type IndexLook = "again" | "later";

/** By then an index shows whatever was there when the entry was written: it is behind by a second at most, unless DynamoDB is out of order. */
const INDEXED_AFTER_HOURS = 1 / 60;

interface FanOut<Data, Extra extends Needs> {
  readonly name: string;
  readonly definitions: readonly EntryDefinition<string, Data>[];
  readonly plan: FanOutPlan<Data, Extra>;
  readonly look?: IndexLook;
  /** The most pages of one invocation, where a page makes transactions besides its own. */
  readonly pages?: number;
}

const handlerOfFanOut = <Data, Extra extends Needs>(
  { name, definitions, plan, look, pages }: FanOut<Data, Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
): EntryHandler => {
  const react: Reaction<unknown, Extra> = async (needs, told, occasion) => {
    const begun = await begunWith(needs, name, told);
    if (begun === undefined) return;
    const definition = definitions.find((one) => one.name === begun.entry.name);
    if (definition === undefined) throw new Fault(`${name} does not react to ${begun.entry.name}.`);
    const entry = definition.parse(begun.entry);
    const { id, at } = entry;
    const continued = (place: FanOutPlace, indexed = begun.indexed): Entry =>
      record(
        FanOutContinued,
        { subject: id, data: { function: name, entry: { id, at }, place, indexed } },
        occasion,
      );
    const once = `${name}:${id}`;
    if (look !== undefined && told.id === id) {
      const due = plusHours(occasion.now, INDEXED_AFTER_HOURS);
      const timer = { id: `indexed:${once}`, due, entry: continued(FAN_OUT_START, true) };
      await commit(needs, { once: `${once}:indexed`, setTimers: [timer] });
      if (look === "later") return;
    }
    const run = {
      once: begun.indexed === true ? `${once}:again` : once,
      from: begun.place,
      continued,
    };
    await fanOut(needs, run, await plan(needs, entry, occasion, begun.indexed === true), pages);
  };
  return handlerOf(name, [...definitions, FanOutContinued], parseEnvelope, react, makeNeeds);
};

/**
 * A function that reacts to entries, and to being continued, by a fan-out: at most a hundred transactions, of which the last writes the entry
 * that continues it. `name` is its own (`events/on-event-cancelled`). Wherever it dies and however often it is told, each page is done once.
 */
export function fanOutReaction<Data>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data>,
): EntryHandler;
export function fanOutReaction<Data, Extra extends Needs>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data, Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
): EntryHandler;
export function fanOutReaction<Data>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data>,
  makeNeeds: (needs: Needs) => Needs | Promise<Needs> = (needs) => needs,
): EntryHandler {
  return handlerOfFanOut({ name, definitions, plan }, makeNeeds);
}

/** A fan-out over what an index lists. Whatever was there when the entry was written is in it, however late the index is (docs/decisions/0066-rights-and-indexes.md). */
export function fanOutOverIndex<Data>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data>,
  look: IndexLook,
): EntryHandler;
export function fanOutOverIndex<Data, Extra extends Needs>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data, Extra>,
  look: IndexLook,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
): EntryHandler;
export function fanOutOverIndex<Data>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data>,
  look: IndexLook,
  makeNeeds: (needs: Needs) => Needs | Promise<Needs> = (needs) => needs,
): EntryHandler {
  return handlerOfFanOut({ name, definitions, plan, look }, makeNeeds);
}

/** A fan-out of which each page runs commands of their own: so many pages in one invocation that all their transactions are a hundred at most. */
export const fanOutOfCommands = <Data>(
  name: string,
  definitions: readonly EntryDefinition<string, Data>[],
  plan: FanOutPlan<Data>,
  pages: number,
): EntryHandler => handlerOfFanOut({ name, definitions, plan, pages }, (needs) => needs);

import middy from "@middy/core";
import type { Context, EventBridgeEvent } from "aws-lambda";
import {
  type Entry,
  type EntryDefinition,
  type Occasion,
  parseEnvelope,
} from "../../shared/journal/entry.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds, systemOccasion } from "./needs.ts";

/** What a reaction knows besides its needs: the occasion to act on, and the name under which its effect is made once. */
export interface ReactionOccasion extends Occasion {
  readonly once: string;
}

/** The body of a reaction: load, decide, commit. Given the same entry twice it must lead to the same state, which `once` in its commit sees to. */
export type Reaction<Data, Extra = Needs> = (
  needs: Extra,
  entry: Entry<string, Data>,
  occasion: ReactionOccasion,
) => Promise<void>;

/** A Lambda handler of entries. */
export type EntryHandler = ((
  event: EventBridgeEvent<string, unknown>,
  context: Context,
) => Promise<unknown>) & {
  /** The names of the entries that it accepts, so that a test can compare them with the rule that feeds it. */
  readonly accepts: readonly string[];
  /** What it does with an entry, with needs from outside: what a test does in place of the bus. */
  readonly react: (needs: Needs, entry: unknown) => Promise<void>;
};

const correlationOf = (event: EventBridgeEvent<string, unknown>): string | undefined => {
  const { detail } = event;
  return typeof detail === "object" && detail !== null && "correlation" in detail
    ? String(detail.correlation)
    : undefined;
};

/** A handler of these entries: what `reaction`, `reactionToAny` and `fanOutReaction` are made of. */
export const handlerOf = <Data, Extra extends Needs>(
  name: string,
  definitions: readonly Pick<EntryDefinition, "name">[],
  parse: (candidate: unknown) => Entry<string, Data>,
  react: Reaction<Data, Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
): EntryHandler => {
  const reactTo = async (ready: Extra, candidate: unknown): Promise<void> => {
    const entry = parse(candidate);
    await react(ready, entry, { ...systemOccasion(ready, entry.correlation), once: `${name}:${entry.id}` });
  };
  const needs = lazily(() => makeNeeds(realNeeds()));
  const handle = middy<EventBridgeEvent<string, unknown>, unknown>()
    .use(logFailures(correlationOf))
    .handler(async (event: EventBridgeEvent<string, unknown>) => {
      await reactTo(await needs(), event.detail);
    });
  return Object.assign(
    (event: EventBridgeEvent<string, unknown>, context: Context) => handle(event, context),
    {
      accepts: definitions.map((definition) => definition.name),
      react: async (given: Needs, entry: unknown) => reactTo(await makeNeeds(given), entry),
    },
  );
};

/**
 * A function that reacts to one entry. `name` is its own (`events/on-event-registered`) and is part of what makes its effect happen once.
 * An entry that is not whole is thrown, retried and ends in the failures queue; it blocks no other.
 */
export function reaction<Data>(
  name: string,
  definition: EntryDefinition<string, Data>,
  react: Reaction<Data>,
): EntryHandler;
export function reaction<Data, Extra extends Needs>(
  name: string,
  definition: EntryDefinition<string, Data>,
  react: Reaction<Data, Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
): EntryHandler;
export function reaction<Data>(
  name: string,
  definition: EntryDefinition<string, Data>,
  react: Reaction<Data>,
  makeNeeds: (needs: Needs) => Needs | Promise<Needs> = (needs) => needs,
): EntryHandler {
  return handlerOf(name, [definition], definition.parse, react, makeNeeds);
}

/**
 * A function that reacts to several entries in the same way: what it does follows from how things stand, not from which of them it was
 * told of. Everything else is as with `reaction`.
 */
export const reactionToAny = (
  name: string,
  definitions: readonly EntryDefinition[],
  react: Reaction<unknown>,
): EntryHandler =>
  handlerOf(
    name,
    definitions,
    (candidate) => {
      const envelope = parseEnvelope(candidate);
      const definition = definitions.find((one) => one.name === envelope.name);
      if (definition === undefined) throw new Fault(`${name} does not react to ${envelope.name}.`);
      return definition.parse(candidate);
    },
    react,
    (needs) => needs,
  );

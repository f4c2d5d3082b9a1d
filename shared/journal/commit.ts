import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Letter } from "../letters/letter.ts";
import { letterItem } from "../letters/store.ts";
import type { Instant } from "../platform/clock.ts";
import type { Item, Key, Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { type Timer, type TimerName, timerItem, timerKey } from "../timers/timer.ts";
import type { Entry } from "./entry.ts";
import { entryItem } from "./store.ts";

/** What must hold for a write to be made, in DynamoDB's expression language. */
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/** One write to the table. A condition comes with the name of the outcome that its refusal means. */
export type Write<Refusal extends string = never> = (
  | { readonly put: Item & Key }
  | {
      readonly update: Key;
      readonly set: string;
      readonly names?: Record<string, string>;
      readonly values?: Record<string, unknown>;
    }
  | { readonly delete: Key }
  | { readonly check: Key }
) &
  ({ readonly when?: never } | { readonly when: Condition; readonly otherwise: Refusal });

/**
 * Everything that one decision changes. `once` names the request or, for a reaction, the function and the entry: a second commit of
 * the same name changes nothing and gives back the `result` of the first.
 */
export interface Change<Refusal extends string = never> {
  readonly once: string;
  readonly result?: Record<string, unknown>;
  readonly writes?: readonly Write<Refusal>[];
  readonly entries?: readonly Entry[];
  readonly letters?: readonly Letter[];
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

/** What became of a commit. */
export type Committed<Refusal extends string> =
  | { readonly outcome: "committed" }
  | { readonly outcome: "repeated"; readonly result: Record<string, unknown> }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** What a commit needs from the outside. `random` gives 0 to 1; `sleep` takes milliseconds. */
export interface CommitNeeds {
  readonly table: Table;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

type TransactItems = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** How long a change is remembered as made: longer than any stream, queue or archive replay that the runbooks describe. */
const REMEMBERED_HOURS = 400 * 24;
const MOST_TRIES = 12;
const MOST_WRITES = 100;

interface ConditionInput {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

const conditionOf = (condition: Condition | undefined): ConditionInput =>
  condition === undefined
    ? {}
    : {
        ConditionExpression: condition.expression,
        ...(condition.names === undefined ? {} : { ExpressionAttributeNames: condition.names }),
        ...(condition.values === undefined ? {} : { ExpressionAttributeValues: condition.values }),
      };

const toTransactItem = (TableName: string, write: Write<string>): TransactItems[number] => {
  if ("put" in write) return { Put: { TableName, Item: write.put, ...conditionOf(write.when) } };
  if ("delete" in write) return { Delete: { TableName, Key: write.delete, ...conditionOf(write.when) } };
  if ("check" in write) {
    const { ConditionExpression = "attribute_exists(pk)", ...rest } = conditionOf(write.when);
    return { ConditionCheck: { TableName, Key: write.check, ConditionExpression, ...rest } };
  }
  const names = { ...write.names, ...write.when?.names };
  const values = { ...write.values, ...write.when?.values };
  return {
    Update: {
      TableName,
      Key: write.update,
      UpdateExpression: write.set,
      ...(write.when === undefined ? {} : { ConditionExpression: write.when.expression }),
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    },
  };
};

const onceKey = (once: string): Key => ({ pk: `ONCE#${once}`, sk: "ONCE" });

const onceItem = (TableName: string, change: Change<string>, now: Instant): TransactItems[number] => ({
  Put: {
    TableName,
    Item: {
      ...onceKey(change.once),
      result: change.result ?? {},
      expires: Math.floor(Date.parse(plusHours(now, REMEMBERED_HOURS)) / 1000),
    },
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
});

const toTransaction = (TableName: string, change: Change<string>, now: Instant): TransactItems => {
  const items: TransactItems = [
    onceItem(TableName, change, now),
    ...(change.writes ?? []).map((write) => toTransactItem(TableName, write)),
    ...(change.entries ?? []).map((entry) => ({ Put: { TableName, Item: entryItem(entry) } })),
    ...(change.letters ?? []).map((letter) => ({ Put: { TableName, Item: letterItem(letter) } })),
    ...(change.setTimers ?? []).map((timer) => ({ Put: { TableName, Item: timerItem(timer) } })),
    ...(change.cancelTimers ?? []).map((timer) => ({ Delete: { TableName, Key: timerKey(timer) } })),
  ];
  if (items.length > MOST_WRITES)
    throw new Error(`A change of ${items.length} writes is more than one transaction holds.`);
  return items;
};

const firstResult = (item: Parameters<typeof unmarshall>[0] | undefined): Record<string, unknown> => {
  const result: unknown = item === undefined ? undefined : unmarshall(item)["result"];
  return typeof result === "object" && result !== null ? { ...result } : {};
};

/**
 * DynamoDB's refusal told in the words of the decision. Null means that nothing was refused on its merits (a conflict or a throttle), so
 * the same change may be tried again. Throws the refusal itself when a condition without a name failed: that is a defect.
 */
const translate = <Refusal extends string>(
  refused: TransactionCanceledException,
  change: Change<Refusal>,
): Committed<Refusal> | null => {
  const reasons = refused.CancellationReasons ?? [];
  const failed = (index: number) => reasons[index]?.Code === "ConditionalCheckFailed";
  if (failed(0)) return { outcome: "repeated", result: firstResult(reasons[0]?.Item) };
  for (const [index, write] of (change.writes ?? []).entries()) {
    if (failed(index + 1) && write.when !== undefined)
      return { outcome: "refused", refusal: write.otherwise };
  }
  const passing = reasons.some(
    ({ Code }) => Code === "TransactionConflict" || Code?.includes("Throttl") || Code?.includes("Throughput"),
  );
  if (passing) return null;
  throw refused;
};

/**
 * Makes a change in one transaction: the new state, the entries it caused, its letters and timers, all or nothing. A conflict with
 * another change is tried again with growing random pauses; after twelve tries, or on any other fault, it throws.
 */
export const commit = async <Refusal extends string = never>(
  needs: CommitNeeds,
  change: Change<Refusal>,
): Promise<Committed<Refusal>> => {
  const TransactItems = toTransaction(needs.table.name, change, needs.now());
  for (let attempt = 1; ; attempt += 1) {
    try {
      await needs.table.client.send(new TransactWriteCommand({ TransactItems }));
      return { outcome: "committed" };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const answer = translate(error, change);
      if (answer !== null) return answer;
      if (attempt === MOST_TRIES) throw error;
      await needs.sleep(needs.random() * Math.min(1000, 10 * 2 ** attempt));
    }
  }
};

/**
 * Whether a change of this name was made. For a request that is refused because what it asks for is so already: if it was this very
 * request that made it so (a double click), there is nothing to complain of.
 */
export const wasCommitted = async (table: Table, once: string): Promise<boolean> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: onceKey(once), ConsistentRead: true }),
  );
  return Item !== undefined;
};

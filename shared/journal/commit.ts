import type { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { letterItem } from "../letters/item.ts";
import type { Letter } from "../letters/letter.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, readItems, type Table } from "../platform/dynamo.ts";
import { withVersion } from "../platform/item-version.ts";
import { Fault } from "../platform/keys.ts";
import { plusHours } from "../platform/time.ts";
import { type Timer, type TimerName, timerItem, timerKey } from "../timers/timer.ts";
import type { Entry } from "./entry.ts";
import { entryItem } from "./store.ts";
import { type TransactItems, type TransactNeeds, transact } from "./transact.ts";

/** What must hold for a write to be made, in DynamoDB's expression language. */
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown> | undefined;
}

/** See `Overtaken`. */
export const OVERTAKEN = "overtaken";

/**
 * The reason of a write whose optimistic lock failed, or of a decision that finds what it read at odds with itself: something has changed
 * meanwhile. `changeStored` tries again from its read; nobody is ever told this.
 */
export type Overtaken = typeof OVERTAKEN;

/** One write to the table. A condition comes with the name of the outcome that its refusal means. */
type ItemWrite<Refusal extends string> = (
  | { readonly put: Item & Key }
  | {
      readonly update: Key;
      readonly set: string;
      readonly names?: Record<string, string>;
      readonly values?: Record<string, unknown> | undefined;
    }
  | { readonly delete: Key }
  | { readonly check: Key }
) &
  ({ readonly when?: never } | { readonly when: Condition; readonly otherwise: Refusal });

/** A write that moves counts in an item of counts, by how much each. Several of one item in a transaction become one. */
export interface CountWrite {
  readonly count: Key;
  readonly by: Readonly<Record<string, number>>;
  readonly when?: never;
}

/** By how much counts move when something that was counted under some names is counted under others. */
export const movedBy = (before: readonly string[], after: readonly string[]): Record<string, number> => {
  const by = new Map(before.map((name) => [name, -1]));
  for (const name of after) by.set(name, (by.get(name) ?? 0) + 1);
  return Object.fromEntries(by);
};

/** One write to the table, or counts that move with the others. */
export type Write<Refusal extends string = never> = ItemWrite<Refusal> | CountWrite;

/**
 * Everything that one decision changes. `once` names the request or, for a reaction, the function and the entry: a second commit of
 * the same name changes nothing and gives back the `result` of the first.
 */
export interface Change<Refusal extends string = never> {
  readonly once: string;
  readonly result?: Record<string, unknown> | undefined;
  readonly writes?: readonly Write<Refusal>[];
  readonly entries?: readonly Entry[];
  readonly letters?: readonly Letter[];
  readonly setTimers?: readonly Timer[] | undefined;
  readonly cancelTimers?: readonly TimerName[] | undefined;
}

/** What became of a commit. */
export type Committed<Refusal extends string> =
  | { readonly outcome: "committed" }
  | { readonly outcome: "repeated"; readonly result: Record<string, unknown> }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** What a commit needs from the outside. */
export interface CommitNeeds extends TransactNeeds {
  readonly now: () => Instant;
}

/** How long a change is remembered as made: longer than any stream, queue or archive replay that the runbooks describe. */
const REMEMBERED_HOURS = 400 * 24;
const MOST_WRITES = 100;

interface ConditionInput {
  readonly ConditionExpression: string | undefined;
  readonly ExpressionAttributeNames: Record<string, string> | undefined;
  readonly ExpressionAttributeValues: Record<string, unknown> | undefined;
}

const conditionOf = (condition: Condition | undefined): ConditionInput => ({
  ConditionExpression: condition?.expression,
  ExpressionAttributeNames: condition?.names,
  ExpressionAttributeValues: condition?.values,
});

const itemWrites = <Refusal extends string>({
  writes = [],
}: Pick<Change<Refusal>, "writes">): readonly ItemWrite<Refusal>[] =>
  writes.flatMap((write) => ("count" in write ? [] : [write]));

const toCountItem = (TableName: string, Key: Key, moved: ReadonlyMap<string, number>): TransactItems => {
  const by = [...moved].filter(([, more]) => more !== 0);
  if (by.length === 0) return [];
  const UpdateExpression = `ADD ${by.map((_, nth) => `#count${nth} :by${nth}`).join(", ")}`;
  const ExpressionAttributeNames = Object.fromEntries(by.map(([name], nth) => [`#count${nth}`, name]));
  const ExpressionAttributeValues = Object.fromEntries(by.map(([, more], nth) => [`:by${nth}`, more]));
  return [
    { Update: { TableName, Key, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues } },
  ];
};

/** What the counts of a transaction come to, each item once. */
const countItems = (TableName: string, { writes = [] }: Pick<Change<string>, "writes">): TransactItems => {
  const items = new Map<string, { readonly key: Key; readonly by: Map<string, number> }>();
  for (const { count: key, by } of writes.flatMap((write) => ("count" in write ? [write] : []))) {
    const name = JSON.stringify([key.pk, key.sk]);
    const item = items.get(name) ?? { key, by: new Map() };
    items.set(name, item);
    for (const [of, more] of Object.entries(by)) item.by.set(of, (item.by.get(of) ?? 0) + more);
  }
  return [...items.values()].flatMap(({ key, by }) => toCountItem(TableName, key, by));
};

const toTransactItem = (TableName: string, write: ItemWrite<string>): TransactItems[number] => {
  if ("put" in write) return { Put: { TableName, Item: withVersion(write.put), ...conditionOf(write.when) } };
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
      ConditionExpression: write.when?.expression,
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
    ...itemWrites(change).map((write) => toTransactItem(TableName, write)),
    ...countItems(TableName, change),
    ...(change.entries ?? []).map((entry) => ({ Put: { TableName, Item: withVersion(entryItem(entry)) } })),
    ...(change.letters ?? []).map((letter) => ({
      Put: { TableName, Item: withVersion(letterItem(letter)) },
    })),
    ...(change.setTimers ?? []).map((timer) => ({ Put: { TableName, Item: withVersion(timerItem(timer)) } })),
    ...(change.cancelTimers ?? []).map((timer) => ({ Delete: { TableName, Key: timerKey(timer) } })),
  ];
  if (items.length > MOST_WRITES)
    throw new Fault(`A change of ${items.length} writes is more than one transaction holds.`);
  return items;
};

const plainResult = ({ result }: Item): Record<string, unknown> =>
  typeof result === "object" && result !== null ? { ...result } : {};

const firstResult = (item: Parameters<typeof unmarshall>[0] | undefined): Record<string, unknown> =>
  item === undefined ? {} : plainResult(unmarshall(item));

/** DynamoDB's refusal told in the words of the decision; null when nothing with a name was refused. */
const translate = <Refusal extends string>(
  { CancellationReasons: reasons = [] }: TransactionCanceledException,
  change: Change<Refusal>,
): Committed<Refusal> | null => {
  const failed = (index: number) => reasons[index]?.Code === "ConditionalCheckFailed";
  if (failed(0)) return { outcome: "repeated", result: firstResult(reasons[0]?.Item) };
  for (const [index, write] of itemWrites(change).entries()) {
    if (failed(index + 1) && write.when !== undefined)
      return { outcome: "refused", refusal: write.otherwise };
  }
  return null;
};

/**
 * Makes a change in one transaction: the new state, the entries it caused, its letters and timers, all or nothing. A conflict with
 * another change is tried again with growing random pauses; after twelve tries, or on any other fault, it throws. So does a condition
 * without a name that failed: that is a defect.
 */
export const commit = async <Refusal extends string = never>(
  needs: CommitNeeds,
  change: Change<Refusal>,
): Promise<Committed<Refusal>> => {
  const items = toTransaction(needs.table.name, change, needs.now());
  return (await transact(needs, items, (refused) => translate(refused, change))) ?? { outcome: "committed" };
};

/** The `result` of each change with these idempotency keys, at most 100; undefined where none was made. One read, strongly consistent. */
export const resultsOf = async (
  table: Table,
  onces: readonly string[],
): Promise<readonly (Record<string, unknown> | undefined)[]> =>
  (await readItems(table, onces.map(onceKey))).map((item) =>
    item === undefined ? undefined : plainResult(item),
  );

/** The `result` of the change with this idempotency key, or undefined when none was made. One read, strongly consistent. */
export const resultOf = async (table: Table, once: string): Promise<Record<string, unknown> | undefined> =>
  (await resultsOf(table, [once]))[0];

import * as z from "zod/mini";
import type { Faults } from "./faults.ts";
import { type IndexCopy, makeIndexCopy, type TableCall } from "./index-copy.ts";

/**
 * Indexes that lag, as DynamoDB's global secondary indexes do and DynamoDB Local's do not. While they lag, what reads an index reads a copy of the
 * table that each write reaches later; what reads the table itself, and every write, is as always. A copy is made when an index is first read.
 *
 * To show that a reaction does not trust an index with what was written a moment ago:
 *
 *     await indexes.hold();          // the indexes stay as they are now
 *     await acceptOffer(...);        // writes; reads by key see it, reads of an index do not
 *     await react(entry);            // must be right all the same, or fail so that it is tried again
 *     await indexes.catchUp();       // the indexes have all that was written; they are held again from here
 *     await indexes.end();           // they never lag any more
 *
 * A running stack has it as `stack.indexes`, and a table of a test in process as `indexes` of what `startRealTable` gives. `lagBy(30)` makes each
 * write reach the indexes 30 ms later; the fault `index-lag` of `stack.faults.enable` does that to some writes, by chance. `stack.idle()` waits for
 * what lags, and not for what is held.
 */
export interface IndexLag {
  /** Keeps the indexes as they are now until `catchUp` or `end`. */
  hold: () => Promise<void>;
  /** Has each write reach the indexes so many milliseconds later. */
  lagBy: (milliseconds: number) => void;
  /** Answers when the indexes have all that was written. What is held stays held from here. */
  catchUp: () => Promise<void>;
  /** The indexes have all that was written and never lag any more. */
  end: () => Promise<void>;
}

/** The longest that a write lags by chance: an index is mostly some milliseconds late, and has been seen to take seconds. */
const MOST_MS = 300;

/** How much a write lags by the fault `index-lag`, if that is on. */
export const lagByChance = (faults: Faults) => (): (() => number) | undefined =>
  faults.isOn("index-lag") ? () => (faults.happens("index-lag") ? faults.upTo(MOST_MS) : 0) : undefined;

/** An index lag with its way into whatever sends calls to DynamoDB. */
export interface IndexLagSwitch extends IndexLag {
  /** Sends one call with its target `DynamoDB_20120810.Query` by `send`, or in its place the one that reads an index as it lags. */
  through: <Answer>(
    target: string,
    body: Buffer | string,
    send: (body: Buffer | string) => Promise<Answer>,
  ) => Promise<Answer>;
  /** Forgets what is late: everything is being stopped. */
  forget: () => void;
}

/** How long a write takes to reach the indexes. */
type Delay = "held" | (() => number);

const Named = z.looseObject({ TableName: z.string(), IndexName: z.optional(z.string()) });
const Attributes = z.record(z.string(), z.looseObject({}));
const One = z.looseObject({
  TableName: z.string(),
  Key: z.optional(Attributes),
  Item: z.optional(Attributes),
});
const Batch = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.looseObject({
        PutRequest: z.optional(z.looseObject({ Item: Attributes })),
        DeleteRequest: z.optional(z.looseObject({ Key: Attributes })),
      }),
    ),
  ),
});
const Transaction = z.looseObject({ TransactItems: z.array(z.record(z.string(), One)) });

/** What a call writes: the table of each item, with attributes that hold its key. */
const writesOf = (
  operation: string,
  body: unknown,
): { table: string; within: z.infer<typeof Attributes> }[] => {
  const one = ({ TableName, Key, Item }: z.infer<typeof One>) => ({
    table: TableName,
    within: Key ?? Item ?? {},
  });
  if (["PutItem", "UpdateItem", "DeleteItem"].includes(operation)) return [one(One.parse(body))];
  if (operation === "TransactWriteItems")
    return Transaction.parse(body).TransactItems.flatMap((item) => Object.values(item).map(one));
  if (operation !== "BatchWriteItem") return [];
  return Object.entries(Batch.parse(body).RequestItems).flatMap(([table, requests]) =>
    requests.map(({ PutRequest, DeleteRequest }) => ({
      table,
      within: PutRequest?.Item ?? DeleteRequest?.Key ?? {},
    })),
  );
};

/** What an index lag is made of. */
export interface IndexLagParts {
  /** Sends a call of its own to DynamoDB Local, and gives the answer. */
  call: TableCall;
  /** The tables whose indexes are held. */
  tables: () => readonly string[];
  /** By how much what was just written lags where nobody said so by hand; undefined while nothing is to lag. */
  chance?: () => Exclude<Delay, "held"> | undefined;
  /** Marks the start of something in flight; what it returns marks the end. */
  begin?: () => () => void;
}

/** Indexes that do not lag yet. */
export const createIndexLag = ({
  call,
  tables,
  chance = () => undefined,
  begin = () => () => undefined,
}: IndexLagParts): IndexLagSwitch => {
  let own: Delay | undefined;
  const copies = new Map<string, Promise<IndexCopy>>();
  /** What has not reached the indexes: how to bring it there, and how to forget it. */
  const late = new Set<{ bring: () => Promise<void>; forget: () => void }>();

  const copyOf = (table: string): Promise<IndexCopy> => {
    const copy = copies.get(table) ?? makeIndexCopy(call, table);
    copies.set(table, copy);
    return copy;
  };
  const bringLater = (bring: () => Promise<void>, delay: number | "held"): void => {
    const over = delay === "held" ? () => undefined : begin();
    const forget = (): void => {
      clearTimeout(timer);
      late.delete(one);
      over();
    };
    const one = { bring: () => bring().finally(forget), forget };
    late.add(one);
    const timer =
      delay === "held"
        ? undefined
        : setTimeout(() => {
            // It fails when everything is being stopped, and then nobody reads the copy any more.
            one.bring().catch(() => undefined);
          }, delay);
  };
  const note = async (operation: string, body: unknown, delay: Delay): Promise<void> => {
    for (const { table, within } of writesOf(operation, body)) {
      const copy = await copies.get(table);
      if (copy === undefined) continue;
      const bring = (): Promise<void> => copy.refresh(within);
      const wait = delay === "held" ? delay : delay();
      if (wait === 0) await bring();
      else bringLater(bring, wait);
    }
  };
  const catchUp = async (): Promise<void> => {
    for (const one of [...late]) await one.bring();
  };
  const forget = (): void => {
    for (const one of [...late]) one.forget();
  };
  const stop = async (): Promise<void> => {
    forget();
    const made = [...copies.values()];
    copies.clear();
    for (const copy of made) await (await copy).drop();
  };
  return {
    hold: async () => {
      await catchUp();
      own = "held";
      await Promise.all(tables().map(copyOf));
    },
    lagBy: (milliseconds) => {
      own = () => milliseconds;
    },
    catchUp,
    forget,
    end: async () => {
      own = undefined;
      await stop();
    },
    through: async (target, body, send) => {
      const delay = own ?? chance();
      if (delay === undefined) {
        if (copies.size > 0) await stop();
        return send(body);
      }
      const operation = target.split(".")[1] ?? "";
      const parsed: unknown = JSON.parse(body.toString());
      const read = ["Query", "Scan"].includes(operation) ? Named.parse(parsed) : undefined;
      if (read?.IndexName !== undefined) {
        const { name } = await copyOf(read.TableName);
        return send(JSON.stringify({ ...read, TableName: name }));
      }
      const answer = await send(body);
      await note(operation, parsed, delay);
      return answer;
    },
  };
};

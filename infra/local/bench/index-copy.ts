import * as z from "zod/mini";

/** Sends one call to DynamoDB Local, by its target `DynamoDB_20120810.Query`, and gives the parsed answer. Throws when it is an error. */
export type TableCall = (target: string, body: unknown) => Promise<unknown>;

const Attributes = z.record(z.string(), z.looseObject({}));
type Attributes = z.infer<typeof Attributes>;
const KeySchema = z.array(z.looseObject({ AttributeName: z.string() }));
const Described = z.object({
  Table: z.looseObject({
    AttributeDefinitions: z.array(z.unknown()),
    KeySchema,
    GlobalSecondaryIndexes: z._default(
      z.array(z.looseObject({ IndexName: z.string(), KeySchema, Projection: z.unknown() })),
      [],
    ),
  }),
});
const Listed = z.object({ TableNames: z.array(z.string()) });
const Scanned = z.object({ Items: z.array(Attributes), LastEvaluatedKey: z.optional(Attributes) });
const Got = z.object({ Item: z.optional(Attributes) });

/** A second table with the same indexes, in which an item is as it was when it was last brought there. */
export interface IndexCopy {
  /** The name of the second table. */
  name: string;
  /** Brings the item there as it is now, or its absence; `within` has its key among other attributes. */
  refresh: (within: Attributes) => Promise<void>;
  drop: () => Promise<void>;
}

const MOST_IN_BATCH = 25;

/** Copies what stands in an index of a table, as it is now. */
export const makeIndexCopy = async (send: TableCall, table: string): Promise<IndexCopy> => {
  const call = (operation: string, body: Record<string, unknown>): Promise<unknown> =>
    send(`DynamoDB_20120810.${operation}`, body);
  const { Table } = Described.parse(await call("DescribeTable", { TableName: table }));
  const named = (schema: z.infer<typeof KeySchema>): string[] =>
    schema.map(({ AttributeName }) => AttributeName);
  const keys = named(Table.KeySchema);
  const indexes = Table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  const isIndexed = (item: Attributes): boolean =>
    indexes.some((index) => named(index.KeySchema).every((name) => item[name] !== undefined));
  const name = `${table}.lagging`;
  const drop = async (): Promise<void> => {
    const { TableNames } = Listed.parse(await call("ListTables", { ExclusiveStartTableName: table }));
    if (TableNames.includes(name)) await call("DeleteTable", { TableName: name });
  };
  const fill = async (from?: Attributes): Promise<void> => {
    const page = Scanned.parse(
      await call("Scan", {
        TableName: table,
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    const items = page.Items.filter(isIndexed);
    for (let at = 0; at < items.length; at += MOST_IN_BATCH) {
      const puts = items.slice(at, at + MOST_IN_BATCH).map((Item) => ({ PutRequest: { Item } }));
      await call("BatchWriteItem", { RequestItems: { [name]: puts } });
    }
    if (page.LastEvaluatedKey !== undefined) await fill(page.LastEvaluatedKey);
  };
  const bring = async (Key: Attributes): Promise<void> => {
    const { Item } = Got.parse(await call("GetItem", { TableName: table, Key, ConsistentRead: true }));
    if (Item !== undefined && isIndexed(Item)) await call("PutItem", { TableName: name, Item });
    else await call("DeleteItem", { TableName: name, Key });
  };
  // One after the other for each item: an older state must not overtake a newer one.
  const turns = new Map<string, Promise<void>>();
  await drop();
  await call("CreateTable", {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: Table.AttributeDefinitions,
    KeySchema: Table.KeySchema,
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  });
  await fill();
  return {
    name,
    drop,
    refresh: (within) => {
      const key = Object.fromEntries(
        keys.flatMap((one) => (within[one] === undefined ? [] : [[one, within[one]]])),
      );
      const id = JSON.stringify(key);
      const turn = (turns.get(id) ?? Promise.resolve()).then(() => bring(key));
      turns.set(id, turn);
      return turn.finally(() => {
        if (turns.get(id) === turn) turns.delete(id);
      });
    },
  };
};

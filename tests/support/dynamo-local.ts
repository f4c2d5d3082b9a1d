import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { startDynamo } from "../../infra/local/dynamo.ts";
import { freePort } from "../../infra/local/ports.ts";
import type { Table } from "../../shared/platform/dynamo.ts";

/** DynamoDB Local with nothing in it. */
export interface LocalTables {
  /** A new empty table, keyed and indexed as the data stack makes it. */
  readonly makeTable: () => Promise<Table>;
  readonly stop: () => Promise<void>;
}

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" }) as const;
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];
const indexes = ["subject", "person", "list"] as const;

/** Starts DynamoDB Local, in memory, on a free port. Call `stop` when done: it ends the process. */
export const startLocalTables = async (): Promise<LocalTables> => {
  const port = await freePort();
  const dynamo = await startDynamo(port);
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  let made = 0;
  const makeTable = async (): Promise<Table> => {
    made += 1;
    const name = `convenor-test-${made}`;
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: key("pk", "sk"),
        AttributeDefinitions: ["pk", "sk", ...indexes.flatMap((index) => [index, `${index}Sort`])].map(text),
        GlobalSecondaryIndexes: indexes.map((index) => ({
          IndexName: `by-${index}`,
          KeySchema: key(index, `${index}Sort`),
          Projection: { ProjectionType: "ALL" as const },
        })),
      }),
    );
    const marshallOptions = { removeUndefinedValues: true };
    return { name, client: DynamoDBDocumentClient.from(client, { marshallOptions }) };
  };
  const stop = async () => {
    client.destroy();
    await dynamo.stop();
  };
  return { makeTable, stop };
};

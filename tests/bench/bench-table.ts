import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startDynamo } from "../../infra/local/index.ts";
import { openTable, type Table } from "../../shared/platform/dynamo.ts";
import { createTable } from "../support/create-table.ts";

/** Where a table of the bench is. */
export const whereOf = (port: number) => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: "eu-west-2",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

/** A table of the product's shape in a DynamoDB Local of its own. Stop it when done. */
export interface BenchTable {
  readonly table: Table;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts DynamoDB Local with an empty table. */
export const startBenchTable = async (): Promise<BenchTable> => {
  const dynamo = await startDynamo();
  const { port } = dynamo;
  const client = new DynamoDBClient(whereOf(port));
  await createTable(client, "bench");
  client.destroy();
  return { table: openTable("bench", whereOf(port)), port, stop: () => dynamo.stop() };
};

import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { LocalStack } from "../../infra/local/index.ts";
import type { Item } from "../../shared/platform/dynamo.ts";

/** Every item of a running stack's table, as an operator may read it; those whose partition begins so, if told. */
export const wholeTable = async (stack: LocalStack, prefix = ""): Promise<Item[]> => {
  const client = new DynamoDBClient(stack.client);
  const items: Item[] = [];
  const all = { TableName: stack.addresses.table, ConsistentRead: true };
  for await (const page of paginateScan({ client }, all))
    items.push(...(page.Items ?? []).map((item): Item => unmarshall(item)));
  client.destroy();
  return items.filter(({ pk }) => String(pk).startsWith(prefix));
};

import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { LocalStack } from "../../infra/local/stack.ts";
import type { Item } from "../../shared/platform/dynamo.ts";

/** Every item of a running stack's table, as an operator may read it; those whose partition begins so, if told. */
export const wholeTable = async (stack: LocalStack, prefix = ""): Promise<Item[]> => {
  const client = new DynamoDBClient(stack.client);
  const items: Item[] = [];
  let start: ScanCommandOutput["LastEvaluatedKey"];
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: stack.addresses.table,
        ConsistentRead: true,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []).map((item): Item => unmarshall(item)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  client.destroy();
  return items.filter(({ pk }) => String(pk).startsWith(prefix));
};

import {
  type AttributeDefinition,
  CreateTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
} from "@aws-sdk/client-dynamodb";

const text = (name: string): AttributeDefinition => ({ AttributeName: name, AttributeType: "S" });
const keys = (partition: string, sort: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: "HASH" },
  { AttributeName: sort, KeyType: "RANGE" },
];
const indexed = ["subject", "person", "list"];

/** Makes a table of the product's shape. */
export const createTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk", ...indexed.flatMap((key) => [key, `${key}Sort`])].map(text),
      KeySchema: keys("pk", "sk"),
      GlobalSecondaryIndexes: indexed.map((key) => ({
        IndexName: `by-${key}`,
        KeySchema: keys(key, `${key}Sort`),
        Projection: { ProjectionType: "ALL" },
      })),
    }),
  );
};

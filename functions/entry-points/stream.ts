import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import middy from "@middy/core";
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import type { Item } from "../../shared/platform/dynamo.ts";
import { logFailures } from "./logging.ts";
import { lazily } from "./needs.ts";

/** An item as the table's stream shows it, with the sequence number by which the stream can be asked for it again. */
export interface StreamedItem {
  readonly item: Item;
  readonly sequenceNumber: string;
}

/** The body of a function on the table's stream. It gives back the items that did not go through; the stream starts again at the first of them. */
export type Streamed<Extra> = (
  needs: Extra,
  items: readonly StreamedItem[],
) => Promise<readonly StreamedItem[]>;

const toItems = (event: DynamoDBStreamEvent): StreamedItem[] =>
  event.Records.flatMap(({ dynamodb }) =>
    dynamodb?.NewImage === undefined || dynamodb.SequenceNumber === undefined
      ? []
      : [{ item: unmarshall(asAttributes(dynamodb.NewImage)), sequenceNumber: dynamodb.SequenceNumber }],
  );

// The Lambda types and the SDK types describe the same wire format with types that TypeScript cannot unite; JSON is that format.
const asAttributes = (image: object): Record<string, AttributeValue> => JSON.parse(JSON.stringify(image));

/** A function on the table's stream, with partial failures reported to the stream. */
export const stream = <Extra>(publish: Streamed<Extra>, makeNeeds: () => Extra | Promise<Extra>) => {
  const needs = lazily(makeNeeds);
  const handle = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(logFailures(() => undefined))
    .handler(async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
      const failed = await publish(await needs(), toItems(event));
      return { batchItemFailures: failed.map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })) };
    });
  return (event: DynamoDBStreamEvent, context: Context) => handle(event, context);
};

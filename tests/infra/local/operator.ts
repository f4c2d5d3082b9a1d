import type { LocalStack } from "../../../infra/local/index.ts";

/** A call of DynamoDB as the operator makes it, who may do everything. */
export const operator = async (stack: LocalStack, target: string, body: object): Promise<string> => {
  const answer = await fetch(stack.gatewayUrl, {
    method: "POST",
    headers: {
      "x-amz-target": `DynamoDB_20120810.${target}`,
      authorization:
        "AWS4-HMAC-SHA256 Credential=operator/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({ TableName: stack.addresses.table, ...body }),
  });
  return answer.text();
};

/** All items of a partition as DynamoDB tells them, when nothing is in flight. */
export const stored = async (stack: LocalStack, pk: string): Promise<string> => {
  await stack.idle();
  return operator(stack, "Query", {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
  });
};

import type { LocalStack } from "../../../infra/local/index.ts";

const signedFor = (service: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=operator/20260101/eu-west-2/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

/** A call of DynamoDB as the operator makes it, who may do everything. */
export const operator = async (stack: LocalStack, target: string, body: object): Promise<string> => {
  const answer = await fetch(stack.gatewayUrl, {
    method: "POST",
    headers: {
      "x-amz-target": `DynamoDB_20120810.${target}`,
      ...signedFor("dynamodb"),
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

/** Sends a mail with this sender as the operator, and gives what SES says. */
export const mailFrom = async (stack: LocalStack, from: string): Promise<string> => {
  const raw = `From: ${from}\r\nTo: ada@people.example\r\nSubject: Hello\r\n\r\nHello`;
  const answer = await fetch(`${stack.gatewayUrl}/v2/email/outbound-emails`, {
    method: "POST",
    headers: signedFor("ses"),
    body: JSON.stringify({
      FromEmailAddress: from,
      Content: { Raw: { Data: Buffer.from(raw).toString("base64") } },
    }),
  });
  return `${answer.status} ${await answer.text()}`;
};

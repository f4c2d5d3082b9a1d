import { describe, expect, it } from "vitest";
import { neededRights, readCall } from "../../../infra/local/aws/calls.ts";

const where = {
  region: "eu-west-2",
  account: "000000000000",
  identity: () => "arn:aws:ses:eu-west-2:000000000000:identity/programme.example",
};
const TABLE = "arn:aws:dynamodb:eu-west-2:000000000000:table/People";

const rights = (service: string, target: string, body: unknown, path = "/", method = "POST") => {
  const authorization = `AWS4-HMAC-SHA256 Credential=SiteFunction.1/20261123/eu-west-2/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const call = readCall({
    method,
    url: path,
    headers: { authorization, "x-amz-target": target },
    raw: Buffer.from(JSON.stringify(body)),
    now: 0,
  });
  return neededRights(call, where).map(({ action, resource }) => `${action} ${resource}`);
};

describe("the rights a call needs", () => {
  it("asks for each write of a transaction by itself", () => {
    const TransactItems = [
      { Put: { TableName: "People", Item: {} } },
      { ConditionCheck: { TableName: "People", Key: {} } },
      { Update: { TableName: "People", Key: {} } },
    ];
    expect(rights("dynamodb", "DynamoDB_20120810.TransactWriteItems", { TransactItems })).toEqual([
      `dynamodb:PutItem ${TABLE}`,
      `dynamodb:ConditionCheckItem ${TABLE}`,
      `dynamodb:UpdateItem ${TABLE}`,
    ]);
  });

  it("asks for the index that a query reads", () => {
    const query = { TableName: "People", IndexName: "by-person" };
    expect(rights("dynamodb", "DynamoDB_20120810.Query", query)).toEqual([
      `dynamodb:Query ${TABLE}/index/by-person`,
    ]);
  });

  it("asks for the older right when a letter is sent as a raw message, on identity and configuration set", () => {
    const mail = {
      FromEmailAddress: "hello@programme.example",
      ConfigurationSetName: "letters",
      Content: { Raw: { Data: "" } },
    };
    expect(rights("ses", "", mail, "/v2/email/outbound-emails")).toEqual([
      "ses:SendRawEmail arn:aws:ses:eu-west-2:000000000000:identity/programme.example",
      "ses:SendRawEmail arn:aws:ses:eu-west-2:000000000000:configuration-set/letters",
    ]);
  });

  it("asks for the account's list, which has no name, when an address is taken off it", () => {
    const path = "/v2/email/suppression/addresses/ada%40people.example";
    expect(rights("ses", "", {}, path, "DELETE")).toEqual(["ses:DeleteSuppressedDestination *"]);
  });

  it("asks for sending one message when a batch is sent, since IAM knows no other right", () => {
    const batch = { QueueUrl: "http://127.0.0.1:4000/000000000000/letters" };
    expect(rights("sqs", "AmazonSQS.SendMessageBatch", batch)).toEqual([
      "sqs:SendMessage arn:aws:sqs:eu-west-2:000000000000:letters",
    ]);
  });
});

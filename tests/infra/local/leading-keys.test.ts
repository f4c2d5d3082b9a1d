import { describe, expect, it } from "vitest";
import { type ApiCall, neededRights } from "../../../infra/local/aws/calls.ts";
import { createPermissions } from "../../../infra/local/aws/iam.ts";
import type { ResolvedTemplate } from "../../../infra/local/aws/template.ts";

const TABLE = "arn:aws:dynamodb:eu-west-2:000000000000:table/convenor";
const only = (Action: string[], Resource: string, keys: string[]) => ({
  Effect: "Allow",
  Action,
  Resource,
  Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys } },
});
const role = {
  stack: "pages",
  id: "SiteRole",
  type: "AWS::IAM::Role",
  name: "SiteRole",
  arn: "",
  properties: {
    Policies: [
      {
        PolicyName: "rights",
        PolicyDocument: {
          Statement: [
            only(["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem"], TABLE, [
              "EVENT#*",
              "PAGE#home",
            ]),
            only(["dynamodb:Query"], `${TABLE}/index/by-list`, ["EVENTS#published"]),
          ],
        },
      },
    ],
  },
};
const template: ResolvedTemplate = {
  resources: [role],
  outputs: {},
  ofType: (...types) => (types.includes("AWS::IAM::Role") ? [role] : []),
};
const permissions = createPermissions(template, "000000000000");

const call = (operation: string, body: object): ApiCall => ({
  service: "dynamodb",
  action: `dynamodb:${operation}`,
  accessKey: "site",
  method: "POST",
  headers: {},
  path: "/",
  query: new URLSearchParams(),
  presigned: false,
  raw: Buffer.from(JSON.stringify(body)),
  body,
});

const allows = async (operation: string, body: object): Promise<boolean> => {
  const where = { region: "eu-west-2", account: "000000000000", identity: () => "" };
  const refusals = await Promise.all(
    neededRights(call(operation, body), where).map((right) =>
      permissions.refusal("SiteRole", "the site", right),
    ),
  );
  return refusals.every((refusal) => refusal === undefined);
};

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "x" } });
const query = (value: string, more: object = {}) => ({
  TableName: "convenor",
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :from)",
  ExpressionAttributeValues: { ":pk": { S: value }, ":from": { S: "TEAM" } },
  ...more,
});
const list = (value: string) => ({
  TableName: "convenor",
  IndexName: "by-list",
  KeyConditionExpression: "#list = :list AND listSort BETWEEN :from AND :to",
  ExpressionAttributeValues: { ":from": { S: "EVENTS#published" }, ":list": { S: value } },
});

describe("a role that reaches some keys only", () => {
  it.each(["EVENT#1", "EVENT#2", "PAGE#home"])(
    "reads %s, one by one, several at once and as a list",
    async (pk) => {
      expect(await allows("GetItem", { TableName: "convenor", Key: key(pk) })).toBe(true);
      const batch = { RequestItems: { convenor: { Keys: [key(pk), key("EVENT#3")] } } };
      expect(await allows("BatchGetItem", batch)).toBe(true);
      expect(await allows("Query", query(pk))).toBe(true);
    },
  );

  it.each(["TEAM", "PAGE#other", "XEVENT#1", "FAILURE#1"])(
    "does not reach %s, nor anything together with it",
    async (pk) => {
      expect(await allows("GetItem", { TableName: "convenor", Key: key(pk) })).toBe(false);
      const batch = { RequestItems: { convenor: { Keys: [key("EVENT#1"), key(pk)] } } };
      expect(await allows("BatchGetItem", batch)).toBe(false);
      expect(await allows("Query", query(pk))).toBe(false);
      const puts = ["EVENT#1", pk].map((one) => ({ Put: { TableName: "convenor", Item: key(one) } }));
      expect(await allows("TransactWriteItems", { TransactItems: puts })).toBe(false);
    },
  );

  it("asks an index for its lists, by whatever name the index has for them", async () => {
    expect(await allows("Query", list("EVENTS#published"))).toBe(true);
    expect(await allows("Query", list("EVENTS#draft"))).toBe(false);
    expect(await allows("Query", list("MEMBERS"))).toBe(false);
  });
});

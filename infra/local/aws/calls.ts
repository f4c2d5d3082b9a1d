import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod/mini";
import { objectActionOf, objectRight } from "./object-rights.ts";
import { isAsSigned } from "./signed-address.ts";

/** An answer of the gateway that is a refusal or a fault, in AWS's words. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** One call to AWS as the SDK made it. */
export interface ApiCall {
  service: string;
  /** `dynamodb:Query`, as IAM and the counts name it. */
  action: string;
  accessKey: string;
  method: string;
  headers: IncomingHttpHeaders;
  path: string;
  query: URLSearchParams;
  /** Signed in its address, for a browser that has no keys. */
  presigned: boolean;
  raw: Buffer;
  body: unknown;
}

/** Carries out one operation and gives what the SDK expects as JSON. Throws an ApiError to refuse. */
export type Operation = (call: ApiCall) => Promise<unknown>;

/** A right that a call needs: an action on a resource. */
export interface NeededRight {
  action: string;
  resource: string;
  /** Keys for conditions of the policy. */
  context: Record<string, string | string[]>;
}

const credential = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;
const targets: Record<string, string> = {
  DynamoDB_20120810: "dynamodb",
  AWSEvents: "events",
  AmazonSQS: "sqs",
  secretsmanager: "secretsmanager",
};

/** Where SES's API has the addresses of its list. */
export const SUPPRESSED = "/v2/email/suppression/addresses/";

const actionOf = (
  service: string,
  method: string,
  { path, query, target }: { path: string; query: URLSearchParams; target: string },
): string => {
  const [prefix = "", operation] = target.split(".");
  if (operation !== undefined) return `${targets[prefix] ?? service}:${operation}`;
  if (service === "lambda" && /^\/2015-03-31\/functions\/[^/]+\/invocations$/.test(path))
    return "lambda:InvokeFunction";
  if (service === "s3") return objectActionOf(method, path, query);
  if (service === "ses" && method === "POST" && path === "/v2/email/outbound-emails") return "ses:SendEmail";
  if (service === "ses" && method === "DELETE" && path.startsWith(SUPPRESSED))
    return "ses:DeleteSuppressedDestination";
  return `${service}:${method} ${path}`;
};

/** Refuses what was signed for a time that is over, as S3 does. `query` is that of a presigned address. */
const checkExpiry = (query: URLSearchParams, now: number): void => {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get("X-Amz-Date") ?? "") ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const seconds = Number(query.get("X-Amz-Expires"));
  if (!(now <= signedAt + seconds * 1000)) throw new ApiError(403, "AccessDenied", "Request has expired");
};

/** A request as it came, and what the clock showed. */
export interface SignedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  now: number;
}

/** Reads who calls and what for from a signed request. Throws an ApiError when it is not signed as the SDK signs. */
export function readCall({ method, url, headers, raw, now }: SignedRequest): ApiCall {
  const query = new URLSearchParams(url.split(/\?(.*)/s)[1] ?? "");
  const inQuery = query.get("X-Amz-Credential");
  const presigned = headers.authorization === undefined && inQuery !== null;
  const [, accessKey, service] =
    credential.exec(headers.authorization ?? `Credential=${inQuery ?? ""}`) ?? [];
  if (accessKey === undefined || service === undefined) {
    throw new ApiError(403, "MissingAuthenticationToken", "The request is not signed by an AWS SDK.");
  }
  const sent = url.split("?")[0] ?? "/";
  if (presigned) {
    checkExpiry(query, now);
    if (!isAsSigned({ method, path: sent, headers }, query))
      throw new ApiError(403, "SignatureDoesNotMatch", "The request is not the one that was signed.");
  }
  const path = decodeURIComponent(sent);
  const target = String(headers["x-amz-target"] ?? "");
  const action = actionOf(service, method, { path, query, target });
  const call = { service, action, accessKey, method, headers, path, query, presigned, raw };
  if (service === "s3") return { ...call, body: {} };
  const text = raw.toString("utf8");
  let body: unknown;
  try {
    body = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new ApiError(400, "SerializationException", "The body of the request is not JSON.");
  }
  return { ...call, body };
}

const Key = z.record(z.string(), z.unknown());
const OnTable = z.looseObject({
  TableName: z.string(),
  IndexName: z.optional(z.string()),
  Key: z.optional(Key),
  Item: z.optional(Key),
});
const TransactItem = z.record(z.string(), OnTable);
const Transaction = z.looseObject({ TransactItems: z.array(TransactItem) });
const Batch = z.looseObject({ RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(Key) })) });
const inTransaction: Record<string, string> = {
  Put: "dynamodb:PutItem",
  Update: "dynamodb:UpdateItem",
  Delete: "dynamodb:DeleteItem",
  ConditionCheck: "dynamodb:ConditionCheckItem",
  Get: "dynamodb:GetItem",
};

const Text = z.object({ S: z.string() });

const context = (keys: readonly unknown[]): NeededRight["context"] => {
  const texts = keys.flatMap((key) => Text.safeParse(key).data?.S ?? []);
  return texts.length > 0 ? { "dynamodb:LeadingKeys": [...new Set(texts)] } : {};
};

const Asked = z.looseObject({
  KeyConditionExpression: z.optional(z.string()),
  ExpressionAttributeValues: z.optional(Key),
});

/** What a query asks the table or an index for: the value that its first key must be. */
const askedFor = (call: unknown): unknown => {
  const { KeyConditionExpression = "", ExpressionAttributeValues = {} } = Asked.parse(call);
  const [, name = ""] = /^\s*\(?[#\w]+\s*=\s*(:\w+)/.exec(KeyConditionExpression) ?? [];
  return ExpressionAttributeValues[name];
};

const leadingKey = (one: z.infer<typeof OnTable>): NeededRight["context"] =>
  context([(one.Key ?? one.Item)?.["pk"] ?? askedFor(one)]);

const dynamoRights = (call: ApiCall, prefix: string): NeededRight[] => {
  const table = (name: string, index?: string): string =>
    `${prefix}${name}${index === undefined ? "" : `/index/${index}`}`;
  if (call.action.startsWith("dynamodb:Transact")) {
    return Transaction.parse(call.body).TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, one]) => ({
        action: inTransaction[kind] ?? `dynamodb:${kind}`,
        resource: table(one.TableName),
        context: leadingKey(one),
      })),
    );
  }
  if (call.action.startsWith("dynamodb:Batch")) {
    return Object.entries(Batch.parse(call.body).RequestItems).map(([name, { Keys }]) => ({
      action: call.action,
      resource: table(name),
      context: context(Keys.map(({ pk }) => pk)),
    }));
  }
  const one = OnTable.parse(call.body);
  return [{ action: call.action, resource: table(one.TableName, one.IndexName), context: leadingKey(one) }];
};

const Mail = z.looseObject({
  FromEmailAddress: z.optional(z.string()),
  ConfigurationSetName: z.optional(z.string()),
  Content: z.looseObject({ Raw: z.optional(z.unknown()) }),
});

/** What a policy must allow for this call. `where` gives the place the template is read for. */
export function neededRights(
  call: ApiCall,
  where: { region: string; account: string; identity: (from: string) => string },
): NeededRight[] {
  const at = (service: string): string => `arn:aws:${service}:${where.region}:${where.account}:`;
  const right = (resource: string): NeededRight[] => [{ action: call.action, resource, context: {} }];
  if (call.service === "dynamodb") return dynamoRights(call, `${at("dynamodb")}table/`);
  if (call.service === "sqs") {
    const { QueueUrl } = z.looseObject({ QueueUrl: z.string() }).parse(call.body);
    // Batches need the right of the single action: there is no sqs:SendMessageBatch in IAM.
    return right(at("sqs") + QueueUrl.split("/").at(-1)).map((one) => ({
      ...one,
      action: one.action.replace(/Batch$/, ""),
    }));
  }
  if (call.service === "s3") return [objectRight(call.action, call.path, call.query)];
  if (call.service === "lambda") {
    const name = call.path.split("/")[3] ?? "";
    return right(name.startsWith("arn:") ? name : `${at("lambda")}function:${name}`);
  }
  if (call.service === "events") {
    const { Entries = [] } = z
      .looseObject({ Entries: z.optional(z.array(z.looseObject({ EventBusName: z.optional(z.string()) }))) })
      .parse(call.body);
    const names = new Set(Entries.map(({ EventBusName = "default" }) => EventBusName.split("/").at(-1)));
    return [...names].flatMap((name) => right(`${at("events")}event-bus/${name}`));
  }
  if (call.service === "secretsmanager")
    return right(z.looseObject({ SecretId: z.string() }).parse(call.body).SecretId);
  if (call.action === "ses:SendEmail") {
    const mail = Mail.parse(call.body);
    // A raw message through the newer API still needs the older right: ses:SendRawEmail.
    const action = mail.Content.Raw === undefined ? "ses:SendEmail" : "ses:SendRawEmail";
    const resources = [where.identity(mail.FromEmailAddress ?? "")];
    if (mail.ConfigurationSetName !== undefined)
      resources.push(`${at("ses")}configuration-set/${mail.ConfigurationSetName}`);
    return resources.map((resource) => ({ action, resource, context: {} }));
  }
  return right("*");
}

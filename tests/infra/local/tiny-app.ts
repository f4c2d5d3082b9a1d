import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// A cloud assembly written by hand, as small as the local stack's own promises need: one function of each kind.

/** Signs as the SDK does and calls the gateway; the functions below share it. */
const CALL = `
const call = async (service, target, body, path = "/") => {
  const headers = {
    "content-type": "application/json",
    "x-amz-target": target,
    authorization: "AWS4-HMAC-SHA256 Credential=" + process.env.AWS_ACCESS_KEY_ID + "/20260101/eu-west-2/" + service + "/aws4_request, SignedHeaders=host, Signature=0",
  };
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + path, { method: "POST", headers, body: JSON.stringify(body) });
  const result = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(result.message), { name: result.__type });
  return result;
};
const put = (pk, sk, more = {}) => call("dynamodb", "DynamoDB_20120810.PutItem", { TableName: process.env.TABLE_NAME, Item: { pk: { S: pk }, sk: { S: sk }, ...more } });
`;

const SITE = `${CALL}
export const handler = async (event) => {
  const body = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
  const seen = { path: event.rawPath, parameters: event.pathParameters, cookies: event.cookies, base64: event.isBase64Encoded, body, now: new Date().toISOString() };
  if (event.rawPath === "/scan") await call("dynamodb", "DynamoDB_20120810.Scan", { TableName: process.env.TABLE_NAME });
  if (event.rawPath === "/outside") await fetch("https://example.org");
  if (event.rawPath === "/slow") await new Promise((done) => setTimeout(done, 60_000));
  if (event.rawPath === "/write") await put("JOURNAL#2026-11-23#0", body, { correlation: { S: event.headers["x-correlation-id"] }, entry: { M: { name: { S: "Noted" }, at: { S: seen.now } } } });
  if (event.rawPath === "/send") await call("sqs", "AmazonSQS.SendMessageBatch", { QueueUrl: process.env.QUEUE_URL, Entries: [{ Id: "0", MessageBody: body }] });
  if (event.rawPath === "/mail") await call("ses", "", { FromEmailAddress: "hello@programme.example", ConfigurationSetName: "letters", Destination: { ToAddresses: [body] }, EmailTags: [{ Name: "kind", Value: "welcome" }], Content: { Raw: { Data: Buffer.from("From: hello@programme.example\\r\\nTo: " + body + "\\r\\nSubject: Welcome\\r\\n\\r\\nHello").toString("base64") } } }, "/v2/email/outbound-emails");
  return { statusCode: 200, cookies: ["a=1", "b=2"], headers: { "content-type": "application/json" }, body: JSON.stringify(seen) };
};`;

/** Publishes what the stream brings; a record whose key says so fails for ever. */
const PUBLISH = `${CALL}
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const record of Records) {
    if (record.dynamodb.Keys.sk.S === "poison") {
      batchItemFailures.push({ itemIdentifier: record.dynamodb.SequenceNumber });
      continue;
    }
    const detail = JSON.stringify({ sk: record.dynamodb.Keys.sk.S, correlation: record.dynamodb.NewImage.correlation.S });
    const { FailedEntryCount } = await call("events", "AWSEvents.PutEvents", { Entries: [{ Source: "tiny", DetailType: "Noted", Detail: detail, EventBusName: process.env.BUS_NAME }] });
    if (FailedEntryCount > 0) throw new Error("not published");
  }
  return { batchItemFailures };
};`;

/** Writes what it was told, twice, so that a crash can come between; fails when told so. */
const REACT = `${CALL}
export const handler = async ({ detail }) => {
  if (detail.sk === "boom") throw new TypeError("told to fail");
  await put("FIRST", detail.sk);
  await put("SECOND", detail.sk);
};`;

const TAKE = `${CALL}
export const handler = async ({ Records }) => ({
  batchItemFailures: Records.filter(({ body }) => body.startsWith("bad")).map(({ messageId }) => ({ itemIdentifier: messageId })),
});`;

const HEAR = `${CALL}
export const handler = async (event) => put("MAIL", event["detail-type"] + " " + event.detail.mail.tags.kind[0] + " " + (event.detail.bounce?.bounceSubType ?? "") + " " + event.detail.mail.destination[0]);`;

const allow = (Action: string[], ...Resource: unknown[]) => ({ Effect: "Allow", Action, Resource });
const att = (id: string, name = "Arn") => ({ "Fn::GetAtt": [id, name] });
const PUT = allow(["dynamodb:PutItem"], att("Table"));

const makeFunction = (name: string, statements: unknown[], variables: Record<string, unknown> = {}) => ({
  [`${name}Role`]: {
    Type: "AWS::IAM::Role",
    Properties: {
      Policies: [{ PolicyName: "own", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    },
  },
  [name]: {
    Type: "AWS::Lambda::Function",
    Properties: {
      Handler: "index.handler",
      Runtime: "nodejs24.x",
      Timeout: 2,
      Role: att(`${name}Role`),
      Code: { S3Key: `${name}.zip` },
      Environment: {
        Variables: {
          POWERTOOLS_SERVICE_NAME: name.toLowerCase(),
          TABLE_NAME: { Ref: "Table" },
          SITE_URL: "http://localhost:3000",
          ...variables,
        },
      },
    },
  },
});
const permit = (name: string, service: string) => ({
  [`${name}Permission`]: {
    Type: "AWS::Lambda::Permission",
    Properties: { FunctionName: att(name), Principal: `${service}.amazonaws.com` },
  },
});
const rule = (name: string, pattern: unknown, bus?: unknown) => ({
  [`${name}Rule`]: {
    Type: "AWS::Events::Rule",
    Properties: {
      EventBusName: bus,
      EventPattern: pattern,
      Targets: [{ Id: "t", Arn: att(name) }],
    },
  },
});
const toFailures = allow(["sqs:SendMessage"], att("Failures"));
const mapping = (name: string, source: unknown, more: Record<string, unknown>) => ({
  [`${name}Source`]: {
    Type: "AWS::Lambda::EventSourceMapping",
    Properties: {
      FunctionName: { Ref: name },
      EventSourceArn: source,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ...more,
    },
  },
});

const sources = { Site: SITE, Publish: PUBLISH, React: REACT, Take: TAKE, Hear: HEAR };

const resources = {
  Table: {
    Type: "AWS::DynamoDB::Table",
    Properties: {
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    },
  },
  Bus: { Type: "AWS::Events::EventBus", Properties: { Name: "tiny" } },
  Failures: { Type: "AWS::SQS::Queue", Properties: {} },
  Jobs: {
    Type: "AWS::SQS::Queue",
    Properties: { RedrivePolicy: { deadLetterTargetArn: att("Failures"), maxReceiveCount: 3 } },
  },
  Identity: { Type: "AWS::SES::EmailIdentity", Properties: { EmailIdentity: "programme.example" } },
  Set: {
    Type: "AWS::SES::ConfigurationSet",
    Properties: { Name: "letters", SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] } },
  },
  SetEvents: {
    Type: "AWS::SES::ConfigurationSetEventDestination",
    Properties: {
      ConfigurationSetName: { Ref: "Set" },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["delivery", "bounce", "complaint"],
        EventBridgeDestination: { EventBusArn: "default" },
      },
    },
  },
  ...makeFunction(
    "Site",
    [
      PUT,
      allow(["sqs:SendMessage"], att("Jobs")),
      allow(
        ["ses:SendRawEmail"],
        "arn:aws:ses:eu-west-2:000000000000:identity/programme.example",
        "arn:aws:ses:eu-west-2:000000000000:configuration-set/letters",
      ),
    ],
    { QUEUE_URL: { Ref: "Jobs" } },
  ),
  ...permit("Site", "apigateway"),
  Api: { Type: "AWS::ApiGatewayV2::Api", Properties: {} },
  SiteIntegration: {
    Type: "AWS::ApiGatewayV2::Integration",
    Properties: {
      ApiId: { Ref: "Api" },
      IntegrationType: "AWS_PROXY",
      IntegrationUri: att("Site"),
      PayloadFormatVersion: "2.0",
    },
  },
  ...Object.fromEntries(
    ["$default", "GET /things/{id}", "ANY /files/{proxy+}"].map((RouteKey, index) => [
      `Route${index}`,
      {
        Type: "AWS::ApiGatewayV2::Route",
        Properties: {
          ApiId: { Ref: "Api" },
          RouteKey,
          Target: { "Fn::Join": ["", ["integrations/", { Ref: "SiteIntegration" }]] },
        },
      },
    ]),
  ),
  ...makeFunction(
    "Publish",
    [
      allow(["events:PutEvents"], att("Bus")),
      allow(
        ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        att("Table", "StreamArn"),
      ),
      toFailures,
    ],
    { BUS_NAME: { Ref: "Bus" } },
  ),
  ...mapping("Publish", att("Table", "StreamArn"), {
    MaximumRetryAttempts: 10,
    BisectBatchOnFunctionError: true,
    FilterCriteria: {
      Filters: [
        {
          Pattern: JSON.stringify({
            eventName: ["INSERT"],
            dynamodb: { Keys: { pk: { S: [{ prefix: "JOURNAL#" }] } } },
          }),
        },
      ],
    },
    DestinationConfig: { OnFailure: { Destination: att("Failures") } },
  }),
  ...makeFunction("React", [PUT, toFailures]),
  ...permit("React", "events"),
  ...rule("React", { source: ["tiny"], "detail-type": ["Noted"] }, { Ref: "Bus" }),
  ReactConfig: {
    Type: "AWS::Lambda::EventInvokeConfig",
    Properties: {
      FunctionName: { Ref: "React" },
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: att("Failures") } },
    },
  },
  ...makeFunction("Take", [
    allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], att("Jobs")),
  ]),
  ...mapping("Take", att("Jobs"), { BatchSize: 10 }),
  ...makeFunction("Hear", [PUT]),
  ...permit("Hear", "events"),
  ...rule("Hear", { source: ["aws.ses"] }),
};

/** Writes the assembly into a new temporary directory and gives its path. */
export function writeTinyApp(): string {
  const directory = mkdtempSync(join(tmpdir(), "convenor-tiny-"));
  const write = (file: string, content: unknown): void =>
    writeFileSync(join(directory, file), typeof content === "string" ? content : JSON.stringify(content));
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(sources)) {
    mkdirSync(join(directory, name));
    write(join(name, "index.mjs"), source);
    files[name] = { source: { path: name }, destinations: { here: { objectKey: `${name}.zip` } } };
  }
  write("tiny.template.json", { Resources: resources });
  write("tiny.assets.json", { files });
  write("manifest.json", {
    artifacts: {
      tiny: {
        type: "aws:cloudformation:stack",
        environment: "aws://unknown-account/eu-west-2",
        properties: { templateFile: "tiny.template.json" },
      },
    },
  });
  return directory;
}

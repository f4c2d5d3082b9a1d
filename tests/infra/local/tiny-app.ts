import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HEAR, PUBLISH, REACT, SITE, TAKE } from "./tiny-functions.ts";

// A cloud assembly written by hand, as small as the local stack's own promises need: one function of each kind.

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
      AttributeDefinitions: ["pk", "sk", "list"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-list",
          KeySchema: [
            { AttributeName: "list", KeyType: "HASH" },
            { AttributeName: "sk", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
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

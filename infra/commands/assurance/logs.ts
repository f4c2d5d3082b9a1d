import * as z from "zod/mini";
import { flowsOf } from "./flows.ts";
import { calledBy, markdownTable, names, ofType, type Resource } from "./templates.ts";

const groupSchema = z.object({ RetentionInDays: z.optional(z.number()) });
const stageSchema = z.object({ AccessLogSettings: z.looseObject({ Format: z.string() }) });
const distributionSchema = z.object({
  DistributionConfig: z.looseObject({
    Logging: z.optional(z.looseObject({ Bucket: z.unknown(), IncludeCookies: z.optional(z.boolean()) })),
  }),
});
const bucketSchema = z.object({
  LoggingConfiguration: z.optional(z.looseObject({ DestinationBucketName: z.unknown() })),
  LifecycleConfiguration: z.optional(
    z.looseObject({ Rules: z.array(z.looseObject({ ExpirationInDays: z.optional(z.number()) })) }),
  ),
});
const aclSchema = z.looseObject({ VisibilityConfig: z.looseObject({ SampledRequestsEnabled: z.boolean() }) });

const retention = ({ properties }: Resource): string => {
  const days = groupSchema.parse(properties).RetentionInDays;
  return days === undefined ? "for ever" : `${days} days`;
};

/** How long what is in the bucket that `value` names is kept. */
const bucketRetention = (resources: readonly Resource[], value: unknown): string => {
  const bucket = ofType(resources, "AWS::S3::Bucket").find((one) => names(value, one));
  const days = bucketSchema
    .parse(bucket?.properties ?? {})
    .LifecycleConfiguration?.Rules.flatMap(({ ExpirationInDays = [] }) => ExpirationInDays)
    .at(0);
  return days === undefined ? "for ever" : `${days} days`;
};

const groupRows = (resources: readonly Resource[]): readonly (readonly string[])[] => {
  const flows = flowsOf(resources);
  const groups = ofType(resources, "AWS::Logs::LogGroup");
  const ofFunctions = groups.filter((group) =>
    flows.some(({ resource }) => names(resource.properties, group)),
  );
  const others = groups.filter((group) => !ofFunctions.includes(group));
  const stages = ofType(resources, "AWS::ApiGatewayV2::Stage");
  const formatOf = (group: Resource): string => {
    const stage = stages.find(({ properties }) => names(properties, group));
    if (stage === undefined) return "";
    const { Format } = stageSchema.parse(stage.properties).AccessLogSettings;
    return `each request: ${Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(Format))).join(", ")}`;
  };
  const kept = [...new Set(ofFunctions.map(retention))];
  return [
    [
      `one log group of each of the ${ofFunctions.length} functions`,
      "JSON lines with the correlation id: start and end, errors by name and place, what happened to security",
      kept.join(", "),
    ],
    ...others.map((group) => [calledBy(group), formatOf(group), retention(group)]),
  ];
};

const edgeRows = (resources: readonly Resource[]): readonly (readonly string[])[] => [
  ...ofType(resources, "AWS::CloudFront::Distribution").flatMap(({ properties }) => {
    const { Logging } = distributionSchema.parse(properties).DistributionConfig;
    if (Logging === undefined) return [];
    return [
      [
        "Access log of the front door",
        `each request with its path and the visitor's address; cookies: ${Logging.IncludeCookies === true ? "yes" : "no"}`,
        bucketRetention(resources, Logging.Bucket),
      ],
    ];
  }),
  ...ofType(resources, "AWS::S3::Bucket").flatMap((bucket) => {
    const { LoggingConfiguration } = bucketSchema.parse(bucket.properties);
    if (LoggingConfiguration === undefined) return [];
    return [
      [
        `Access log of ${calledBy(bucket)}`,
        "who read or wrote which object",
        bucketRetention(resources, LoggingConfiguration.DestinationBucketName),
      ],
    ];
  }),
  ...ofType(resources, "AWS::WAFv2::WebACL").flatMap(({ properties }) =>
    aclSchema.parse(properties).VisibilityConfig.SampledRequestsEnabled
      ? [["Samples of the firewall", "some requests with path, headers and the visitor's address", "3 hours"]]
      : [],
  ),
];

/** Every log: what is in it, how long it is kept, who reads it. Markdown. */
export const logsDocument = (resources: readonly Resource[]): string =>
  `${[
    "# Logs",
    "Made by `npm run docs` from the templates (production); do not edit.",
    markdownTable(["Log", "What is in it", "Kept"], [...groupRows(resources), ...edgeRows(resources)]),
    "**What happened in the programme** is in the journal, which is in the table and kept: who did what to which record, by ids ([every entry](../entries.md)). **What happened to security** (sign-ins, refusals, ended sessions, forged forms and links, limits) is a line in the log of the site, the desk or the mail function: [which lines, and how to find them](../decisions/0057-security-log.md).",
    "**Who reads them.** Operators with access to the AWS account. No function may read a log (`tests/infra/rights.test.ts`), and none may change or delete one. Times are UTC.",
    "**What is not in them.** Names, addresses and what people typed: errors of others are logged by name and place. No log has paths, so no links from letters either ([why](../decisions/0067-front-door.md)).",
    "**Not set up here**, because they belong to the account and not to the product: CloudTrail, a copy of the logs in another account, and a team that watches them.",
  ].join("\n\n")}\n`;

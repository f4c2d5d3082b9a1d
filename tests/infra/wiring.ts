import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as z from "zod/mini";
import { type Bundles, functionSources } from "../../infra/constructs/bundles.ts";
import { allEntries } from "../../shared/all-entries.ts";
import {
  type DeployedFunction,
  functionsOf,
  ofType,
  refersTo,
  rightsOf,
  root,
  type Synthesized,
} from "./synthesized.ts";

/** Minified JavaScript that a function may load before its first answer, in KB. */
const MOST_KB = 360;

/** Functions that may load more, how much, and why. Three quarters of each are clients of the SDK. */
const LARGER: Readonly<Record<string, { readonly kb: number; readonly why: string }>> = {
  "exports-on-export-requested": { kb: 505, why: "S3 is 390 of it; it writes archives in parts" },
  "letters-queue-send-letter": { kb: 450, why: "holds the clients of SES, SQS and the table" },
  "enquiries-on-mail-received": {
    kb: 440,
    why: "S3 is 390 of it; what reads a mail comes while it is fetched",
  },
  "files-on-file-discarded": { kb: 425, why: "S3 is 390 of it, and all that it does" },
  "files-on-file-scan-due": { kb: 425, why: "S3 is 390 of it; it runs when a scan is missed" },
  desk: {
    kb: 375,
    why: "a route for each of its 150 pages, with its address; the pages come when they are asked for",
  },
  "members-on-file-import-step": {
    kb: 390,
    why: "reads any table, every ending of a host name, and the list of organisations",
  },
  "hand-overs-on-hand-over-changed": {
    kb: 400,
    why: "gives what every feature has, by the feature’s own decision",
  },
  "work-on-work-changed": { kb: 405, why: "reads every kind of thing that can wait for a person" },
  "newsletters-on-newsletter-step-due": {
    kb: 385,
    why: "finds an audience by all that is known of members, and writes the stories that it sends",
  },
  "newsletters-on-newsletter-written": { kb: 370, why: "counts an audience by all that is known of members" },
  "privacy-on-access-begun": { kb: 380, why: "gathers every kind of record of a person" },
  "privacy-on-access-released": { kb: 530, why: "S3 is 390 of it; it writes an archive" },
  "privacy-on-erasure-due": { kb: 615, why: "S3 is 390 of it; it erases every kind of record, and files" },
  "privacy-on-retention-due": { kb: 485, why: "S3 is 390 of it; it takes away files with their records" },
  "reports-at-night": { kb: 385, why: "counts what happened in every feature" },
  "reports-at-report-morning": { kb: 440, why: "draws the pictures of a report, and writes its file" },
  "reports-on-programme-report-asked": {
    kb: 440,
    why: "draws the pictures of a report, and writes its file",
  },
  "reports-at-monday-morning": { kb: 370, why: "reports on every feature" },
  "failures-on-failure-replay-requested": {
    kb: 395,
    why: "holds the clients of what it starts again: functions, the bus, the queue of letters",
  },
};

const FAILURES = "QueuesFailures";

const ruleSchema = z.object({
  EventPattern: z.looseObject({ source: z.array(z.string()), "detail-type": z.array(z.string()) }),
  Targets: z.tuple([z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) })]),
});

const rulesOf = ({ service }: Synthesized) =>
  ofType(service, "AWS::Events::Rule").map(({ id, Properties }) => ({ id, ...ruleSchema.parse(Properties) }));

/** Whether a rule is for what AWS itself says on the default bus. */
const isOfAws = ({ EventPattern }: z.infer<typeof ruleSchema>): boolean =>
  ["aws.ses", "aws.s3", "aws.guardduty"].includes(EventPattern.source[0] ?? "");

const HANDLERS = `
  const accepted = {};
  for (const [name, file] of JSON.parse(process.argv[1])) accepted[name] = (await import(file)).handler.accepts;
  console.log(JSON.stringify(accepted));
`;

/** The entries that the bundled handlers say they accept, asked in a process of its own as Lambda would load them. */
const acceptedBy = async (bundles: Bundles): Promise<Record<string, readonly string[] | undefined>> => {
  const files = [...bundles.values()]
    .filter(({ source }) => /\/on-[^/]+$/.test(source))
    .map(({ name, directory }) => [name, pathToFileURL(`${directory}/index.mjs`).href]);
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    HANDLERS,
    JSON.stringify(files),
  ]);
  return z.record(z.string(), z.optional(z.array(z.string()))).parse(JSON.parse(stdout));
};

const kind = (name: string): string => /(?:^|-)(on|at|stream|queue)-/.exec(name)?.[1] ?? "request";

const mappingOf = ({ service }: Synthesized, { id }: DeployedFunction) =>
  ofType(service, "AWS::Lambda::EventSourceMapping").find(({ Properties }) => refersTo(Properties, id));

/** What the templates promise about flow: every trigger reaches its function, and no failure is lost or unheard of. */
export const wiringTests = (synthesized: () => Synthesized): void => {
  it("deploys every function there is", () => {
    const sources = functionSources(root);
    expect([...synthesized().bundles.keys()].sort()).toEqual(sources);
    expect(functionsOf(synthesized())).toHaveLength(sources.length);
  });

  it("requests go to the site, and all that begin with /desk to the desk, whatever their method", () => {
    const routes = ofType(synthesized().service, "AWS::ApiGatewayV2::Route");
    expect(routes.map(({ Properties }) => Properties["RouteKey"])).toEqual([
      "$default",
      "ANY /desk",
      "ANY /desk/{proxy+}",
    ]);
  });

  it("pages are sent the headers that they read, and where a visitor comes from by CloudFront alone", () => {
    const [policy] = ofType(synthesized().service, "AWS::CloudFront::OriginRequestPolicy");
    const { HeadersConfig } = z
      .object({
        HeadersConfig: z.object({ HeaderBehavior: z.literal("whitelist"), Headers: z.array(z.string()) }),
      })
      .parse(policy?.Properties["OriginRequestPolicyConfig"]);
    const sent = HeadersConfig.Headers.map((name) => name.toLowerCase());
    expect(sent).toContain("cloudfront-viewer-address");
    expect(sent.filter((name) => /forwarded|real-ip|local/.test(name))).toEqual([]);
    const read = globSync("functions/**/*.ts", { cwd: root })
      .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/headers\["([\w-]+)"\]/g)])
      .map(([, name]) => name);
    expect(read).toContain("sec-fetch-site");
    // The cache policy passes on what a browser takes, as CloudFront normalizes it.
    sent.push("accept-encoding");
    expect(read.filter((name) => name !== undefined && !sent.includes(name))).toEqual([]);
  });

  it("pages are compressed by themselves alone, who know when that is safe, and CloudFront keeps none, nor an error of one", () => {
    const [policy] = ofType(synthesized().service, "AWS::CloudFront::CachePolicy");
    expect(policy?.Properties["CachePolicyConfig"]).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 1,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: "all" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    });
    const [distribution] = ofType(synthesized().service, "AWS::CloudFront::Distribution");
    const errors = [404, 405, 414, 500, 501, 502, 503, 504];
    expect(distribution?.Properties["DistributionConfig"]).toMatchObject({
      DefaultCacheBehavior: { Compress: false, CachePolicyId: { Ref: policy?.id } },
      CacheBehaviors: [{ PathPattern: "/assets/*", Compress: true }],
      CustomErrorResponses: errors.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    });
  });

  it("the front door shows a key that is in no template, keeps no log of addresses, and has a page for what answers before us", () => {
    const { service, edge } = synthesized();
    const [distribution] = ofType(service, "AWS::CloudFront::Distribution");
    const config = JSON.stringify(distribution?.Properties["DistributionConfig"]);
    expect(config).toMatch(
      /"HeaderName":"X-Front-Door","HeaderValue":\{"Fn::Join":\["",\["\{\{resolve:secretsmanager:".*":SecretString:current::\}\}"\]/,
    );
    expect(config).not.toContain('"Logging"');
    for (const status of [502, 503, 504])
      expect(config).toMatch(
        new RegExp(
          `"ErrorCode":${status},"ResponseCode":${status},"ResponsePagePath":"/assets/\\w+/unavailable.html"`,
        ),
      );
    const [acl] = ofType(edge, "AWS::WAFv2::WebACL");
    expect(JSON.stringify(acl?.Properties)).not.toContain('"SampledRequestsEnabled":true');
    expect(acl?.Properties["Rules"]).toMatchObject([
      { Name: "forms", Action: { Count: {} }, Statement: { RateBasedStatement: { Limit: 2000 } } },
      { Name: "pages", Action: { Count: {} }, Statement: { RateBasedStatement: { Limit: 10_000 } } },
    ]);
  });

  it("names in rules are names of entries, and the ones that the deployed handler accepts", async () => {
    const known = Object.keys(allEntries);
    const accepted = await acceptedBy(synthesized().bundles);
    for (const deployed of functionsOf(synthesized())) {
      const rule = rulesOf(synthesized()).find(({ Targets }) => refersTo(Targets[0].Arn, deployed.id));
      if (rule === undefined || isOfAws(rule)) continue;
      const named = rule.EventPattern["detail-type"];
      expect(known, deployed.name).toEqual(expect.arrayContaining(named));
      expect(accepted[deployed.name], deployed.name).toEqual(named);
    }
  }, 60_000);

  it("a fan-out is continued under the name that it gives itself, and no other function is called for it", () => {
    const { bundles } = synthesized();
    const fanOuts = rulesOf(synthesized()).filter(({ EventPattern }) =>
      EventPattern["detail-type"].includes("FanOutContinued"),
    );
    expect(fanOuts.length).toBeGreaterThan(10);
    for (const deployed of functionsOf(synthesized())) {
      const rule = fanOuts.find(({ Targets }) => refersTo(Targets[0].Arn, deployed.id));
      const source = [...bundles.values()].find(({ name }) => name === deployed.name)?.source;
      if (rule === undefined || source === undefined) continue;
      const name = source.replace(/^functions\/|\.ts$/g, "");
      expect(readFileSync(join(root, source), "utf8"), source).toContain(`"${name}"`);
      expect(rule.EventPattern, name).toMatchObject({
        detail: { data: { function: [name, { exists: false }] } },
      });
    }
  });

  it("every function that reacts to entries has one rule, on the journal's own source", () => {
    const rules = rulesOf(synthesized()).filter((rule) => !isOfAws(rule));
    for (const { id, EventPattern } of rules) {
      expect(EventPattern.source, id).toEqual(["convenor.journal"]);
      expect(EventPattern["detail-type"].length, id).toBeGreaterThan(0);
    }
    const reactions = functionsOf(synthesized()).filter(
      ({ name }) => kind(name) === "on" && !/on-(mail-(event|received)|file-scanned)$/.test(name),
    );
    expect(rules).toHaveLength(reactions.length);
  });

  it("every asynchronous function ends its failures in the failures queue, and may put them there", () => {
    const { service } = synthesized();
    const invocations = ofType(service, "AWS::Lambda::EventInvokeConfig");
    for (const deployed of functionsOf(synthesized())) {
      const trigger = kind(deployed.name);
      if (trigger === "on" || trigger === "at") {
        const config = invocations.find(({ Properties }) =>
          refersTo(Properties["FunctionName"], deployed.id),
        );
        expect(refersTo(config?.Properties["DestinationConfig"], FAILURES), deployed.name).toBe(true);
      }
      if (trigger === "stream") {
        const mapping = mappingOf(synthesized(), deployed)?.Properties;
        expect(refersTo(mapping?.["DestinationConfig"], FAILURES), deployed.name).toBe(true);
        expect(mapping, deployed.name).toMatchObject({
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 10,
          MaximumRecordAgeInSeconds: 21600,
        });
      }
      if (trigger === "queue" || trigger === "request") continue;
      const mayFail = rightsOf(synthesized(), deployed).some(
        ({ Action, Resource }) => Action.includes("sqs:SendMessage") && refersTo(Resource, FAILURES),
      );
      expect(mayFail, deployed.name).toBe(true);
    }
  });

  it("rules and schedules that cannot hand over end in the failures queue, which takes it from them", () => {
    const { service } = synthesized();
    for (const { id, Targets } of rulesOf(synthesized())) {
      expect(refersTo(Targets[0].DeadLetterConfig.Arn, FAILURES), id).toBe(true);
    }
    for (const { id, Properties } of ofType(service, "AWS::Scheduler::Schedule")) {
      expect(refersTo(z.looseObject({}).parse(Properties["Target"])["DeadLetterConfig"], FAILURES), id).toBe(
        true,
      );
    }
    const policy = ofType(service, "AWS::SQS::QueuePolicy").find(({ Properties }) =>
      refersTo(Properties["Queues"], FAILURES),
    );
    expect(refersTo(policy?.Properties, "events.amazonaws.com")).toBe(true);
  });

  it("letters and failures that are refused again and again move on: to the failures queue, to the last resort", () => {
    const queues = ofType(synthesized().service, "AWS::SQS::Queue");
    const redrive = (part: string) =>
      queues.find(({ id }) => id.startsWith(part))?.Properties["RedrivePolicy"] ?? {};
    for (const queue of ["QueuesLetters", "QueuesNews"]) {
      // Five tries, and one that a letter uses up which is hidden until the morning.
      expect(redrive(queue)).toMatchObject({ maxReceiveCount: 6 });
      expect(refersTo(redrive(queue), FAILURES)).toBe(true);
    }
    expect(refersTo(redrive(FAILURES), "QueuesLastResort")).toBe(true);
  });

  it("functions on queues and streams say which messages failed, and a queue hides them six times as long as a call takes", () => {
    const { service } = synthesized();
    for (const deployed of functionsOf(synthesized())) {
      const mapping = mappingOf(synthesized(), deployed)?.Properties;
      if (mapping === undefined) continue;
      expect(mapping["FunctionResponseTypes"], deployed.name).toEqual(["ReportBatchItemFailures"]);
      if (kind(deployed.name) !== "queue") continue;
      const lambda = service.find(({ id }) => id === deployed.id)?.Properties;
      const queue = ofType(service, "AWS::SQS::Queue").find(({ id }) =>
        refersTo(mapping["EventSourceArn"], id),
      );
      const hidden = z.number().parse(queue?.Properties["VisibilityTimeout"]);
      expect(hidden, deployed.name).toBeGreaterThanOrEqual(6 * z.number().parse(lambda?.["Timeout"]));
    }
  });

  it("schedules hand over the moment that was meant, by London time where a person waits for it", () => {
    const schedules = ofType(synthesized().service, "AWS::Scheduler::Schedule").map(
      ({ Properties }) => Properties,
    );
    for (const { Target } of schedules) {
      expect(Target).toMatchObject({ Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}' });
    }
    expect(schedules.map((each) => [each["ScheduleExpression"], each["ScheduleExpressionTimezone"]])).toEqual(
      [
        ["rate(1 minute)", "Etc/UTC"],
        ["cron(30 7 ? * MON-FRI *)", "Europe/London"],
        ["cron(0 9 ? * MON-FRI *)", "Europe/London"],
        ["cron(30 2 * * ? *)", "Europe/London"],
        ["cron(0 9 ? * MON-FRI *)", "Europe/London"],
        ["cron(30 2 * * ? *)", "Europe/London"],
        ["cron(30 4 * * ? *)", "Europe/London"],
        ["cron(0 2 * * ? *)", "Europe/London"],
        ["cron(0 8 ? * MON *)", "Europe/London"],
        ["cron(30 2 * * ? *)", "Europe/London"],
        ["cron(0 8 ? * MON-FRI *)", "Europe/London"],
        ["cron(0 6 ? * MON *)", "Europe/London"],
      ],
    );
  });

  it("no function makes people wait for more code than it needs", () => {
    const tooLarge = [...synthesized().bundles.values()].flatMap(({ name, bytes }) =>
      bytes / 1024 > (LARGER[name]?.kb ?? MOST_KB) ? [`${name}: ${Math.ceil(bytes / 1024)} KB`] : [],
    );
    expect(tooLarge).toEqual([]);
  });
};

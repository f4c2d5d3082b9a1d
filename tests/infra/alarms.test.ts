import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { idleCost, idleCostDocument, idleSums } from "../../infra/commands/assurance/idle-cost.ts";
import { productionResources } from "../../infra/commands/assurance/templates.ts";
import { RUNBOOK_SECTIONS } from "../../infra/constructs/alarm-topic.ts";
import {
  functionsOf,
  ofType,
  type Resource,
  refersTo,
  root,
  type Synthesized,
  synthesizeWithoutCode,
} from "./synthesized.ts";

/** What AWS counts and these templates look at, by the metric's name and its dimensions ("metrics and dimensions" of each service). */
const METRICS_OF_AWS: Readonly<Record<string, readonly string[]>> = {
  "AWS/ApiGateway": ["5xx ApiId"],
  "AWS/CertificateManager": ["DaysToExpiry CertificateArn"],
  "AWS/DynamoDB": [
    "ReadThrottleEvents TableName",
    "WriteThrottleEvents GlobalSecondaryIndexName,TableName",
    "WriteThrottleEvents TableName",
  ],
  "AWS/Events": ["FailedInvocations"],
  "AWS/Lambda": ["ConcurrentExecutions", "Invocations FunctionName", "IteratorAge FunctionName", "Throttles"],
  "AWS/SES": ["Reject", "Reputation.BounceRate", "Reputation.ComplaintRate"],
  "AWS/SQS": [
    "ApproximateAgeOfOldestMessage QueueName",
    "ApproximateNumberOfMessagesDelayed QueueName",
    "ApproximateNumberOfMessagesVisible QueueName",
  ],
  "AWS/WAFV2": ["BlockedRequests Rule,WebACL", "CountedRequests Rule,WebACL"],
};

/** CloudWatch takes no longer text of an alarm. */
const LONGEST_TEXT = 1024;

const dimensions = z._default(z.array(z.object({ Name: z.string(), Value: z.unknown() })), []);
const metricShape = { Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions };
const alarmSchema = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.unknown(),
  OKActions: z.optional(z.unknown()),
  ComparisonOperator: z.string(),
  EvaluationPeriods: z.number(),
  Period: z.optional(z.number()),
  Threshold: z.number(),
  TreatMissingData: z.string(),
  Namespace: z.optional(z.string()),
  MetricName: z.optional(z.string()),
  Dimensions: dimensions,
  Metrics: z._default(
    z.array(
      z.looseObject({
        Expression: z.optional(z.string()),
        Period: z.optional(z.number()),
        MetricStat: z.optional(z.looseObject({ Metric: z.object(metricShape), Period: z.number() })),
      }),
    ),
    [],
  ),
});
const filterSchema = z.object({
  FilterPattern: z.string(),
  LogGroupName: z.unknown(),
  MetricTransformations: z.tuple([
    z.object({ MetricNamespace: z.string(), MetricName: z.string(), MetricValue: z.string() }),
  ]),
});

let synthesized: Synthesized | undefined;
const made = (): Synthesized => {
  if (synthesized === undefined) throw new Error("The templates are looked at before they were made.");
  return synthesized;
};

beforeAll(() => {
  synthesized = synthesizeWithoutCode();
}, 120_000);

const everything = (): readonly Resource[] => [...made().data, ...made().service, ...made().edge];

const alarms = () =>
  ofType(everything(), "AWS::CloudWatch::Alarm").map(({ id, Properties }) => ({
    id,
    ...alarmSchema.parse(Properties),
  }));

const filters = () =>
  ofType(made().service, "AWS::Logs::MetricFilter").map(({ id, Properties }) => ({
    id,
    ...filterSchema.parse(Properties),
  }));

type Alarm = ReturnType<typeof alarms>[number];
type Watched = z.infer<z.ZodMiniObject<typeof metricShape>>;

const QUERY = /^SELECT \w+\((\w+)\) FROM "([\w/]+)"$/;

/** The metrics that an alarm looks at. */
const metricsOf = ({ Namespace, MetricName, Dimensions, Metrics }: Alarm): readonly Watched[] => [
  ...(Namespace === undefined || MetricName === undefined ? [] : [{ Namespace, MetricName, Dimensions }]),
  ...Metrics.flatMap(({ MetricStat, Expression = "" }) => {
    const [, asked = "", of = ""] = QUERY.exec(Expression) ?? [];
    return [
      ...(MetricStat === undefined ? [] : [MetricStat.Metric]),
      ...(asked === "" ? [] : [{ Namespace: of, MetricName: asked, Dimensions: [] }]),
    ];
  }),
];

const nameOf = ({ Namespace, MetricName }: { Namespace: string; MetricName: string }) =>
  `${Namespace} ${MetricName}`;

const counts = (filter: ReturnType<typeof filters>[number]) =>
  filter.MetricTransformations.map(({ MetricNamespace: Namespace, MetricName }) =>
    nameOf({ Namespace, MetricName }),
  );

const alarmCalled = (part: string): Alarm => {
  const [found] = alarms().filter(({ id }) => id.startsWith(part));
  if (found === undefined) throw new Error(`There is no alarm ${part}.`);
  return found;
};

describe("the alarms", () => {
  it("cover every function: what its log says of failures is counted, and the text of the alarm has its sentence", () => {
    const counted = filters();
    for (const { id, name, prefix, impact } of functionsOf(made())) {
      const lambda = made().service.find((one) => one.id === id);
      const [log] = ofType(made().service, "AWS::Logs::LogGroup").filter(
        (group) =>
          group.id.startsWith(`${prefix}Log`) && refersTo(lambda?.Properties["LoggingConfig"], group.id),
      );
      const own = counted.filter(({ LogGroupName, FilterPattern }) =>
        log === undefined
          ? false
          : refersTo(LogGroupName, log.id) && FilterPattern.includes("platform.report"),
      );
      expect(own.flatMap(counts), name).toHaveLength(1);
      const watching = alarms().filter((alarm) =>
        metricsOf(alarm).some((metric) => own.flatMap(counts).includes(nameOf(metric))),
      );
      expect(watching, name).toHaveLength(1);
      expect(watching[0]?.AlarmDescription, name).toContain(impact);
    }
  });

  it("look at metrics that there are: of AWS by name and dimensions, our own where a filter counts them", () => {
    const own = new Set(filters().flatMap(counts));
    for (const alarm of alarms()) {
      const metrics = metricsOf(alarm);
      expect(metrics, alarm.id).not.toHaveLength(0);
      for (const metric of metrics) {
        const { Namespace, MetricName, Dimensions } = metric;
        if (Namespace.startsWith("Convenor/")) expect(own, alarm.id).toContain(nameOf(metric));
        else {
          const names = Dimensions.map(({ Name }) => Name).toSorted();
          const known = METRICS_OF_AWS[Namespace] ?? [];
          expect(known, alarm.id).toContain(
            names.length === 0 ? MetricName : `${MetricName} ${names.join(",")}`,
          );
        }
      }
    }
    const watched = new Set(alarms().flatMap(metricsOf).map(nameOf));
    expect([...own].filter((name) => !watched.has(name))).toEqual([]);
  });

  it("reach the operator with what breaks for whom and with a section of the runbook that is there", () => {
    const runbook = readFileSync(join(root, "docs/runbooks/alarms.md"), "utf8");
    for (const section of RUNBOOK_SECTIONS) expect(runbook).toContain(`\n## ${section}\n`);
    const used = new Set<string>();
    for (const { id, AlarmActions, AlarmDescription } of alarms()) {
      expect(refersTo(AlarmActions, "AlarmsTopic"), id).toBe(true);
      expect(AlarmDescription.length, id).toBeLessThanOrEqual(LONGEST_TEXT);
      const [, impact = "", section = ""] =
        /^(.*) What to do: docs\/runbooks\/alarms\.md, "(.*)"\.$/s.exec(AlarmDescription) ?? [];
      expect(impact.length, id).toBeGreaterThan(30);
      expect(RUNBOOK_SECTIONS, id).toContain(section);
      used.add(section);
    }
    expect(RUNBOOK_SECTIONS.filter((section) => !used.has(section))).toEqual([]);
  });

  it("of a page goes off at its first error, of what is tried again at the third, of what was given up at the first", () => {
    for (const page of ["PagesSiteAlarm", "PagesDeskAlarm", "ApiErrorsAlarm", "GivenUpAlarm"])
      expect(alarmCalled(page), page).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Period: 300 });
    expect(alarmCalled("EventsFailing")).toMatchObject({ Threshold: 3, Period: 900 });
    const patterns = filters().filter(({ id }) => /^Pages(Site|Desk)Failed/.test(id));
    expect(patterns).toHaveLength(2);
    for (const { FilterPattern } of patterns) expect(FilterPattern).toContain('$.level = "ERROR"');
    expect(alarmCalled("GivenUpAlarm").OKActions).toBeUndefined();
  });

  it.each([
    ["TimersAtEveryMinuteSilenceAlarm", 10],
    ["ReportsAtNightSilenceAlarm", 26 * 60],
    ["EnquiriesOnMailReceivedSilenceAlarm", 7 * 24 * 60],
  ])(
    "%s goes off when nothing was heard for %d minutes, and also when there never was anything",
    (name, minutes) => {
      const { Metrics, EvaluationPeriods, ...alarm } = alarmCalled(name);
      expect(alarm).toMatchObject({
        Threshold: 1,
        ComparisonOperator: "LessThanThreshold",
        TreatMissingData: "breaching",
      });
      expect(Metrics.map(({ Expression = "" }) => Expression)).toContain("FILL(counted, 0)");
      const [seconds] = Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
      expect((EvaluationPeriods * (seconds ?? 0)) / 60).toBe(minutes);
      // CloudWatch looks back a day at most, a week where a period is an hour or more.
      expect(minutes).toBeLessThanOrEqual((seconds ?? 0) >= 3600 ? 7 * 24 * 60 : 24 * 60);
    },
  );

  it("stay quiet over news that waits for the morning, and over a week in which nothing failed", () => {
    const quiet = alarms().filter(({ TreatMissingData }) => TreatMissingData === "notBreaching");
    expect(quiet.length).toBeGreaterThan(20);
    const ages = alarms().filter((alarm) =>
      metricsOf(alarm).some(({ MetricName }) => MetricName === "ApproximateAgeOfOldestMessage"),
    );
    expect(ages).toHaveLength(2);
    for (const { Dimensions } of ages) expect(refersTo(Dimensions, "QueuesNews")).toBe(false);
  });

  it("are no more than thirty for all that reacts", () => {
    expect(alarms().filter(({ id }) => id.includes("Failing")).length).toBeLessThanOrEqual(30);
    expect(alarms().length).toBeLessThan(functionsOf(made()).length);
  });
});

describe("an idle deployment", () => {
  it("costs what the documents say, counted from the templates", () => {
    const resources = productionResources(root);
    const sums = idleSums(idleCost(resources));
    expect(readFileSync(join(root, "docs/runbooks/idle-cost.md"), "utf8")).toBe(idleCostDocument(resources));
    const sentence = `about $${sums.with} a month with the firewall`;
    for (const page of ["docs/decisions/0010-alarms.md", "docs/runbooks/deploy.md"]) {
      const text = readFileSync(join(root, page), "utf8").replaceAll(/\s+/g, " ").replaceAll("**", "");
      expect(text, page).toContain(sentence);
      expect(text, page).toMatch(new RegExp(`(about )?\\$${sums.without} without`));
    }
  }, 60_000);

  it("counts each thing once, and more of it costs more", () => {
    const resources = productionResources(root);
    const total = (some: typeof resources) => idleCost(some).reduce((sum, { dollars }) => sum + dollars, 0);
    const twice = (type: string) => total([...resources, ...resources.filter((one) => one.type === type)]);
    for (const type of ["AWS::CloudWatch::Alarm", "AWS::SecretsManager::Secret", "AWS::WAFv2::WebACL"])
      expect(twice(type), type).toBeGreaterThan(total(resources));
    expect(twice("AWS::Lambda::Function")).toBe(total(resources));
    expect(idleCost([])).toEqual(expect.arrayContaining([expect.objectContaining({ dollars: 0 })]));
  }, 60_000);
});

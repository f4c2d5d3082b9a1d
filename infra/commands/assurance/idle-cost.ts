import * as z from "zod/mini";
import { markdownTable, ofType, type Resource } from "./templates.ts";

/** What one thing costs in a month in which nobody does anything: dollars, and how that comes. */
export type IdleCost = {
  readonly what: string;
  readonly dollars: number;
  readonly how: string;
  readonly ofFirewall?: true;
};

// List prices of us-east-1, November 2026, and what AWS gives everybody free each month, for ever. London takes up to a fifth more for some.
const ALARM_METRIC = 0.1;
const FREE_ALARM_METRICS = 10;
const DASHBOARD = 3;
const FREE_DASHBOARD_METRICS = 50;
const SECRET = 0.4;
const QUEUE_MILLION = 0.4;
const FREE_QUEUE_REQUESTS = 1_000_000;
const READ_MILLION = 0.125;
const WEB_ACL = 5;
const ACL_RULE = 1;

/** Lambda asks a queue with five pollers, each of which waits for twenty seconds. */
const POLLERS = 5;
const SECONDS_OF_A_MONTH = 730 * 3600;
const POLLS_OF_A_QUEUE = (POLLERS * SECONDS_OF_A_MONTH) / 20;
const MINUTES_OF_A_MONTH = 730 * 60;
/** Partitions of timers that the minute clock asks: shared/timers. */
const TIMER_QUERIES = 4;
/** What the dashboard shows of each function. */
const METRICS_OF_A_FUNCTION = 5;

const alarmSchema = z.object({
  Metrics: z.optional(
    z.array(z.looseObject({ MetricStat: z.optional(z.unknown()), Expression: z.optional(z.string()) })),
  ),
});
const mappingSchema = z.object({ EventSourceArn: z.unknown() });
const scheduleSchema = z.object({ ScheduleExpression: z.string() });
const aclSchema = z.object({ Rules: z.array(z.unknown()) });

/** What an alarm is charged for: each metric that it looks at; a query, for those that it finds, which are none while all is well. */
const metricsOf = ({ properties }: Resource): number => {
  const { Metrics } = alarmSchema.parse(properties);
  if (Metrics === undefined) return 1;
  return Metrics.filter(
    ({ MetricStat, Expression = "" }) => MetricStat !== undefined || /^SELECT /.test(Expression),
  ).length;
};

const alarms = (resources: readonly Resource[]): readonly IdleCost[] => {
  const all = ofType(resources, "AWS::CloudWatch::Alarm");
  const sum = (some: readonly Resource[]) => some.reduce((more, alarm) => more + metricsOf(alarm), 0);
  const isOfFirewall = ({ properties }: Resource) => JSON.stringify(properties).includes("AWS/WAFV2");
  const own = sum(all.filter((alarm) => !isOfFirewall(alarm)));
  const ofFirewall = sum(all.filter(isOfFirewall));
  return [
    {
      what: "alarms",
      dollars: Math.max(0, own - FREE_ALARM_METRICS) * ALARM_METRIC,
      how: `${own} metrics watched, ${FREE_ALARM_METRICS} free, $0.10 each`,
    },
    ...(ofFirewall === 0
      ? []
      : [
          {
            what: "alarms of the firewall",
            dollars: ofFirewall * ALARM_METRIC,
            how: `${ofFirewall} metrics`,
            ofFirewall: true as const,
          },
        ]),
  ];
};

const dashboards = (resources: readonly Resource[]): IdleCost => {
  const shown = METRICS_OF_A_FUNCTION * ofType(resources, "AWS::Lambda::Function").length;
  const large = shown > FREE_DASHBOARD_METRICS ? ofType(resources, "AWS::CloudWatch::Dashboard").length : 0;
  return {
    what: "dashboard",
    dollars: large * DASHBOARD,
    how: `some ${shown} metrics; beyond ${FREE_DASHBOARD_METRICS} a dashboard is $3`,
  };
};

const secrets = (resources: readonly Resource[]): IdleCost => {
  const count = ofType(resources, "AWS::SecretsManager::Secret").length;
  return { what: "secrets", dollars: count * SECRET, how: `${count} at $0.40` };
};

const polling = (resources: readonly Resource[]): IdleCost => {
  const queues = ofType(resources, "AWS::Lambda::EventSourceMapping").filter(
    ({ properties }) => !JSON.stringify(mappingSchema.parse(properties).EventSourceArn).includes("Stream"),
  ).length;
  const requests = queues * POLLS_OF_A_QUEUE;
  return {
    what: "polling of queues",
    dollars: (Math.max(0, requests - FREE_QUEUE_REQUESTS) / 1_000_000) * QUEUE_MILLION,
    how: `${queues} queues, ${(requests / 1_000_000).toFixed(2)} million requests, one million free, $0.40 a million`,
  };
};

const clock = (resources: readonly Resource[]): IdleCost => {
  const clocks = ofType(resources, "AWS::Scheduler::Schedule").filter(
    ({ properties }) => scheduleSchema.parse(properties).ScheduleExpression === "rate(1 minute)",
  ).length;
  const reads = clocks * MINUTES_OF_A_MONTH * TIMER_QUERIES;
  return {
    what: "the minute clock",
    dollars: (reads / 1_000_000) * READ_MILLION,
    how: `${Math.round(reads / 1000)} thousand reads; its calls are within what is free of Lambda`,
  };
};

const firewall = (resources: readonly Resource[]): readonly IdleCost[] =>
  ofType(resources, "AWS::WAFv2::WebACL").map(({ properties }) => {
    const rules = aclSchema.parse(properties).Rules.length;
    return {
      what: "firewall",
      dollars: WEB_ACL + rules * ACL_RULE,
      how: `$5, and $1 for each of ${rules} rules`,
      ofFirewall: true as const,
    };
  });

/** What a month costs in which nobody does anything, by what it is for, as the templates have it. What costs nothing then is left out. */
export const idleCost = (resources: readonly Resource[]): readonly IdleCost[] => [
  ...alarms(resources),
  dashboards(resources),
  secrets(resources),
  polling(resources),
  clock(resources),
  ...firewall(resources),
];

/** The sums, in whole dollars: with the firewall, and without. */
export const idleSums = (costs: readonly IdleCost[]): { readonly with: number; readonly without: number } => {
  const sum = (some: readonly IdleCost[]) =>
    Math.round(some.reduce((more, { dollars }) => more + dollars, 0));
  return { with: sum(costs), without: sum(costs.filter(({ ofFirewall }) => ofFirewall !== true)) };
};

/** `docs/runbooks/idle-cost.md`. */
export const idleCostDocument = (resources: readonly Resource[]): string => {
  const costs = idleCost(resources);
  const sums = idleSums(costs);
  return `# What an idle deployment costs

Made by \`npm run docs\` from the templates (production); do not edit.

**About $${sums.without} a month without the firewall, $${sums.with} with it**, at the list prices of us-east-1 of November 2026; London takes up to a fifth more for some. Check them on the live pages.

${markdownTable(
  ["What", "Dollars a month", "How"],
  costs.map(({ what, dollars, how }) => [what, dollars.toFixed(2), how]),
)}

Nothing is charged for functions, table, bus, API, CloudFront and mail until somebody uses them, but for what they store: recovery of the table to any second ($0.20 for a GB) and weekly backups ($0.10 for a
GB). The figures per member are in the tests of \`npm run bench\`.
`;
};

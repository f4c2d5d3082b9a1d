import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import { MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import { paths } from "../../shared/pages/paths.ts";
import { AlarmTopic, sumOver } from "../constructs/alarm-topic.ts";
import type { Environment } from "../environments.ts";

const WINDOW_SECONDS = 300;

type Statement = CfnWebACL.StatementProperty;

const inRequest = (
  fieldToMatch: CfnWebACL.FieldToMatchProperty,
  positionalConstraint: "EXACTLY" | "STARTS_WITH",
  searchString: string,
): Statement => ({
  byteMatchStatement: {
    fieldToMatch,
    positionalConstraint,
    searchString,
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
});

const not = (statement: Statement): Statement => ({ notStatement: { statement } });

/**
 * How often one address may ask within five minutes, and for what. A hospital leaves by one or few: when an event opens and 500 people of one register in the same
 * five minutes, they send 1,000 forms and open some 5,000 pages; what comes with a page (styles, scripts, the list of organisations) is kept by browsers, costs
 * next to nothing, and is not counted.
 */
const RATES: readonly { readonly rule: string; readonly limit: number; readonly of: Statement }[] = [
  { rule: "forms", limit: 2000, of: inRequest({ method: {} }, "EXACTLY", "POST") },
  {
    rule: "pages",
    limit: 10_000,
    of: {
      andStatement: {
        statements: [
          not(inRequest({ uriPath: {} }, "STARTS_WITH", "/assets/")),
          not(inRequest({ uriPath: {} }, "EXACTLY", paths.organisations)),
        ],
      },
    },
  },
];

/** ACM renews 60 days before the end; by then it has tried for a month. */
const RENEWED_BEFORE_DAYS = 30;

const TOO_MANY = "too-many";

/** Static, because the firewall answers before anything of ours. */
const TOO_MANY_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Too many requests</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Too many requests</h1>
<p>More requests came from your network in the last five minutes than we can take. What you sent just now was not taken.</p>
<p>Wait five minutes, go back to the page before, and send it again. If this happens to many people where you work, tell us by email: we can change the limit.</p></main></body></html>`;

const TURN_AWAY: CfnWebACL.RuleActionProperty = {
  block: {
    customResponse: {
      responseCode: 429,
      customResponseBodyKey: TOO_MANY,
      responseHeaders: [
        { name: "retry-after", value: String(WINDOW_SECONDS) },
        { name: "cache-control", value: "no-store" },
        { name: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    },
  },
};

/** CloudFront takes certificates and firewalls from this region only. */
export const EDGE_REGION = "us-east-1";

/**
 * What CloudFront needs from its own region. Its outputs reach the front door's stack as parameters that
 * infra/deploy.ts fills in: CDK's way across regions would be a Lambda that we neither wrote nor watch.
 */
export class EdgeStack extends Stack {
  readonly #alarms: AlarmTopic;

  constructor(scope: Construct, id: string, environment: Environment, props: StackProps) {
    super(scope, id, props);
    // An alarm and what it tells are in the same region.
    this.#alarms = new AlarmTopic(this, "Alarms", environment.alarmAddress);
    if (environment.domain !== undefined) this.#certify(environment.domain);
    if (environment.firewall !== false) this.#guard(environment);
  }

  #certify(domainName: string): void {
    const certificate = new Certificate(this, "Certificate", {
      domainName,
      validation: CertificateValidation.fromDns(),
    });
    this.#alarms.alarm(this, "CertificateAlarm", {
      metric: certificate.metricDaysToExpiry({ period: Duration.days(1), statistic: "Minimum" }),
      threshold: RENEWED_BEFORE_DAYS,
      below: true,
      // It is told twice a day, and no more once the certificate has ended.
      noValue: "unchanged",
      impact: `The site's certificate has less than ${RENEWED_BEFORE_DAYS} days and was not renewed: after that browsers will open neither the site nor the desk.`,
      runbook: "The front door",
    });
    new CfnOutput(this, "CertificateArn", { value: certificate.certificateArn });
  }

  #guard({ name, firewall }: Environment): void {
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      // Samples are whole requests: addresses of pages with the tokens of links, and of people.
      sampledRequestsEnabled: false,
      metricName,
    });
    const acl = new CfnWebACL(this, "Firewall", {
      scope: "CLOUDFRONT",
      description: "Counts or turns away who asks far more often than a hospital behind one address does",
      defaultAction: { allow: {} },
      visibilityConfig: visible(`convenor-${name}`),
      customResponseBodies: { [TOO_MANY]: { contentType: "TEXT_HTML", content: TOO_MANY_PAGE } },
      rules: RATES.map(({ rule, limit, of }, priority) => ({
        name: rule,
        priority,
        action: firewall === "blocks" ? TURN_AWAY : { count: {} },
        statement: {
          rateBasedStatement: {
            aggregateKeyType: "IP",
            limit,
            evaluationWindowSec: WINDOW_SECONDS,
            scopeDownStatement: of,
          },
        },
        visibilityConfig: visible(`convenor-${name}-${rule}`),
      })),
    });
    this.#watchFirewall(name, firewall === "blocks");
    new CfnOutput(this, "WebAclArn", { value: acl.attrArn });
  }

  #watchFirewall(name: string, blocks: boolean): void {
    const period = Duration.minutes(5);
    const ofRule = (rule: string): Metric =>
      new Metric({
        namespace: "AWS/WAFV2",
        metricName: blocks ? "BlockedRequests" : "CountedRequests",
        dimensionsMap: { WebACL: `convenor-${name}`, Rule: `convenor-${name}-${rule}` },
        ...sumOver(period),
      });
    this.#alarms.alarm(this, "FirewallAlarm", {
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        usingMetrics: Object.fromEntries(RATES.map(({ rule }) => [rule, ofRule(rule)])),
        period,
      }),
      threshold: 1,
      impact: blocks
        ? "The firewall turns requests of some network away: if that is a hospital, nobody there gets in."
        : "Some network asks more often than the firewall will allow. It is counted only, and everybody gets in.",
      runbook: "The front door",
    });
  }
}

/** Whether `environment` needs anything from the edge's region at all. */
export const needsEdge = ({ domain, firewall }: Environment): boolean =>
  domain !== undefined || firewall !== false;

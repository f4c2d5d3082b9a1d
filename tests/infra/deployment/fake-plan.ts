import type { PlannedStack } from "../../../infra/deployment/plan.ts";
import type { FakeOutcome } from "./fake-cdk.ts";

/** The full name of a stack of production. */
export const named = (label: string): string => `convenor-production-${label}`;

const planned = (label: string, needs: string[], outputs: string[] = []): PlannedStack => ({
  name: named(label),
  label,
  region: label === "edge" ? "us-east-1" : "eu-west-2",
  templateFile: `${label}.template.json`,
  needs: needs.map(named),
  parameters: label === "front-door" ? { CertificateArn: named("edge") } : {},
  outputs,
  resources: 30,
});

/** A small plan with every kind of stack in it. */
export const PLAN: readonly PlannedStack[] = [
  planned("edge", [], ["CertificateArn"]),
  planned("data", [], ["AssetsBucket", "TableName"]),
  planned("core", ["data"]),
  planned("events", ["core", "data"]),
  planned("catalogue", ["core", "data"]),
  planned("front-door", ["core", "edge"], ["SiteAddress"]),
];

/** The same with the pages, which are changed under watch. */
export const PLAN_WITH_PAGES: readonly PlannedStack[] = [
  ...PLAN,
  planned("pages", ["core", "data", "events", "catalogue"]),
];

/** What comes of deploying each stack of the plan when all goes well. `provider` is the sign-in page. */
export const successes = (provider: string): Map<string, FakeOutcome> =>
  new Map<string, FakeOutcome>([
    [named("edge"), { region: "us-east-1", outputs: { CertificateArn: "arn:certificate" } }],
    [
      named("data"),
      {
        outputs: {
          AssetsBucket: "assets-bucket",
          TableName: "the-table",
          UserPoolId: "eu-west-2_pool",
          SignInPage: provider,
          ConfigurationSet: "letters",
        },
      },
    ],
    [named("core"), { outputs: { AtEveryMinuteFunction: "at-every-minute" } }],
    [named("front-door"), { outputs: { SiteAddress: "d1.cloudfront.invalid" } }],
  ]);

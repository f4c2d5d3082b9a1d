import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Tags, Validations } from "aws-cdk-lib";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import type { Assets } from "./constructs/assets.ts";
import type { Bundles } from "./constructs/bundles.ts";
import type { Environment } from "./environments.ts";
import { acknowledgeFindings } from "./nag-exceptions.ts";
import { DataStack } from "./stacks/data.ts";
import { EDGE_REGION, EdgeStack, needsEdge } from "./stacks/edge.ts";
import { ServiceStack } from "./stacks/service.ts";

/** What the stacks of one environment are made from. */
export type Ingredients = {
  readonly environment: Environment;
  readonly bundles: Bundles;
  readonly assets: Assets;
  /** Whether cdk-nag checks the result; the local stack goes without, to start sooner. */
  readonly checked: boolean;
};

/** The stacks of one environment by their role. */
export type Stacks = {
  readonly edge: EdgeStack | undefined;
  readonly data: DataStack;
  readonly service: ServiceStack;
};

/** Names of an environment's stacks, for whoever deploys or reads them. */
export const stackNames = ({ name }: Pick<Environment, "name">) => ({
  edge: `convenor-${name}-edge`,
  data: `convenor-${name}-data`,
  service: `convenor-${name}-service`,
});

/** Puts the stacks of one environment into `app`. */
export const makeStacks = (app: App, { environment, bundles, assets, checked }: Ingredients): Stacks => {
  // CDK's own rules take as long as all the rest. They hold for the template, which `npm run synth` and the tests check.
  if (!checked) app.node.setContext("@aws-cdk/core:validateAgainstDefaultRules", false);
  const { account, region } = environment;
  const names = stackNames(environment);
  const at = (where: string) => ({
    env: { region: where, ...(account !== undefined && { account }) },
  });
  const edge = needsEdge(environment)
    ? new EdgeStack(app, names.edge, environment, at(EDGE_REGION))
    : undefined;
  const data = new DataStack(app, names.data, environment, at(region));
  const service = new ServiceStack(app, names.service, {
    environment,
    bundles,
    assets,
    data,
    ...at(region),
  });
  Tags.of(app).add("application", "convenor");
  Tags.of(app).add("environment", environment.name);
  if (checked) {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
    acknowledgeFindings({ edge, data, service }, environment);
  }
  return { edge, data, service };
};

const cdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * An app with the flags of cdk.json, however it was started. The command line passes them as context; whoever
 * starts `infra/app.ts` or a test without it must get the same template. `root` is the project's folder.
 */
export const makeApp = (root: string, outdir?: string): App => {
  const { context } = cdkSettings.parse(JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")));
  return new App({ context, analyticsReporting: false, ...(outdir !== undefined && { outdir }) });
};

/** Synthesizes the stacks of one environment into `outdir`. Needs no account and no network. */
export const synthesize = (ingredients: Ingredients, root: string, outdir: string): CloudAssembly => {
  const app = makeApp(root, outdir);
  makeStacks(app, ingredients);
  return app.synth();
};

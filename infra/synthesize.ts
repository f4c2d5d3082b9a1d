import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, type StackProps, Tags } from "aws-cdk-lib";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import * as z from "zod/mini";
import type { Assets } from "./constructs/assets.ts";
import type { Bundles } from "./constructs/bundles.ts";
import { type Environment, functionNamePrefix } from "./environments.ts";
import { CoreStack } from "./stacks/core.ts";
import { DataStack } from "./stacks/data.ts";
import { EDGE_REGION, EdgeStack, needsEdge } from "./stacks/edge.ts";
import { FEATURE_STACKS, FeatureStack, PAGES_STACK } from "./stacks/feature-stacks.ts";
import { FrontDoorStack } from "./stacks/front-door.ts";
import type { Stacks } from "./stacks/stacks.ts";

/** What the stacks of one environment are made from. */
export type Ingredients = {
  readonly environment: Environment;
  readonly bundles: Bundles;
  readonly assets: Assets;
  /** What checks the result: cdk-nag, `checkWithNag`. The local stack goes without, and does not load it, to start sooner. */
  readonly check?: (app: App, stacks: Stacks, environment: Environment) => void;
  /** Whether the data stack is protected from deletion, as it is unless told: off only for the deployment that makes it. */
  readonly protect?: boolean;
};

/**
 * Names of an environment's stacks, in the order of a deployment: edge and data, core, the features, the front door.
 * Which of them may be deployed together is in the assembly: CDK writes down there what each depends on.
 */
export const stackNames = (environment: Pick<Environment, "name">) => {
  const named = (stack: string): string => `${functionNamePrefix(environment)}${stack}`;
  return {
    edge: named("edge"),
    data: named("data"),
    core: named("core"),
    features: FEATURE_STACKS.map(({ name }) => named(name)),
    frontDoor: named("front-door"),
  };
};

const makeFeatures = (app: App, { ground }: CoreStack, props: StackProps): FeatureStack[] => {
  const made = FEATURE_STACKS.map((group) => {
    const name = `${functionNamePrefix(ground.environment)}${group.name}`;
    return { group, stack: new FeatureStack(app, name, { ground, features: group.features, ...props }) };
  });
  const pages = made.find(({ group }) => group === PAGES_STACK);
  for (const { stack } of made) if (stack !== pages?.stack) pages?.stack.addStackDependency(stack);
  return made.map(({ stack }) => stack);
};

/** Puts the stacks of one environment into `app`. */
export const makeStacks = (app: App, ingredients: Ingredients): Stacks => {
  const { environment, bundles, assets, check, protect = true } = ingredients;
  const { account, region } = environment;
  const names = stackNames(environment);
  const at = (where: string) => ({
    env: { region: where, ...(account !== undefined && { account }) },
  });
  const edge = needsEdge(environment)
    ? new EdgeStack(app, names.edge, environment, at(EDGE_REGION))
    : undefined;
  const here = at(region);
  const data = new DataStack(app, names.data, environment, { protect, ...here });
  const core = new CoreStack(app, names.core, { environment, bundles, assets, data, ...here });
  const features = makeFeatures(app, core, here);
  const { api } = core.ground;
  const { buckets, frontDoorSecret: secret } = data;
  const frontDoor = new FrontDoorStack(app, names.frontDoor, {
    ...{ environment, api, buckets, assets, secret },
    ...here,
  });
  const stacks: Stacks = { edge, data, core, features, frontDoor };
  Tags.of(app).add("application", "convenor");
  Tags.of(app).add("environment", environment.name);
  check?.(app, stacks, environment);
  return stacks;
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

/**
 * Synthesizes the stacks of one environment into `outdir`. Needs no account and no network. `context` is set on top of
 * that of cdk.json.
 */
export const synthesize = (
  ingredients: Ingredients,
  root: string,
  outdir: string,
  context: Readonly<Record<string, unknown>> = {},
): CloudAssembly => {
  const app = makeApp(root, outdir);
  for (const [key, value] of Object.entries(context)) app.node.setContext(key, value);
  makeStacks(app, ingredients);
  return app.synth();
};

import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Environment } from "./environments.ts";
import { acknowledgeFindings } from "./nag-exceptions.ts";
import type { Stacks } from "./stacks/stacks.ts";

/** Has cdk-nag check the stacks of `app` when they are synthesized, but for what we accept and why. */
export const checkWithNag = (app: App, stacks: Stacks, environment: Environment): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  acknowledgeFindings(stacks, environment);
};

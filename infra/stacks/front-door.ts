import { CfnParameter, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Assets } from "../constructs/assets.ts";
import type { Buckets } from "../constructs/buckets.ts";
import { FrontDoor } from "../constructs/front-door.ts";
import type { Environment } from "../environments.ts";

/** What the front door leads to. */
export type FrontDoorStackProps = StackProps & {
  readonly environment: Environment;
  readonly api: HttpApi;
  readonly buckets: Buckets;
  readonly assets: Assets;
  /** What it shows the API with each request. */
  readonly secret: Pick<ISecret, "secretValueFromJson">;
};

/**
 * The site's CloudFront distribution, in a stack of its own: AWS refuses one to an account that it has not verified
 * yet, and that refusal must not undo anything else.
 */
export class FrontDoorStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { environment, api, buckets, assets, secret, ...props }: FrontDoorStackProps,
  ) {
    super(scope, id, props);
    // Certificate and firewall are in another region; infra/deploy.ts passes their ARNs as parameters.
    const given = (name: string, description: string): string =>
      new CfnParameter(this, name, { type: "String", description }).valueAsString;
    new FrontDoor(this, "FrontDoor", {
      environment,
      api,
      buckets,
      assets,
      secret,
      ...(environment.domain !== undefined && {
        certificateArn: given("CertificateArn", "The certificate of the site's domain, of the edge stack"),
      }),
      ...(environment.firewall !== false && {
        webAclArn: given("WebAclArn", "The firewall before the site, of the edge stack"),
      }),
    });
  }
}

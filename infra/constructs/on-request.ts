import { Duration } from "aws-cdk-lib";
import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";

/**
 * A function that answers all requests to `paths`: `functions/<name>.ts`. `$default` is what no other path takes. Who may see a page is decided in the function, by session and role; the paths themselves are public.
 */
export const onRequest = (
  scope: Construct,
  ground: Ground,
  name: string,
  paths: readonly string[],
  props: ServiceFunctionProps,
): ServiceFunction => {
  const pages = new ServiceFunction(scope, ground, `functions/${name}.ts`, {
    memorySize: 512,
    timeout: Duration.seconds(15),
    ...props,
    watch: "page",
  });
  const integration = new HttpLambdaIntegration(`${name}Integration`, pages.lambda);
  for (const path of paths) {
    new HttpRoute(pages, `Route ${path}`, {
      httpApi: ground.api,
      routeKey: path === "$default" ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY),
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
  }
  return pages;
};

import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import type { Environment } from "../environments.ts";

/** Requests from one address within five minutes before it is turned away; a person makes a few dozen. */
const REQUESTS_PER_ADDRESS = 500;

/** CloudFront takes certificates and firewalls from this region only. */
export const EDGE_REGION = "us-east-1";

/**
 * What CloudFront needs from its own region. Its outputs reach the front door's stack as parameters that
 * infra/deploy.ts fills in: CDK's way across regions would be a Lambda that we neither wrote nor watch.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, environment: Environment, props: StackProps) {
    super(scope, id, props);
    if (environment.domain !== undefined) this.#certify(environment.domain);
    if (environment.firewall) this.#guard(environment);
  }

  #certify(domainName: string): void {
    const certificate = new Certificate(this, "Certificate", {
      domainName,
      validation: CertificateValidation.fromDns(),
    });
    new CfnOutput(this, "CertificateArn", { value: certificate.certificateArn });
  }

  #guard({ name }: Environment): void {
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
      metricName,
    });
    const acl = new CfnWebACL(this, "Firewall", {
      scope: "CLOUDFRONT",
      description: `Turns away who asks more than ${REQUESTS_PER_ADDRESS} times in five minutes`,
      defaultAction: { allow: {} },
      visibilityConfig: visible(`convenor-${name}`),
      rules: [
        {
          name: "rate-per-address",
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: "IP",
              limit: REQUESTS_PER_ADDRESS,
              evaluationWindowSec: 300,
            },
          },
          visibilityConfig: visible(`convenor-${name}-rate`),
        },
      ],
    });
    new CfnOutput(this, "WebAclArn", { value: acl.attrArn });
  }
}

/** Whether `environment` needs anything from the edge's region at all. */
export const needsEdge = ({ domain, firewall }: Environment): boolean => domain !== undefined || firewall;

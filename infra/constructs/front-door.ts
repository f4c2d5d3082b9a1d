import { CfnOutput, Duration, Fn, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Construct } from "constructs";
import type { Environment } from "../environments.ts";
import type { Buckets } from "./buckets.ts";

/** What the front door leads to, and what the edge stack made for it in the region CloudFront asks for. */
export type FrontDoorProps = {
  readonly environment: Environment;
  readonly api: HttpApi;
  readonly buckets: Buckets;
  readonly certificateArn?: string;
  readonly webAclArn?: string;
};

/**
 * What pages read of a request's headers, besides cookies; no other header reaches them. CloudFront itself adds where the visitor comes from, and replaces
 * what a visitor sends under that name.
 */
const HEADERS_FOR_PAGES = [
  "CloudFront-Viewer-Address",
  "Content-Type",
  "Sec-Fetch-Site",
  "X-Correlation-Id",
] as const;

/**
 * The site as the world sees it: pages come from the API and are never kept, because they are somebody's; static
 * files come from the bucket and are kept for a year, because their path names their version.
 */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { environment, api, buckets, ...edge }: FrontDoorProps) {
    super(scope, id);
    const headers = this.#securityHeaders();
    const { domain } = environment;
    this.distribution = new Distribution(this, "Distribution", {
      comment: `${environment.programmeName} (${environment.name})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(domain !== undefined &&
        edge.certificateArn !== undefined && {
          domainNames: [domain],
          certificate: Certificate.fromCertificateArn(this, "Certificate", edge.certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      ...(edge.webAclArn !== undefined && { webAclId: edge.webAclArn }),
      enableLogging: true,
      logBucket: buckets.accessLogs,
      logFilePrefix: "site/",
      logIncludesCookies: false,
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split("/", api.apiEndpoint)), {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          readTimeout: Duration.seconds(30),
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: this.#forPages(environment),
        responseHeadersPolicy: headers,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
      additionalBehaviors: {
        "/assets/*": {
          origin: S3BucketOrigin.withBucketDefaults(buckets.assets, {
            originAccessControlId: new S3OriginAccessControl(this, "AssetsAccess").originAccessControlId,
          }),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          compress: true,
          responseHeadersPolicy: headers,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        },
      },
    });
    new CfnOutput(Stack.of(this), "SiteAddress", { value: this.distribution.distributionDomainName });
  }

  #forPages({ name }: Environment): OriginRequestPolicy {
    return new OriginRequestPolicy(this, "ForPages", {
      comment: `What the pages of convenor-${name} are told of a request`,
      cookieBehavior: OriginRequestCookieBehavior.all(),
      headerBehavior: OriginRequestHeaderBehavior.allowList(...HEADERS_FOR_PAGES),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    });
  }

  /** The pages set these themselves, stricter where it matters; this is for all that is not a page. */
  #securityHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      securityHeadersBehavior: {
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: false },
      },
    });
  }
}

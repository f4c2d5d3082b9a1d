import { CfnOutput, Duration, Fn, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CacheCookieBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  FunctionEventType,
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
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { Environment } from "../environments.ts";
import { type Assets, UNAVAILABLE } from "./assets.ts";
import type { Buckets } from "./buckets.ts";
import { tooLarge } from "./too-large.ts";

/** What the front door leads to, and what the edge stack made for it in the region CloudFront asks for. */
export type FrontDoorProps = {
  readonly environment: Environment;
  readonly api: HttpApi;
  readonly buckets: Buckets;
  readonly assets: Assets;
  /** What it shows the API with each request, so that the API's own address answers nobody else. */
  readonly secret: Pick<ISecret, "secretValueFromJson">;
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
  "Sec-Fetch-Dest",
  "Sec-Fetch-Site",
  "User-Agent",
  "X-Correlation-Id",
] as const;

/** The errors that CloudFront keeps of its own accord. */
const ERRORS = [404, 405, 414, 500, 501, 502, 503, 504] as const;

/** Those of them that none of our functions answers: one took too long, or there is none to be had. */
const NOT_OURS: readonly number[] = [502, 503, 504];

/**
 * The site as the world sees it: pages come from the API and are never kept, because they are somebody's; static
 * files come from the bucket and are kept for a year, because their path names their version.
 */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { environment, api, buckets, assets, secret, ...edge }: FrontDoorProps,
  ) {
    super(scope, id);
    const headers = this.#securityHeaders();
    const { domain } = environment;
    this.distribution = new Distribution(this, "Distribution", {
      // The key's number is in it, so that a new key is a change of the distribution: CloudFormation reads the secret anew only then.
      comment: `${environment.programmeName} (${environment.name}, key ${environment.frontDoorKey})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(domain !== undefined &&
        edge.certificateArn !== undefined && {
          domainNames: [domain],
          certificate: Certificate.fromCertificateArn(this, "Certificate", edge.certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      ...(edge.webAclArn !== undefined && { webAclId: edge.webAclArn }),
      // No log: it would have the addresses of personal pages, which are keys, and who asked for them (docs/decisions/0067-front-door.md).
      enableLogging: false,
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split("/", api.apiEndpoint)), {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          readTimeout: Duration.seconds(30),
          // Read out of the secret as the stack is deployed: it stands in no template.
          customHeaders: { "X-Front-Door": secret.secretValueFromJson("current").unsafeUnwrap() },
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_REQUEST, function: tooLarge(this, "TooLarge") },
        ],
        cachePolicy: this.#nothingKept(environment),
        // The pages compress what may be compressed (functions/entry-points/compress.ts); CloudFront would compress the rest too.
        compress: false,
        originRequestPolicy: this.#forPages(environment),
        responseHeadersPolicy: headers,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
      // CloudFront shows an error to everybody for ten seconds unless told, whatever its headers say; ours have somebody's cookie and number.
      errorResponses: ERRORS.map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
        ...(NOT_OURS.includes(httpStatus) && {
          responseHttpStatus: httpStatus,
          responsePagePath: `${assets.path}/${UNAVAILABLE}`,
        }),
      })),
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

  /**
   * Pages say `no-store` and are not kept. But CloudFront tells the pages whether a browser takes compressed answers only where something
   * may be kept, so its longest time is a second; and what is kept, such as the catalogue's files, is kept for the same cookies and query alone.
   */
  #nothingKept({ name }: Environment): CachePolicy {
    return new CachePolicy(this, "NothingKept", {
      comment: `Pages of convenor-${name}: compressed, and not kept`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      cookieBehavior: CacheCookieBehavior.all(),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
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

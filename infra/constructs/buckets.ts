import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { MalwareScan } from "./malware-scan.ts";

/** A bucket that nobody but its named readers can read, encrypted, and kept when the stack is deleted. */
export class ClosedBucket extends Bucket {
  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      ...props,
    });
  }

  /** Never. Saying so also makes the class what CDK takes for a bucket under exact optional types. */
  override get isWebsite(): boolean {
    return false;
  }
}

/** How long mail is kept as it came in: long enough to look again at what an enquiry of last year was made from. */
const MAIL_KEPT = Duration.days(400);

/** How long a version is kept after another took its place, or it was deleted: long enough to notice that. */
const OLD_VERSIONS_KEPT = Duration.days(90);

/** Every version is kept until it is old; what says of a deletion goes with the last version. */
const VERSIONS = {
  versioned: true,
  lifecycleRules: [
    { noncurrentVersionExpiration: OLD_VERSIONS_KEPT },
    { expiredObjectDeleteMarker: true, abortIncompleteMultipartUploadAfter: Duration.days(1) },
  ],
};

/** As long as the desk says that an archive is there. */
// As many as the desk says (shared/exports/export.ts); a test holds both together.
const EXPORTS_KEPT = Duration.days(7);

/** How long a file waits that a browser sent, until its form comes: S3 looks once a day, so it is gone after two at the latest. */
const UPLOADS_KEPT = Duration.days(1);

/** The buckets: the site's static files, files that people sent, those that wait for their form, mail as it came in, archives of everything, and for 30 days which objects were asked for. */
export class Buckets extends Construct {
  readonly assets: ClosedBucket;
  /** Attachments and uploads, as `files/<id>`, each scanned for malware as it comes. */
  readonly files: ClosedBucket;
  /** What browsers sent straight, as `uploads/<id>`, for a day: a form that names one has it checked and kept among the files. */
  readonly uploads: ClosedBucket;
  /** Mail as the mail service received it, as `incoming/<its id>`. */
  readonly mail: ClosedBucket;
  /** Archives of the whole programme, as `exports/<id>.zip`, for a week. */
  readonly exports: ClosedBucket;
  readonly accessLogs: ClosedBucket;

  /** `siteUrl` is where the pages are that send files. */
  constructor(scope: Construct, id: string, siteUrl: string) {
    super(scope, id);
    this.accessLogs = new ClosedBucket(this, "AccessLogs", {
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
    this.assets = new ClosedBucket(this, "Assets", {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: "assets/",
    });
    this.files = new ClosedBucket(this, "Files", {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: "files/",
      ...VERSIONS,
    });
    new MalwareScan(this, "Scan", { bucket: this.files, prefix: "files/" });
    this.uploads = new ClosedBucket(this, "Uploads", {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: "uploads/",
      lifecycleRules: [{ expiration: UPLOADS_KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      cors: [
        {
          allowedOrigins: [siteUrl],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ["content-type", "if-none-match"],
          maxAge: 600,
        },
      ],
    });
    this.mail = new ClosedBucket(this, "Mail", {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: "mail/",
      ...VERSIONS,
      lifecycleRules: [{ expiration: MAIL_KEPT }, ...VERSIONS.lifecycleRules],
    });
    new MalwareScan(this, "MailScan", { bucket: this.mail, prefix: "incoming/" });
    this.exports = new ClosedBucket(this, "Exports", {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: "exports/",
      // What a run that died has put there is no archive, and nobody sees it.
      lifecycleRules: [{ expiration: EXPORTS_KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    // The distribution belongs to the front door's stack, which imports from this one, so it cannot be named here. Its
    // ARN holds the account; a condition on aws:SourceAccount as well is not in AWS's own policy for this.
    const stack = Stack.of(this);
    this.assets.addToResourcePolicy(
      new PolicyStatement({
        sid: "DistributionsOfThisAccount",
        principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
        actions: ["s3:GetObject"],
        resources: [this.assets.arnForObjects("assets/*")],
        conditions: {
          ArnLike: {
            "aws:SourceArn": stack.formatArn({
              service: "cloudfront",
              region: "",
              resource: "distribution",
              resourceName: "*",
            }),
          },
        },
      }),
    );
  }
}

import { expect, it } from "vitest";
import * as z from "zod/mini";
import { KEPT_DAYS } from "../../shared/exports/export.ts";
import {
  functionsOf,
  ofType,
  type Resource,
  rightsOf,
  type Synthesized,
  statementsOf,
} from "./synthesized.ts";

/** Everything that keeps something, and so must outlive the stack it is in. */
const KEPT = [
  "AWS::DynamoDB::Table",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
  "AWS::Events::EventBus",
  "AWS::Events::Archive",
  "AWS::SecretsManager::Secret",
  "AWS::Cognito::UserPool",
  "AWS::Backup::BackupVault",
];

/** The only rights that name no single resource: where they are, and why nothing narrower exists. */
const WIDE: readonly { readonly action: string; readonly why: string }[] = [
  { action: "dynamodb:ListStreams", why: "the stream's name within the table is made by AWS" },
  { action: "s3:GetObject", why: "files and mails have names of their own from when they come" },
  { action: "s3:PutObject", why: "a file has a name of its own from when it is kept" },
  { action: "s3:DeleteObjectVersion", why: "a file that is needed no more is erased with every version" },
  { action: "s3:AbortMultipartUpload", why: "an archive has a name of its own from when it is asked for" },
  { action: "s3:DeleteObject", why: "an archive has a name of its own from when it is asked for" },
  ...["s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"].map((action) => ({
    action,
    why: "the scanner reads every file and mail as it comes; the desk reads what it found",
  })),
  ...["s3:PutObjectTagging", "s3:PutObjectVersionTagging"].map((action) => ({
    action,
    why: "the scanner, and nobody else, says what it found in a file or mail",
  })),
  ...["PutRule", "DeleteRule", "PutTargets", "RemoveTargets", "DescribeRule", "ListTargetsByRule"].map(
    (action) => ({ action: `events:${action}`, why: "the scanner makes its rule itself, and ends its name" }),
  ),
  { action: "ses:DeleteSuppressedDestination", why: "the list is one for the account: it has no name" },
  {
    action: "lambda:InvokeFunction",
    why: "a failure is of any function, and a list of them would outgrow the role",
  },
];

/** Policies of AWS that a role may have. */
const MANAGED = ["AWSBackupServiceRolePolicyForBackup"];

const everyResource = ({ data, service, edge }: Synthesized): Resource[] => [...data, ...service, ...edge];

/** What the templates promise about data: encrypted, kept, backed up, and touched by nobody who has no need. */
export const protectionTests = (synthesized: () => Synthesized): void => {
  it("keeps the table through mistakes: deletion protection, recovery to any second of 35 days, weekly backups", () => {
    const [table] = ofType(synthesized().data, "AWS::DynamoDB::Table");
    expect(table?.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      BillingMode: "PAY_PER_REQUEST",
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
    });
    const [plan] = ofType(synthesized().data, "AWS::Backup::BackupPlan");
    expect(plan?.Properties["BackupPlan"]).toMatchObject({
      BackupPlanRule: [{ ScheduleExpression: "cron(30 3 ? * SUN *)", Lifecycle: { DeleteAfterDays: 35 } }],
    });
  });

  it("keeps what files and mails were for 90 days after they were changed or deleted", () => {
    const versioned = ofType(synthesized().data, "AWS::S3::Bucket").filter(({ Properties }) =>
      JSON.stringify(Properties).includes('"VersioningConfiguration":{"Status":"Enabled"}'),
    );
    expect(versioned.map(({ id }) => id.replace(/[0-9A-F]{8}$/, "")).toSorted()).toEqual([
      "BucketsFiles",
      "BucketsMail",
    ]);
    for (const { id, Properties } of versioned) {
      const rules = JSON.stringify(Properties["LifecycleConfiguration"]);
      expect(rules, id).toContain('"NoncurrentVersionExpiration":{"NoncurrentDays":90}');
      expect(rules, id).toContain('"ExpiredObjectDeleteMarker":true');
    }
  });

  it.each(KEPT)("keeps every %s when its stack is deleted or the resource replaced", (type) => {
    const kept = ofType(everyResource(synthesized()), type);
    expect(kept).not.toHaveLength(0);
    for (const { id, DeletionPolicy, UpdateReplacePolicy } of kept) {
      expect({ id, DeletionPolicy, UpdateReplacePolicy }).toEqual({
        id,
        DeletionPolicy: "RetainExceptOnCreate",
        UpdateReplacePolicy: "Retain",
      });
    }
  });

  it("encrypts every queue and bucket, and refuses what comes without TLS", () => {
    const { data, service } = synthesized();
    for (const queue of ofType(service, "AWS::SQS::Queue")) {
      expect(queue.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1209600 });
    }
    for (const bucket of ofType(data, "AWS::S3::Bucket")) {
      expect(bucket.Properties).toMatchObject({
        BucketEncryption: { ServerSideEncryptionConfiguration: [{}] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    }
    const policies = [
      ...ofType(service, "AWS::SQS::QueuePolicy"),
      ...ofType(service, "AWS::SNS::TopicPolicy"),
      ...ofType(data, "AWS::S3::BucketPolicy"),
    ];
    expect(policies).toHaveLength(12);
    for (const { id, Properties } of policies) {
      expect(JSON.stringify(Properties), id).toContain('"aws:SecureTransport":"false"');
    }
  });

  it("keeps an export for as many days as the desk says", () => {
    const { data } = synthesized();
    const archives = ofType(data, "AWS::S3::Bucket").filter(({ id }) => id.startsWith("BucketsExports"));
    const days = JSON.stringify(archives).match(
      /"ExpirationInDays":(\d+)[^}]*"AbortIncompleteMultipartUpload"|"AbortIncompleteMultipartUpload"[^}]*\}[^}]*"ExpirationInDays":(\d+)/,
    );
    expect(Number(days?.[1] ?? days?.[2])).toBe(KEPT_DAYS);
  });

  it("sends mail over TLS only, and not again to whom it bounced from; what a complaint holds back, the sender decides", () => {
    const [configuration] = ofType(synthesized().data, "AWS::SES::ConfigurationSet");
    expect(configuration?.Properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE"] },
    });
  });

  it("lets nobody sign up to the team by themselves, and nobody in without a second factor", () => {
    const [pool] = ofType(synthesized().data, "AWS::Cognito::UserPool");
    expect(pool?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
    });
  });

  it("keeps logs for a stated time", () => {
    const groups = ofType(everyResource(synthesized()), "AWS::Logs::LogGroup");
    expect(groups).not.toHaveLength(0);
    for (const { id, Properties } of groups) expect(Properties["RetentionInDays"], id).toBe(90);
    for (const lambda of ofType(synthesized().service, "AWS::Lambda::Function")) {
      expect(lambda.Properties["LoggingConfig"], lambda.id).toMatchObject({
        LogGroup: { Ref: expect.any(String) },
      });
    }
  });

  it("gives no role a wildcard action, and a wide resource only where the list above says why", () => {
    const listed = new Set(WIDE.map(({ action }) => action));
    for (const role of ofType(everyResource(synthesized()), "AWS::IAM::Role")) {
      for (const { Action, Resource } of statementsOf(role)) {
        expect(
          Action.filter((action) => action.includes("*")),
          role.id,
        ).toEqual([]);
        if (Resource.some((resource) => JSON.stringify(resource).includes("*"))) {
          expect(
            Action.filter((action) => !listed.has(action)),
            role.id,
          ).toEqual([]);
        }
      }
    }
  });

  it("lets nobody but the scanner say that a file is clean", () => {
    const may = ofType(everyResource(synthesized()), "AWS::IAM::Role").filter((role) =>
      statementsOf(role).some(({ Action }) =>
        Action.some((action) => /^s3:PutObject\w*Tagging$/.test(action)),
      ),
    );
    expect(may.map(({ id }) => id.replace(/[0-9A-F]{8}$/, "")).sort()).toEqual([
      "BucketsMailScanRole",
      "BucketsScanRole",
    ]);
  });

  it("gives no role a policy of AWS but the listed", () => {
    for (const { id, Properties } of ofType(everyResource(synthesized()), "AWS::IAM::Role")) {
      const managed = z.array(z.unknown()).parse(Properties["ManagedPolicyArns"] ?? []);
      const unlisted = managed.filter((arn) => !MANAGED.some((name) => JSON.stringify(arn).includes(name)));
      expect(unlisted, id).toEqual([]);
    }
  });

  it("gives each function a role of its own", () => {
    const roles = ofType(synthesized().service, "AWS::Lambda::Function").map(({ Properties }) =>
      JSON.stringify(Properties["Role"]),
    );
    expect(new Set(roles).size).toBe(roles.length);
    for (const each of functionsOf(synthesized())) {
      expect(
        rightsOf(synthesized(), each).flatMap(({ Action }) => Action),
        each.name,
      ).toContain("logs:PutLogEvents");
    }
  });
};

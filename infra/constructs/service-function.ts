import { ArnFormat, Duration, RemovalPolicy, type Size, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { functionNamePrefix } from "../environments.ts";
import { sumOver } from "./alarm-topic.ts";
import { bundleOf } from "./bundles.ts";
import { countGivenUp, type Watch, watchFunction } from "./failing.ts";
import type { Ground } from "./ground.ts";
import { INCOMING_PREFIX } from "./mail-receipt.ts";
import {
  type ObjectAction,
  onScannedFiles,
  type PlainSetting,
  type ReachableKeys,
  type TableAction,
  type TableIndex,
} from "./rights.ts";

/** What a feature says of each of its functions. */
export type ServiceFunctionProps = {
  /** One sentence: what breaks for whom when this function fails. It is the text of its alarm. */
  readonly impact: string;
  /** How long one call may take; ten seconds unless told. */
  readonly timeout?: Duration;
  /** Megabytes; 256 unless told. */
  readonly memorySize?: number;
  /** Room for files while a call lasts; half a gigabyte unless told. */
  readonly diskSize?: Size;
};

/** What a trigger says besides: how its functions are watched, by their calls unless told. */
type TriggerProps = { readonly watch?: Watch };

/**
 * One Lambda with a role, a log group and an alarm of its own. It may do nothing but write its log; each `bind`
 * gives one right together with the setting that makes it usable, so that the two cannot drift.
 */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly source: string;
  readonly impact: string;
  readonly #ground: Ground;
  readonly #rights = new PolicyDocument();
  readonly #logGroup: LogGroup;

  /** `source` is the function's file, `functions/members/on-member-joined.ts`; the construct is named after it. */
  constructor(scope: Construct, ground: Ground, source: string, props: ServiceFunctionProps & TriggerProps) {
    super(scope, pascalCase(source.split("/").at(-1) ?? source));
    const bundle = bundleOf(ground.bundles, source);
    this.#ground = ground;
    this.source = source;
    this.impact = props.impact;
    // Inside the role, not beside it: one resource less, and what needs the role is made after its rights.
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { rights: this.#rights },
    });
    const logGroup = new LogGroup(this, "Log", {
      retention: retentionDays(ground.environment.logRetentionDays),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#logGroup = logGroup;
    this.allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]);
    this.lambda = new LambdaFunction(this, "Function", {
      description: props.impact,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: Code.fromAsset(bundle.directory, { exclude: ["*.map"] }),
      memorySize: props.memorySize ?? 256,
      timeout: props.timeout ?? Duration.seconds(10),
      ...(props.diskSize !== undefined && { ephemeralStorageSize: props.diskSize }),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[ground.environment.logLevel],
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: {
        POWERTOOLS_SERVICE_NAME: bundle.name,
        LOG_LEVEL: ground.environment.logLevel,
      },
    });
    const { impact, watch = "calls" } = props;
    watchFunction(scope, ground, { construct: this, logGroup, impact, watch });
  }

  /** Has the alarm of what was given up look into this function's log, too. */
  countGivenUp(): this {
    countGivenUp(this, this.#ground, this.#logGroup);
    return this;
  }

  /** Tells the operator when this function was not called for so long, and what that means for whom. */
  alarmWhenSilent(within: Duration, impact: string): this {
    this.#ground.alarms.silence(this, "SilenceAlarm", {
      metric: this.lambda.metricInvocations(
        sumOver(within.toMinutes() > 1440 ? Duration.hours(1) : Duration.minutes(5)),
      ),
      within,
      impact,
      runbook: "Nothing happens any more",
    });
    return this;
  }

  /** Gives the right to make these calls on the table, and on the named indexes (to query them). */
  bindTable(actions: readonly TableAction[], indexes: readonly TableIndex[] = []): this {
    const { table } = this.#ground.data;
    this.allow(onTable(actions), [table.tableArn]);
    if (indexes.length > 0) {
      this.allow(
        ["dynamodb:Query"],
        indexes.map((index) => `${table.tableArn}/index/${index}`),
      );
    }
    return this.#set("TABLE_NAME", table.tableName);
  }

  /** Gives the right to make these calls on the table for items with these keys alone, and to ask indexes for these lists. */
  bindKeys(actions: readonly TableAction[], { items, ...indexes }: ReachableKeys): this {
    const { table } = this.#ground.data;
    this.#allowKeys(onTable(actions), table.tableArn, items);
    for (const [index, keys] of Object.entries(indexes))
      this.#allowKeys(["dynamodb:Query"], `${table.tableArn}/index/${index}`, keys);
    return this.#set("TABLE_NAME", table.tableName);
  }

  /** Gives the right to publish entries on the bus. */
  bindBus(): this {
    const { bus } = this.#ground.data;
    return this.allow(["events:PutEvents"], [bus.eventBusArn]).#set("BUS_NAME", bus.eventBusName);
  }

  /** Gives the right to put letters into the queues of those to be sent, or to hide one there until its time. */
  bindLettersQueues(...actions: readonly ("SendMessage" | "ChangeMessageVisibility")[]): this {
    const { letters, notices, news } = this.#ground;
    return this.allow(
      actions.map((action) => `sqs:${action}`),
      [letters.queueArn, notices.queueArn, news.queueArn],
    )
      .#set("LETTERS_QUEUE_URL", letters.queueUrl)
      .#set("NOTICES_QUEUE_URL", notices.queueUrl)
      .#set("NEWS_QUEUE_URL", news.queueUrl);
  }

  /** Gives the right to send mail as the programme, through the configuration set that reports what became of it, and to take an address off SES's list. */
  bindMail(): this {
    const { mail } = this.#ground.data;
    // SES asks for this right when a mail is handed over whole, whichever of its APIs is used.
    return (
      this.allow(["ses:SendRawEmail"], [mail.identityArn, mail.configurationSetArn])
        // The list is the account's; SES knows no narrower resource for this right.
        .allow(["ses:DeleteSuppressedDestination"], ["*"])
        .#set("CONFIGURATION_SET", mail.configurationSetName)
        .#set("MAIL_FROM", this.#ground.environment.mailFrom)
    );
  }

  /** Gives the right to keep files that people sent, or to hand out those that were found clean. */
  bindFiles(...actions: readonly ObjectAction[]): this {
    const { files } = this.#ground.data.buckets;
    this.#rights.addStatements(...onScannedFiles(actions, files.arnForObjects("files/*")));
    return this.#set("FILES_BUCKET", files.bucketName);
  }

  /** Gives the right to erase files with every version of them. */
  bindFileErasure(): this {
    const { files } = this.#ground.data.buckets;
    this.#rights.addStatements(
      new PolicyStatement({
        actions: ["s3:ListBucketVersions"],
        resources: [files.bucketArn],
        conditions: { StringLike: { "s3:prefix": "files/*" } },
      }),
    );
    return this.allow(["s3:DeleteObjectVersion"], [files.arnForObjects("files/*")]).#set(
      "FILES_BUCKET",
      files.bucketName,
    );
  }

  /** Gives the right to erase mail as it came in, with every version of it. */
  bindMailErasure(): this {
    const { mail } = this.#ground.data.buckets;
    this.#rights.addStatements(
      new PolicyStatement({
        actions: ["s3:ListBucketVersions"],
        resources: [mail.bucketArn],
        conditions: { StringLike: { "s3:prefix": `${INCOMING_PREFIX}*` } },
      }),
    );
    return this.allow(["s3:DeleteObjectVersion"], [mail.arnForObjects(`${INCOMING_PREFIX}*`)]).#set(
      "MAIL_BUCKET",
      mail.bucketName,
    );
  }

  /** Gives the right to have browsers send files straight to their bucket, once each, and to read what came. */
  bindUploads(): this {
    const { uploads } = this.#ground.data.buckets;
    return this.#allowObjects(["GetObject", "PutObject"], uploads.arnForObjects("uploads/*")).#set(
      "UPLOADS_BUCKET",
      uploads.bucketName,
    );
  }

  /** Gives the right to keep archives of the whole programme, to hand them out or to take them away. */
  bindExports(...actions: readonly ObjectAction[]): this {
    const { exports } = this.#ground.data.buckets;
    return this.#allowObjects(actions, exports.arnForObjects("exports/*")).#set(
      "EXPORTS_BUCKET",
      exports.bucketName,
    );
  }

  /** Gives the right to keep copies of what is kept about somebody, to hand them out or to take them away. */
  bindCopies(...actions: readonly ObjectAction[]): this {
    const { exports } = this.#ground.data.buckets;
    return this.#allowObjects(actions, exports.arnForObjects("copies/*")).#set(
      "EXPORTS_BUCKET",
      exports.bucketName,
    );
  }

  /** Gives the right to hand out mail as it came in that was found clean. What is started for each mail is told by S3 where it lies. */
  bindMailBucket(): this {
    const { mail } = this.#ground.data.buckets;
    const objects = mail.arnForObjects(`${INCOMING_PREFIX}*`);
    this.#rights.addStatements(...onScannedFiles(["GetObject", "GetObjectTagging"], objects));
    return this.#set("MAIL_BUCKET", mail.bucketName);
  }

  /** Gives the right to read the secret that links are signed with, and the forms of the site. */
  bindLinkSecret(): this {
    return this.#bindSecret("SECRET_ID", this.#ground.data.linkSecret.secretArn);
  }

  /** Gives the right to read the secret that the desk's sessions and forms are signed with: for the desk alone. */
  bindDeskSecret(): this {
    return this.#bindSecret("DESK_SECRET_ID", this.#ground.data.deskSecret.secretArn);
  }

  /** Gives the right to read the secret that the front door shows: for what answers visitors. */
  bindFrontDoor(): this {
    return this.#bindSecret("FRONT_DOOR_SECRET_ID", this.#ground.data.frontDoorSecret.secretArn);
  }

  /** Says where the team signs in. No right is needed: the sign-in is a public page with a public client. */
  bindSignIn(): this {
    const { issuer, clientId } = this.#ground.data.signIn;
    return this.#set("OIDC_ISSUER", issuer).#set("OIDC_CLIENT_ID", clientId);
  }

  /** Gives plain settings of the environment. */
  bindSettings(names: readonly PlainSetting[]): this {
    const { environment, assets } = this.#ground;
    const values: Record<PlainSetting, string> = {
      SITE_URL: environment.siteUrl,
      PROGRAMME_NAME: environment.programmeName,
      TEAM_INBOX: environment.teamInbox,
      ASSETS_PATH: assets.path,
      ENQUIRY_ADDRESS: environment.enquiryAddress,
      INCOMING_DOMAIN: environment.incomingDomain,
      LETTERS_FROM: environment.mailFrom,
    };
    for (const name of names) this.#set(name, values[name]);
    return this;
  }

  /**
   * Gives the right to start any function of this environment again with what it failed on. By the beginning of the
   * name: a list of all functions would grow past what a role's policy may hold, and tie this stack to all others.
   */
  bindReplay(): this {
    return this.allow(
      ["lambda:InvokeFunction"],
      [
        Stack.of(this).formatArn({
          service: "lambda",
          resource: "function",
          resourceName: `${functionNamePrefix(this.#ground.environment)}*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    );
  }

  /** Adds a statement to the function's own role. The binds above are the way in; triggers use it for reading. */
  allow(actions: string[], resources: string[]): this {
    this.#rights.addStatements(new PolicyStatement({ actions, resources }));
    return this;
  }

  #allowKeys(actions: string[], resource: string, keys: readonly string[]): void {
    // Every call of these has keys, and all of them must be allowed.
    const conditions = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys } };
    this.#rights.addStatements(new PolicyStatement({ actions, resources: [resource], conditions }));
  }

  #bindSecret(setting: string, arn: string): this {
    return this.allow(["secretsmanager:GetSecretValue"], [arn]).#set(setting, arn);
  }

  #allowObjects(actions: readonly ObjectAction[], objects: string): this {
    return this.allow(
      actions.map((action) => `s3:${action}`),
      [objects],
    );
  }

  #set(name: string, value: string): this {
    this.lambda.addEnvironment(name, value);
    return this;
  }
}

const onTable = (actions: readonly TableAction[]): string[] => actions.map((action) => `dynamodb:${action}`);

/** `on-member-joined.ts` -> `OnMemberJoined`: the last part of a construct's path, and so of its logical id. */
export const pascalCase = (name: string): string =>
  name
    .replace(/\.ts$/, "")
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The retention in days as CDK names it; its enumeration's values are the days themselves. */
export const retentionDays = (days: number): RetentionDays => days;

import { Aws, CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  CfnBackupVault,
} from "aws-cdk-lib/aws-backup";
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { EventBus, Schedule } from "aws-cdk-lib/aws-events";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { ENTRY_SOURCE } from "../../shared/journal/entry-source.ts";
import { Buckets } from "../constructs/buckets.ts";
import { MailIdentity } from "../constructs/mail-identity.ts";
import { MailReceipt } from "../constructs/mail-receipt.ts";
import { TeamSignIn } from "../constructs/team-sign-in.ts";
import type { Environment } from "../environments.ts";

/** The one table, made here or restored: all that the service needs to know of it. */
export type TableInUse = Pick<ITable, "tableArn" | "tableName"> & {
  readonly tableStreamArn?: string | undefined;
};

/** Where the data stack is deployed, and whether it is protected from deletion. */
export type DataProps = StackProps & {
  /**
   * Off only while the stack is made for the first time. A protected table or user pool cannot be deleted, and a
   * protected stack neither: a creation that fails could not be undone, and so not be tried again.
   */
  readonly protect: boolean;
};

/** Kept when the stack is deleted or the resource replaced; deleted when the deployment that makes it fails, so that the next finds nothing in its way. */
const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** What must outlive a mistake: everything here is kept when the stack is deleted. */
export class DataStack extends Stack {
  readonly table: TableInUse;
  readonly bus: EventBus;
  readonly mail: MailIdentity;
  readonly buckets: Buckets;
  /** What links are signed with, and the forms of the site. */
  readonly linkSecret: Secret;
  /** What the desk's sessions and forms are signed with: a leak of the other opens no desk. */
  readonly deskSecret: Secret;
  /** What the front door shows with each request that it hands on: past it nobody is answered. */
  readonly frontDoorSecret: Secret;
  /** The issuer and the client that the desk trusts. */
  readonly signIn: TeamSignIn["trusted"];

  constructor(scope: Construct, id: string, environment: Environment, { protect, ...props }: DataProps) {
    super(scope, id, { ...props, terminationProtection: protect });
    this.table = this.#tableInUse(this.#makeTable(protect), environment);
    this.bus = this.#makeBus();
    this.mail = new MailIdentity(this, "Mail", environment.mailDomain);
    this.buckets = new Buckets(this, "Buckets", environment.siteUrl);
    const receipt = new MailReceipt(this, "Receipt", {
      domain: environment.incomingDomain,
      bucket: this.buckets.mail,
    });
    this.linkSecret = this.#makeSecret("Signing", "What Convenor signs links and the forms of the site with");
    this.deskSecret = this.#makeSecret(
      "DeskSigning",
      "What Convenor signs sessions and forms of the desk with",
    );
    this.frontDoorSecret = this.#makeSecret(
      "FrontDoorKey",
      "What Convenor's front door shows with each request",
    );
    const team = new TeamSignIn(this, "TeamSignIn", environment, protect);
    this.signIn = team.trusted;
    // SES writes a mail into the bucket when it gets the rule, and a bucket with a mail in it cannot be deleted. So the
    // rule comes after what may be refused: a domain that has an identity, a sign-in address that is taken.
    receipt.rule.node.addDependency(this.mail, team.domain);
    this.#backUp();
    this.#exportAll(team);
    new CfnOutput(this, "AssetsBucket", { value: this.buckets.assets.bucketName });
    new CfnOutput(this, "TableName", { value: this.table.tableName });
    new CfnOutput(this, "FilesBucket", { value: this.buckets.files.bucketName });
    new CfnOutput(this, "MailBucket", { value: this.buckets.mail.bucketName });
  }

  #makeTable(deletionProtection: boolean): Table {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, "Table", {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: "expires",
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection,
      removalPolicy: KEPT,
    });
    for (const key of ["subject", "person", "list"]) {
      table.addGlobalSecondaryIndex({
        indexName: `by-${key}`,
        partitionKey: text(key),
        sortKey: text(`${key}Sort`),
      });
    }
    return table;
  }

  /** The table that was made, or the restored one if the environment names one. The first is exported in either case. */
  #tableInUse(made: Table, { restoredTable }: Environment): TableInUse {
    for (const value of [made.tableArn, made.tableName, made.tableStreamArn]) {
      if (value !== undefined) this.exportValue(value);
    }
    if (restoredTable === undefined) return made;
    const { name, streamArn } = restoredTable;
    return Table.fromTableAttributes(this, "RestoredTable", { tableName: name, tableStreamArn: streamArn });
  }

  /**
   * Exports all that other stacks may import, whether or not one does: CloudFormation refuses to take back an export
   * that is in use, so a feature that stops to use one must not change this stack.
   */
  #exportAll({ pool, client }: TeamSignIn): void {
    const { files, uploads, mail, exports, assets } = this.buckets;
    for (const value of [
      ...[this.bus.eventBusArn, this.bus.eventBusName, this.linkSecret.secretArn, this.deskSecret.secretArn],
      this.frontDoorSecret.secretArn,
      ...[files, uploads, mail, exports].flatMap(({ bucketArn, bucketName }) => [bucketArn, bucketName]),
      assets.bucketRegionalDomainName,
      ...this.mail.references,
      ...[pool.userPoolProviderUrl, client.userPoolClientId],
    ]) {
      this.exportValue(value);
    }
  }

  /**
   * A name for what CloudFormation gives none, different whenever the stack is made anew: what an earlier stack left
   * behind is not in its way.
   */
  #nameOfThisStack(): string {
    const stackUuid = Fn.select(2, Fn.split("/", Aws.STACK_ID));
    return Fn.join("-", [this.stackName, Fn.select(0, Fn.split("-", stackUuid))]);
  }

  #makeBus(): EventBus {
    const bus = new EventBus(this, "Bus", {
      eventBusName: this.#nameOfThisStack(),
      description: "Entries of Convenor's journal",
    });
    bus.applyRemovalPolicy(KEPT);
    bus
      .archive("Archive", {
        description: "Entries of the last 90 days; older ones are published again from the journal itself",
        eventPattern: { source: [ENTRY_SOURCE] },
        retention: Duration.days(90),
      })
      .applyRemovalPolicy(KEPT);
    return bus;
  }

  /** Its `current` is 64 characters of 0-9 and a-f, made inside the account. */
  #makeSecret(id: string, what: string): Secret {
    return new Secret(this, id, {
      description: `${what}: current, and previous while it is replaced`,
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "current",
        passwordLength: 64,
        excludeUppercase: true,
        excludePunctuation: true,
        excludeCharacters: "ghijklmnopqrstuvwxyz",
      },
      removalPolicy: KEPT,
    });
  }

  /**
   * Point-in-time recovery forgets after 35 days and lives with the table; the vault outlives the table. Each backup is the whole table, so there is one a week:
   * one a day for 35 days would soon be the largest cost of all (docs/decisions/0078-ways-back.md).
   */
  #backUp(): void {
    const vault = new BackupVault(this, "Vault", {
      removalPolicy: KEPT,
      blockRecoveryPointDeletion: true,
    });
    // CDK accepts no name that is only known when the stack is made.
    const made = vault.node.defaultChild;
    if (!(made instanceof CfnBackupVault)) throw new Error("The backup vault is not made here.");
    made.backupVaultName = this.#nameOfThisStack();
    const plan = new BackupPlan(this, "Backups", { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: "weekly",
        scheduleExpression: Schedule.cron({ weekDay: "SUN", hour: "3", minute: "30" }),
        deleteAfter: Duration.days(35),
      }),
    );
    plan.addSelection("Table", { resources: [BackupResource.fromArn(this.table.tableArn)] });
  }
}

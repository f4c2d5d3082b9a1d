import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
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
import { ENTRY_SOURCE } from "../../shared/journal/catalogue.ts";
import { Buckets } from "../constructs/buckets.ts";
import { MailIdentity } from "../constructs/mail-identity.ts";
import { MailReceipt } from "../constructs/mail-receipt.ts";
import { TeamSignIn } from "../constructs/team-sign-in.ts";
import type { Environment } from "../environments.ts";

/** The one table, made here or restored: all that the service needs to know of it. */
export type TableInUse = Pick<ITable, "tableArn" | "tableName"> & {
  readonly tableStreamArn?: string | undefined;
};

/** What must outlive a mistake: everything here is kept when the stack is deleted. */
export class DataStack extends Stack {
  readonly table: TableInUse;
  readonly bus: EventBus;
  readonly mail: MailIdentity;
  readonly buckets: Buckets;
  readonly secret: Secret;
  /** The issuer and the client that the desk trusts. */
  readonly signIn: TeamSignIn["trusted"];

  constructor(scope: Construct, id: string, environment: Environment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.table = this.#tableInUse(this.#makeTable(), environment);
    this.bus = this.#makeBus();
    this.mail = new MailIdentity(this, "Mail", environment.mailDomain);
    this.buckets = new Buckets(this, "Buckets");
    new MailReceipt(this, "Receipt", { domain: environment.incomingDomain, bucket: this.buckets.mail });
    this.secret = this.#makeSecret();
    this.signIn = new TeamSignIn(this, "TeamSignIn", environment).trusted;
    this.#backUp();
    new CfnOutput(this, "AssetsBucket", { value: this.buckets.assets.bucketName });
    new CfnOutput(this, "TableName", { value: this.table.tableName });
  }

  #makeTable(): Table {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, "Table", {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: "expires",
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
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

  /**
   * The table that was made, or the restored one if the environment names one. What the service stack imports of
   * the first stays exported in either case: CloudFormation would refuse to take back an export that is in use.
   */
  #tableInUse(made: Table, { restoredTable }: Environment): TableInUse {
    for (const value of [made.tableArn, made.tableName, made.tableStreamArn]) {
      if (value !== undefined) this.exportValue(value);
    }
    if (restoredTable === undefined) return made;
    const { name, streamArn } = restoredTable;
    return Table.fromTableAttributes(this, "RestoredTable", { tableName: name, tableStreamArn: streamArn });
  }

  #makeBus(): EventBus {
    const bus = new EventBus(this, "Bus", { description: "Entries of Convenor's journal" });
    bus.applyRemovalPolicy(RemovalPolicy.RETAIN);
    bus
      .archive("Archive", {
        description: "Entries of the last 90 days; older ones are published again from the journal itself",
        eventPattern: { source: [ENTRY_SOURCE] },
        retention: Duration.days(90),
      })
      .applyRemovalPolicy(RemovalPolicy.RETAIN);
    return bus;
  }

  /** Links, cookies and forms are signed with `current`: 64 characters of 0-9 and a-f, made inside the account. */
  #makeSecret(): Secret {
    return new Secret(this, "Signing", {
      description:
        "What Convenor signs links, cookies and forms with: current, and previous while it is replaced",
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "current",
        passwordLength: 64,
        excludeUppercase: true,
        excludePunctuation: true,
        excludeCharacters: "ghijklmnopqrstuvwxyz",
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Point-in-time recovery forgets after 35 days and lives with the table; the vault outlives the table. */
  #backUp(): void {
    const vault = new BackupVault(this, "Vault", {
      removalPolicy: RemovalPolicy.RETAIN,
      blockRecoveryPointDeletion: true,
    });
    const plan = new BackupPlan(this, "Backups", { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: "daily",
        scheduleExpression: Schedule.cron({ hour: "3", minute: "30" }),
        deleteAfter: Duration.days(35),
      }),
    );
    plan.addSelection("Table", { resources: [BackupResource.fromArn(this.table.tableArn)] });
  }
}

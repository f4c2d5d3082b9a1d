import { type Stack, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { type Environment, functionNamePrefix } from "./environments.ts";
import type { Stacks } from "./stacks/stacks.ts";

/** One finding of cdk-nag that we accept, on the constructs with such a path, and why. `<table>` is the table as cdk-nag names it, `<data>` the data stack, `<functions>` how the functions' names begin. */
type Exception = { readonly on: RegExp; readonly id: string; readonly reason: string };

const DATA: readonly Exception[] = [
  {
    on: /\/Signing\/Resource$/,
    id: "AwsSolutions-SMG4",
    reason:
      "Links in letters are signed with it for months, so it is replaced by hand, keeping the previous one " +
      "(docs/runbooks/deploy.md); rotation by the calendar would break links that people still hold.",
  },
  {
    on: /\/DeskSigning\/Resource$/,
    id: "AwsSolutions-SMG4",
    reason:
      "It is replaced by hand (docs/runbooks/deploy.md): sessions end within ten hours, so that it can be done on any " +
      "day; rotation by a function would be one more that may read it.",
  },
  {
    on: /\/FrontDoorKey\/Resource$/,
    id: "AwsSolutions-SMG4",
    reason:
      "CloudFront takes a new value only with a deployment, so it is replaced by hand (docs/runbooks/deploy.md), both being good " +
      "meanwhile. Who has it can reach the API past the firewall, and nothing more.",
  },
  {
    on: /\/TeamSignIn\/Pool\/Resource$/,
    id: "AwsSolutions-COG1",
    reason:
      "A password has 15 characters or more, is not one that was leaked, and is not enough without a second factor. " +
      "Kinds of characters are not asked for, as ASVS 5.0 (6.2.5) and NIST SP 800-63B-4 want it.",
  },
  {
    on: /\/Buckets\/(?:Mail)?Scan\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::arn:aws:events:<region>:<account>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]",
    reason: "GuardDuty names its rule itself, with this beginning, and only a rule that it manages is meant.",
  },
  {
    on: /\/Buckets\/Scan\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<BucketsFiles72356973.Arn>/files/*]",
    reason: "GuardDuty reads every file to scan it, and tags it with what it found.",
  },
  {
    on: /\/Buckets\/MailScan\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<BucketsMail2C747969.Arn>/incoming/*]",
    reason: "GuardDuty reads every mail to scan it, and tags it with what it found.",
  },
  {
    on: /\/Backups\/Table\/Role\/Resource$/,
    id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]",
    reason:
      "Only the backup service can take the role, and AWS widens its policy when backups need it; a copy of ours " +
      "would fail unseen on the day it is out of date.",
  },
];

const SERVICE: readonly Exception[] = [
  {
    on: /\/Pages\/(?:Site|Desk)\/Route .*\/Resource$/,
    id: "AwsSolutions-APIG4",
    reason:
      "The site is public. The desk checks its session and the person's role on every request, because a refusal " +
      "must be a page with a way to sign in; an authorizer of the API can only answer 401.",
  },
  {
    on: /\/Stream[A-Z][A-Za-z]+\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<table>/stream/*]",
    reason: "Lambda lists the streams of this one table before it reads; the stream's name is made by AWS.",
  },
  {
    on: /\/(?:Pages\/Desk|Enquiries\/OnMailReceived|Privacy\/On(?:ErasureDue|RetentionDue))\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<data>:ExportsOutputFnGetAttBucketsMail2C747969Arn2A340FD5/incoming/*]",
    reason:
      "A mail has a name of its own from when it comes in; the right is to read it, or to erase that one.",
  },
  {
    on: /\/Pages\/(?:Site|Desk)\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<data>:ExportsOutputFnGetAttBucketsUploadsDA8F1F54Arn09F84EE9/uploads/*]",
    reason:
      "What a browser sends has a name of its own from when its address is signed; the right is to have it put and to read it, never to list.",
  },
  {
    on: /\/(?:Pages\/(?:Site|Desk)|Enquiries\/OnMailReceived|Exports\/OnExportRequested|Files\/OnFile(?:ScanDue|Discarded))\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<data>:ExportsOutputFnGetAttBucketsFiles72356973Arn30635763/files/*]",
    reason:
      "A file has a name of its own from when it is kept; the right is to read, to keep or to erase it, by that name.",
  },
  {
    on: /\/(?:Pages\/Desk|Exports\/OnExportRequested)\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<data>:ExportsOutputFnGetAttBucketsExportsEFF3E371ArnBFB071EA/exports/*]",
    reason:
      "An archive has a name of its own from when it is asked for; the right is to make, to hand out or to delete, never to list.",
  },
  {
    on: /\/(?:Pages\/Site|Privacy\/On(?:ErasureDue|AccessReleased))\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::<data>:ExportsOutputFnGetAttBucketsExportsEFF3E371ArnBFB071EA/copies/*]",
    reason:
      "A copy has a name of its own from when it is asked for; the right is to make, to hand out or to delete, never to list.",
  },
  {
    on: /\/Letters\/QueueSendLetter\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "To take an address off SES's suppression list, which is one for the whole account: SES knows no narrower resource for this right.",
  },
  {
    on: /\/Failures\/OnFailureReplayRequested\/Role\/Resource$/,
    id: "AwsSolutions-IAM5[Resource::arn:aws:lambda:<region>:<account>:function:<functions>*]",
    reason:
      "A failure is of any function. The names are those of this environment's functions alone; a list of them would " +
      "grow past what a role's policy may hold.",
  },
  {
    on: /\/FrontDoor\/Distribution\/Resource$/,
    id: "AwsSolutions-CFR1",
    reason: "Members travel and partners are abroad; the programme's pages are for anybody.",
  },
  {
    on: /\/FrontDoor\/Distribution\/Resource$/,
    id: "AwsSolutions-CFR3",
    reason:
      "A log of CloudFront's has whole addresses, and those of personal pages are keys; beside them it has where their holders come from. The API's log " +
      "has each request without either (docs/decisions/0067-front-door.md).",
  },
];

const WITHOUT_FIREWALL: readonly Exception[] = [
  {
    on: /\/FrontDoor\/Distribution\/Resource$/,
    id: "AwsSolutions-CFR2",
    reason: "This environment goes without a firewall (about $7 a month): docs/decisions/0067-front-door.md.",
  },
];

const WITHOUT_DOMAIN: readonly Exception[] = [
  {
    on: /\/FrontDoor\/Distribution\/Resource$/,
    id: "AwsSolutions-CFR4",
    reason: "Without a domain of its own the site uses CloudFront's, whose TLS versions CloudFront decides.",
  },
];

const accountOf = ({ account }: Environment): string => account ?? "<AWS::AccountId>";

const tableFor = (dataStack: string, environment: Environment): string =>
  environment.restoredTable === undefined
    ? `${dataStack}:ExportsOutputFnGetAttTableCD117FA1ArnE2C8C204`
    : `arn:aws:dynamodb:${environment.region}:${accountOf(environment)}:table/${environment.restoredTable.name}`;

/**
 * Accepts the findings of cdk-nag that are accepted in `environment`. Throws if one is accepted for nothing, so
 * that the list cannot outlive what it is about.
 */
export const acknowledgeFindings = (stacks: Stacks, environment: Environment): void => {
  const { data, core, features, frontDoor } = stacks;
  const inPlaceOf: Readonly<Record<string, string>> = {
    "<table>": tableFor(data.stackName, environment),
    "<data>": data.stackName,
    "<region>": environment.region,
    "<account>": accountOf(environment),
    "<functions>": functionNamePrefix(environment),
  };
  const accept = (where: readonly Stack[], exceptions: readonly Exception[]): void => {
    for (const { on, id, reason } of exceptions) {
      const met = where
        .flatMap((stack) => stack.node.findAll())
        .filter((construct: IConstruct) => on.test(construct.node.path));
      if (met.length === 0)
        throw new Error(`No construct meets ${on}: the exception to ${id} is out of date.`);
      const named = id.replace(/<\w+>/g, (word) => inPlaceOf[word] ?? word);
      for (const construct of met) Validations.of(construct).acknowledge({ id: named, reason });
    }
  };
  accept([data], DATA);
  accept([core, ...features, frontDoor], SERVICE);
  if (environment.firewall === false) accept([frontDoor], WITHOUT_FIREWALL);
  if (environment.domain === undefined) accept([frontDoor], WITHOUT_DOMAIN);
};

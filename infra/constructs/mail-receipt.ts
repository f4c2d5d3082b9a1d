import { CfnOutput, Stack } from "aws-cdk-lib";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { EmailIdentity, Identity, type ReceiptRule, ReceiptRuleSet, TlsPolicy } from "aws-cdk-lib/aws-ses";
import { S3 } from "aws-cdk-lib/aws-ses-actions";
import { Construct } from "constructs";
import type { ClosedBucket } from "./buckets.ts";

/** Where in the bucket mail comes in. */
export const INCOMING_PREFIX = "incoming/";

/**
 * Takes in mail to any address of a domain: SES looks for spam and viruses, notes what it found on top of the mail, and puts it into the bucket
 * whole. CloudFormation cannot make a set of rules the active one; that is a command of the runbook, once.
 */
export class MailReceipt extends Construct {
  readonly rule: ReceiptRule;

  constructor(scope: Construct, id: string, { domain, bucket }: { domain: string; bucket: ClosedBucket }) {
    super(scope, id);
    // CDK's own switch for this is a custom resource, which we do without: docs/decisions/0011-edge-without-custom-resources.md.
    const made = bucket.node.defaultChild;
    if (!(made instanceof CfnBucket)) throw new Error("The bucket of incoming mail is not made here.");
    made.addPropertyOverride("NotificationConfiguration.EventBridgeConfiguration", {
      EventBridgeEnabled: true,
    });
    const identity = new EmailIdentity(this, "Identity", { identity: Identity.domain(domain) });
    const rules = new ReceiptRuleSet(this, "Rules");
    this.rule = rules.addRule("Incoming", {
      recipients: [domain],
      enabled: true,
      scanEnabled: true,
      // Whoever writes to us from a server without TLS is still to be heard.
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [new S3({ bucket, objectKeyPrefix: INCOMING_PREFIX })],
    });
    this.rule.node.addDependency(identity);
    const stack = Stack.of(this);
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(stack, `DnsIncomingDkim${index + 1}`, { value: `${name} CNAME ${value}` });
    });
    new CfnOutput(stack, "DnsIncoming", {
      value: `${domain} MX 10 inbound-smtp.${stack.region}.amazonaws.com`,
    });
    new CfnOutput(stack, "ReceiptRuleSet", { value: rules.receiptRuleSetName });
  }
}

import { CfnOutput, Fn, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";

/**
 * The right to send mail as a domain: signed with DKIM, with a return path of its own so that SPF agrees with it,
 * only over TLS, and never to an address that SES has on its list of those that bounced. What becomes of each mail goes to
 * the account's default bus, the only one SES can write to.
 */
export class MailIdentity extends Construct {
  readonly identityArn: string;
  readonly configurationSetArn: string;
  readonly configurationSetName: string;
  /** What the ARNs and the name above are made of, for the stack to export. */
  readonly references: readonly string[];

  constructor(scope: Construct, id: string, domain: string) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Who complained still gets what answers something they did: what is held back of it, the sender decides.
      suppressionReasons: SuppressionReasons.BOUNCES_ONLY,
    });
    configurationSet.addEventDestination("DefaultBus", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "Bus", "default")),
      events: [EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const identity = new EmailIdentity(this, "Identity", {
      identity: Identity.domain(domain),
      configurationSet,
      mailFromDomain: `bounce.${domain}`,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      // Bounces come back over the bus; a mail about each as well would only fill the sender's inbox.
      feedbackForwarding: false,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    this.identityArn = identity.emailIdentityArn;
    this.configurationSetArn = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: this.configurationSetName,
    });
    this.references = [configurationSet.configurationSetName, identity.emailIdentityName];
    new CfnOutput(Stack.of(this), "ConfigurationSet", { value: this.configurationSetName });
    this.#printRecords(identity, domain);
  }

  /** The DNS records the domain's owner must add, in the words of a zone file. */
  #printRecords(identity: EmailIdentity, domain: string): void {
    const stack = Stack.of(this);
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(stack, `DnsDkim${index + 1}`, { value: Fn.join("", [name, " CNAME ", value]) });
    });
    const records = {
      DnsReturnPath: `bounce.${domain} MX 10 feedback-smtp.${stack.region}.amazonses.com`,
      DnsSpf: `bounce.${domain} TXT "v=spf1 include:amazonses.com ~all"`,
      DnsDmarc: `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r"`,
    };
    for (const [id, value] of Object.entries(records)) new CfnOutput(stack, id, { value });
  }
}

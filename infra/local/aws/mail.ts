import * as z from "zod/mini";
import type { LocalClock } from "../bench/clock.ts";
import type { Bus } from "./bus.ts";
import { ApiError, type Operation, SUPPRESSED } from "./calls.ts";
import type { Correlations } from "./correlations.ts";
import type { Ledger } from "./ledger.ts";
import {
  type Bounce,
  bare,
  bounces,
  detailOf,
  type Report,
  Request,
  readMessage,
  reports,
  type SentMail,
} from "./messages.ts";
import { suppressionList } from "./suppression.ts";
import type { ResolvedTemplate } from "./template.ts";

/** The mail service: takes mail, shows it in the inbox and reports what became of it. */
export interface Mail {
  operation: Operation;
  /** Takes an address off the suppression list. */
  unsuppress: Operation;
  identityFor: (from: string) => string;
}

const Destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z._default(z.coerce.boolean(), true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.optional(z.unknown()),
  }),
});

/** Starts the mail service for the identities and configuration sets of the template; `inbox` is where mail is shown. */
export function createMail(
  template: ResolvedTemplate,
  parts: {
    bus: Bus;
    clock: LocalClock;
    correlations: Correlations;
    inbox: string;
    region: string;
    account: string;
    ledger: Ledger;
    /** The correlations of what the worker with this access key is doing. */
    correlationsOf: (accessKey: string) => string[];
    /** Told of each mail when it is known what became of it. */
    onSent: (mail: SentMail) => void;
  },
): Mail {
  const { bus, clock, correlations, inbox, region, account } = parts;
  const arn = (what: string): string => `arn:aws:ses:${region}:${account}:${what}`;
  const identities = template.ofType("AWS::SES::EmailIdentity").map(({ name }) => name);
  const identityOf = (from: string): string | undefined =>
    identities.find((identity) => identity === bare(from)) ??
    identities.find((identity) => bare(from).endsWith(`@${identity}`) || bare(from).endsWith(`.${identity}`));
  const destinations = template
    .ofType("AWS::SES::ConfigurationSetEventDestination")
    .map(({ properties }) => Destination.parse(properties));
  const wants = (set: string, report: Report): boolean =>
    destinations.some(
      ({ ConfigurationSetName, EventDestination: { Enabled, MatchingEventTypes, EventBridgeDestination } }) =>
        ConfigurationSetName === set &&
        Enabled &&
        EventBridgeDestination !== undefined &&
        MatchingEventTypes.some((type) => type.toLowerCase() === report.toLowerCase()),
    );
  const suppressed = suppressionList(template, parts.ledger);
  const report = (kind: Report, mail: SentMail, request: Request, bounce: Bounce = bounces.unknown): void => {
    const set = request.ConfigurationSetName;
    if (set === undefined || !wants(set, kind)) return;
    bus.put("default", {
      "detail-type": reports[kind],
      source: "aws.ses",
      resources: [arn(`configuration-set/${set}`)],
      detail: detailOf(kind, mail, request.EmailTags, set, bounce),
    });
  };
  const becomeOf = (mail: SentMail, request: Request): void => {
    const set = request.ConfigurationSetName;
    const addresses = mail.to.map((address) => bare(address).toLowerCase());
    const bounceOf = (address: string): Bounce | undefined => {
      if (suppressed.has(address, set) || address === "suppressionlist@simulator.amazonses.com")
        return bounces.suppressed;
      if (address.startsWith("soft-bounce")) return bounces.full;
      return address.startsWith("bounce") ? bounces.unknown : undefined;
    };
    report("Send", mail, request);
    const bounce = addresses.map(bounceOf).find((one) => one !== undefined);
    if (bounce !== undefined) {
      mail.status = "bounced";
      report("Bounce", mail, request, bounce);
      if (bounce === bounces.unknown) for (const address of addresses) suppressed.add(address, "BOUNCE", set);
      return;
    }
    mail.status = "delivered";
    report("Delivery", mail, request);
    if (!addresses.some((address) => address.startsWith("complaint"))) return;
    mail.status = "complained";
    report("Complaint", mail, request);
    for (const address of addresses) suppressed.add(address, "COMPLAINT", set);
  };
  const operation: Operation = async (call) => {
    const parsed = Request.safeParse(call.body);
    if (!parsed.success) throw new ApiError(400, "BadRequestException", z.prettifyError(parsed.error));
    const request = parsed.data;
    const message = await readMessage(request);
    if (identityOf(message.from) === undefined) {
      throw new ApiError(
        400,
        "MessageRejected",
        `Email address is not verified: ${message.from} belongs to no identity of the template.`,
      );
    }
    const answer = await fetch(`${inbox}/v2/email/outbound-emails`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "AWS4-HMAC-SHA256 local" },
      body: call.raw.toString("utf8"),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new ApiError(400, "BadRequestException", JSON.stringify(body));
    const mail: SentMail = {
      messageId: z.object({ MessageId: z.string() }).parse(body).MessageId,
      tags: Object.fromEntries(request.EmailTags.map(({ Name, Value }) => [Name, Value])),
      ...message,
      status: "sent",
      correlations: correlations.ofCall(call, parts.correlationsOf(call.accessKey)),
      at: new Date(clock.now()).toISOString(),
    };
    becomeOf(mail, request);
    parts.onSent(mail);
    return { MessageId: mail.messageId };
  };
  const unsuppress: Operation = async ({ path }) => {
    const address = path.slice(SUPPRESSED.length);
    if (!suppressed.remove(address.toLowerCase()))
      throw new ApiError(
        404,
        "NotFoundException",
        `Email address ${address} does not exist on your suppression list.`,
      );
    return {};
  };
  return { operation, unsuppress, identityFor: (from) => arn(`identity/${identityOf(from) ?? bare(from)}`) };
}

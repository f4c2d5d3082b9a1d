import * as z from "zod";
import type { Bus } from "./bus.ts";
import { ApiError, type Operation } from "./calls.ts";
import type { LocalClock } from "./clock.ts";
import { bare, detailOf, type Report, Request, readMessage, reports, type SentLetter } from "./messages.ts";
import type { Recorder } from "./recorder.ts";
import type { ResolvedTemplate } from "./template.ts";

/** The mail service: takes letters, shows them in the inbox and reports what became of them. */
export interface Mail {
  letters: SentLetter[];
  operation: Operation;
  identityFor: (from: string) => string;
}

const Destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z.coerce.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.unknown().optional(),
  }),
});

/** Starts the mail service for the identities and configuration sets of the template; `inbox` is where letters are shown. */
export function createMail(
  template: ResolvedTemplate,
  parts: {
    bus: Bus;
    clock: LocalClock;
    recorder: Recorder;
    inbox: string;
    region: string;
    account: string;
    correlationsOf: (accessKey: string) => string[];
  },
): Mail {
  const { bus, clock, recorder, inbox, region, account } = parts;
  const letters: SentLetter[] = [];
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
  const report = (kind: Report, letter: SentLetter, request: Request): void => {
    const set = request.ConfigurationSetName;
    if (set === undefined || !wants(set, kind)) return;
    bus.put("default", {
      "detail-type": reports[kind],
      source: "aws.ses",
      resources: [arn(`configuration-set/${set}`)],
      detail: detailOf(kind, letter, request.EmailTags, set),
    });
  };
  const becomeOf = (letter: SentLetter, request: Request): void => {
    const localParts = letter.to.map((address) => bare(address).toLowerCase());
    report("Send", letter, request);
    if (localParts.some((address) => address.startsWith("bounce"))) {
      letter.status = "bounced";
      report("Bounce", letter, request);
      return;
    }
    letter.status = "delivered";
    report("Delivery", letter, request);
    if (!localParts.some((address) => address.startsWith("complaint"))) return;
    letter.status = "complained";
    report("Complaint", letter, request);
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
    const tag = (...names: string[]): string | undefined =>
      request.EmailTags.find(({ Name }) => names.includes(Name))?.Value;
    const letterId = tag("letter", "letterId");
    const own = recorder.letterCorrelations.get(letterId ?? "");
    const letter: SentLetter = {
      messageId: z.object({ MessageId: z.string() }).parse(body).MessageId,
      kind: tag("kind"),
      letterId,
      ...message,
      status: "sent",
      correlations: own === undefined ? parts.correlationsOf(call.accessKey) : [own],
      at: new Date(clock.now()).toISOString(),
    };
    letters.push(letter);
    becomeOf(letter, request);
    recorder.events.emit("change", "letter", letter);
    return { MessageId: letter.messageId };
  };
  return { letters, operation, identityFor: (from) => arn(`identity/${identityOf(from) ?? bare(from)}`) };
}

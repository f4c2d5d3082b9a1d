import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import * as z from "zod";
import type { Bus } from "./bus.ts";
import { ApiError, type Operation } from "./calls.ts";
import type { LocalClock } from "./clock.ts";
import type { Recorder } from "./recorder.ts";
import type { ResolvedTemplate } from "./template.ts";

/** One message that was accepted for sending. */
export interface SentLetter {
  messageId: string;
  /** Tag `kind` of the message: which letter it is. */
  kind: string | undefined;
  letterId: string | undefined;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { name: string; type: string; size: number; content?: string }[];
  status: "sent" | "delivered" | "bounced" | "complained";
  correlations: string[];
  at: string;
}

/** The mail service: takes letters, shows them in the inbox and reports what became of them. */
export interface Mail {
  letters: SentLetter[];
  operation: Operation;
  identityFor: (from: string) => string;
}

const Text = z.object({ Data: z.string() });
const Request = z.looseObject({
  FromEmailAddress: z.string().optional(),
  ConfigurationSetName: z.string().optional(),
  Destination: z
    .looseObject({
      ToAddresses: z.array(z.string()).default([]),
      CcAddresses: z.array(z.string()).default([]),
      BccAddresses: z.array(z.string()).default([]),
    })
    .optional(),
  EmailTags: z
    .array(
      z.object({ Name: z.string().regex(/^[\w-]{1,256}$/), Value: z.string().regex(/^[\w.@-]{1,256}$/) }),
    )
    .default([]),
  Content: z.looseObject({
    Raw: Text.optional(),
    Simple: z
      .looseObject({
        Subject: Text,
        Body: z.object({ Text: Text.optional(), Html: Text.optional() }),
        Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
      })
      .optional(),
  }),
});
type Request = z.infer<typeof Request>;

const Destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z.coerce.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.unknown().optional(),
  }),
});

/** What SES says of a message, and what EventBridge calls it. */
const reports = {
  Send: "Email Sent",
  Delivery: "Email Delivered",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
} as const;
type Report = keyof typeof reports;

const bare = (address: string): string => /<([^>]+)>/.exec(address)?.[1] ?? address.trim();

const readMessage = async (
  request: Request,
): Promise<Pick<SentLetter, "from" | "to" | "subject" | "text" | "html" | "headers" | "attachments">> => {
  const { Raw: raw, Simple: simple } = request.Content;
  if (simple !== undefined) {
    return {
      from: request.FromEmailAddress ?? "",
      to: request.Destination?.ToAddresses ?? [],
      subject: simple.Subject.Data,
      text: simple.Body.Text?.Data ?? "",
      html: simple.Body.Html?.Data ?? "",
      headers: Object.fromEntries(simple.Headers.map(({ Name, Value }) => [Name.toLowerCase(), Value])),
      attachments: [],
    };
  }
  if (raw === undefined)
    throw new ApiError(400, "BadRequestException", "The local stack sends Raw and Simple messages only.");
  const parsed = await PostalMime.parse(Buffer.from(raw.Data, "base64"), {
    attachmentEncoding: "arraybuffer",
  });
  return {
    from: request.FromEmailAddress ?? parsed.from?.address ?? "",
    to: request.Destination?.ToAddresses ?? (parsed.to ?? []).flatMap(({ address }) => address ?? []),
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html ?? "",
    headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
    attachments: parsed.attachments.map(({ filename, mimeType, content }) => {
      const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
      return {
        name: filename ?? "",
        type: mimeType,
        size: bytes.length,
        ...(mimeType === "text/calendar" && { content: bytes.toString("utf8") }),
      };
    }),
  };
};

const detailOf = (
  report: Report,
  letter: SentLetter,
  tags: Request["EmailTags"],
  set: string,
): Record<string, unknown> => {
  const recipients = letter.to.map((address) => ({ emailAddress: bare(address) }));
  const timestamp = letter.at;
  const facts: Record<Report, Record<string, unknown>> = {
    Send: { send: {} },
    Delivery: {
      delivery: {
        timestamp,
        processingTimeMillis: 20,
        recipients: letter.to.map(bare),
        smtpResponse: "250 2.6.0 Message received",
        reportingMTA: "local",
      },
    },
    Bounce: {
      bounce: {
        feedbackId: randomUUID(),
        bounceType: "Permanent",
        bounceSubType: "General",
        bouncedRecipients: recipients.map((one) => ({
          ...one,
          action: "failed",
          status: "5.1.1",
          diagnosticCode: "smtp; 550 5.1.1 user unknown",
        })),
        timestamp,
        reportingMTA: "dsn; local",
      },
    },
    Complaint: {
      complaint: {
        feedbackId: randomUUID(),
        complainedRecipients: recipients,
        complaintFeedbackType: "abuse",
        timestamp,
        userAgent: "local",
      },
    },
  };
  const ownTags = Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]]));
  return {
    eventType: report,
    mail: {
      timestamp,
      source: letter.from,
      messageId: letter.messageId,
      destination: letter.to.map(bare),
      headersTruncated: false,
      headers: Object.entries(letter.headers).map(([name, value]) => ({ name, value })),
      commonHeaders: {
        from: [letter.from],
        to: letter.to,
        subject: letter.subject,
        messageId: letter.messageId,
      },
      tags: {
        ...ownTags,
        "ses:configuration-set": [set],
        "ses:from-domain": [bare(letter.from).split("@").at(-1) ?? ""],
      },
    },
    ...facts[report],
  };
};

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
    const letter: SentLetter = {
      messageId: z.object({ MessageId: z.string() }).parse(body).MessageId,
      kind: tag("kind"),
      letterId: tag("letter", "letterId"),
      ...message,
      status: "sent",
      correlations: parts.correlationsOf(call.accessKey),
      at: new Date(clock.now()).toISOString(),
    };
    letters.push(letter);
    becomeOf(letter, request);
    recorder.events.emit("change", "letter", letter);
    return { MessageId: letter.messageId };
  };
  return { letters, operation, identityFor: (from) => arn(`identity/${identityOf(from) ?? bare(from)}`) };
}

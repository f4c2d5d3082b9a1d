import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import * as z from "zod";
import { ApiError } from "./calls.ts";

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

const Text = z.object({ Data: z.string() });
/** What SES takes to send one message. */
export const Request = z.looseObject({
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
/** A request to send, checked. */
export type Request = z.infer<typeof Request>;

/** What SES says of a message, and what EventBridge calls it. */
export const reports = {
  Send: "Email Sent",
  Delivery: "Email Delivered",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
} as const;
/** The name of one of them. */
export type Report = keyof typeof reports;

/** The address in `Name <address>`. */
export const bare = (address: string): string => /<([^>]+)>/.exec(address)?.[1] ?? address.trim();

/** Reads a request to send, raw or simple, into what the reader will see. Throws an ApiError on any other. */
export const readMessage = async (
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

/** What SES tells EventBridge of a message, in its own format. */
export const detailOf = (
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

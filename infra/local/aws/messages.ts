import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import * as z from "zod/mini";

/** One message that was accepted for sending. */
export interface SentMail {
  messageId: string;
  /** The tags it was sent with. */
  tags: Record<string, string>;
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
  FromEmailAddress: z.optional(z.string()),
  ConfigurationSetName: z.optional(z.string()),
  Destination: z.optional(
    z.looseObject({
      ToAddresses: z._default(z.array(z.string()), []),
      CcAddresses: z._default(z.array(z.string()), []),
      BccAddresses: z._default(z.array(z.string()), []),
    }),
  ),
  EmailTags: z._default(
    z.array(
      z.object({
        Name: z.string().check(z.regex(/^[\w-]{1,256}$/)),
        Value: z.string().check(z.regex(/^[\w.@-]{1,256}$/)),
      }),
    ),
    [],
  ),
  Content: z.looseObject({
    Raw: Text,
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

/** Why a mail bounced, in SES's words. */
export interface Bounce {
  bounceType: "Permanent" | "Transient";
  bounceSubType: string;
  status: string;
  diagnosticCode: string;
}

/** The bounces that can be tried: nobody is there, the mailbox is full for now, and SES itself does not send there any more. */
export const bounces = {
  unknown: {
    bounceType: "Permanent",
    bounceSubType: "General",
    status: "5.1.1",
    diagnosticCode: "smtp; 550 5.1.1 user unknown",
  },
  full: {
    bounceType: "Transient",
    bounceSubType: "MailboxFull",
    status: "4.2.2",
    diagnosticCode: "smtp; 452 4.2.2 mailbox full",
  },
  suppressed: {
    bounceType: "Permanent",
    bounceSubType: "OnAccountSuppressionList",
    status: "5.1.1",
    diagnosticCode:
      "Amazon SES did not send the message to this address because it is on the suppression list for your account.",
  },
} as const satisfies Record<string, Bounce>;

/** The address in `Name <address>`. */
export const bare = (address: string): string => /<([^>]+)>/.exec(address)?.[1] ?? address.trim();

/** Reads a request to send a raw message into what the reader will see. */
export const readMessage = async (
  request: Request,
): Promise<Pick<SentMail, "from" | "to" | "subject" | "text" | "html" | "headers" | "attachments">> => {
  const parsed = await PostalMime.parse(Buffer.from(request.Content.Raw.Data, "base64"), {
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
  mail: SentMail,
  tags: Request["EmailTags"],
  set: string,
  bounce: Bounce,
): Record<string, unknown> => {
  const recipients = mail.to.map((address) => ({ emailAddress: bare(address) }));
  const timestamp = mail.at;
  const facts: Record<Report, Record<string, unknown>> = {
    Send: { send: {} },
    Delivery: {
      delivery: {
        timestamp,
        processingTimeMillis: 20,
        recipients: mail.to.map(bare),
        smtpResponse: "250 2.6.0 Message received",
        reportingMTA: "local",
      },
    },
    Bounce: {
      bounce: {
        feedbackId: randomUUID(),
        bounceType: bounce.bounceType,
        bounceSubType: bounce.bounceSubType,
        bouncedRecipients: recipients.map((one) => ({
          ...one,
          action: "failed",
          status: bounce.status,
          diagnosticCode: bounce.diagnosticCode,
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
      source: mail.from,
      messageId: mail.messageId,
      destination: mail.to.map(bare),
      headersTruncated: false,
      headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
      commonHeaders: {
        from: [mail.from],
        to: mail.to,
        subject: mail.subject,
        messageId: mail.messageId,
      },
      tags: {
        ...ownTags,
        "ses:configuration-set": [set],
        "ses:from-domain": [bare(mail.from).split("@").at(-1) ?? ""],
      },
    },
    ...facts[report],
  };
};

import { randomBytes } from "node:crypto";
import { addressParser } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import * as z from "zod/mini";
import type { Buckets } from "./buckets.ts";
import type { Scanner } from "./scanner.ts";
import type { ResolvedTemplate } from "./template.ts";
import type { Ground, Wiring } from "./wiring.ts";

const Rule = z.object({
  Rule: z.looseObject({
    Enabled: z._default(z.coerce.boolean(), false),
    ScanEnabled: z._default(z.coerce.boolean(), false),
    Recipients: z._default(z.array(z.string()), []),
    Actions: z.array(
      z.strictObject({
        S3Action: z.object({ BucketName: z.string(), ObjectKeyPrefix: z._default(z.string(), "") }),
      }),
    ),
  }),
});
type Rule = z.infer<typeof Rule>["Rule"];

/** SES takes mails of up to 40 MB. */
const MOST_BYTES = 40 * 1_048_576;

// What everybody's scanners find: https://spamassassin.apache.org/gtube/ and https://www.eicar.org. Written in parts, so that this file is neither.
const SPAM = ["XJS*C4JDBQADN1.NSBN3*2IDNEN*", "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"].join("");
const VIRUS = ["EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!"].join("");

/** An address, its domain, or a domain above it with a dot before it: what a rule may be for. */
const takes = ({ Recipients }: Rule, address: string): boolean => {
  const domain = address.split("@").at(-1) ?? "";
  return Recipients.some((recipient) => {
    const wanted = recipient.toLowerCase();
    return wanted === address || wanted === domain || (wanted.startsWith(".") && domain.endsWith(wanted));
  });
};

const addressOf = (address: false | { address: string } | undefined): string =>
  address === undefined || address === false ? "" : address.address.toLowerCase();

const headOf = (mail: Buffer): string => mail.subarray(0, 65_536).toString("latin1");

/** What a mail wants found of its sender, for trying out: `X-Try-Dmarc: fail` or `none` in it. Here nobody's DNS is asked. */
const dmarcOf = (mail: Buffer): string =>
  /^x-try-dmarc:\s*(pass|fail|none)\s*$/im.exec(headOf(mail))?.[1] ?? "pass";

/** The domain of the address that a mail says it is from, which DMARC is about (RFC 7489 3.1); the envelope's when it does not say. */
const authorDomain = (mail: Buffer, envelope: string): string => {
  const from = /^from:(.*(?:\r?\n[ \t].*)*)/im.exec(headOf(mail))?.[1] ?? "";
  const address = addressParser(from, { flatten: true })[0]?.address ?? envelope;
  return address.split("@").at(-1)?.toLowerCase() || "unknown";
};

/**
 * The headers that SES puts on top of a mail: the way back, who took it for whom, and what was found. Spam and viruses are found by the test strings
 * that all scanners know; a sender is authentic unless the mail says `X-Try-Dmarc: fail`.
 */
const headersOnTop = (
  mail: Buffer,
  about: { id: string; session: SMTPServerSession; rule: Rule; now: number },
): string => {
  const { id, session, rule, now } = about;
  const from = addressOf(session.envelope.mailFrom);
  const to = addressOf(session.envelope.rcptTo[0]);
  const domain = authorDomain(mail, from);
  const dmarc = dmarcOf(mail);
  const found = (mark: string): string => (mail.includes(mark) ? "FAIL" : "PASS");
  const scans = rule.ScanEnabled
    ? [
        `X-SES-Spam-Verdict: ${found(SPAM)}`,
        `X-SES-Virus-Verdict: ${mail.includes(VIRUS) || mail.includes(Buffer.from(VIRUS).toString("base64").slice(0, 24)) ? "FAIL" : "PASS"}`,
      ]
    : [];
  return [
    `Return-Path: <${from}>`,
    `Received: from ${session.clientHostname || "unknown"} (${session.hostNameAppearsAs || "unknown"} [${session.remoteAddress}])`,
    ` by inbound-smtp.eu-west-2.amazonaws.com with SMTP id ${id}`,
    ` for ${to};`,
    ` ${new Date(now).toUTCString().replace("GMT", "+0000 (UTC)")}`,
    ...scans,
    `Received-SPF: ${dmarc} (spfCheck: local) client-ip=${session.remoteAddress}; envelope-from=${from}; helo=local;`,
    "Authentication-Results: amazonses.com;",
    ` spf=${dmarc} (spfCheck: local) client-ip=${session.remoteAddress}; envelope-from=${from}; helo=local;`,
    ` dkim=${dmarc} header.i=@${domain};`,
    ` dmarc=${dmarc} header.from=${domain};`,
    "",
  ].join("\r\n");
};

const read = async (stream: SMTPServerDataStream): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(Buffer.from(chunk));
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
};

const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code });

/** The rules by which the template takes in mail. Throws on one with an action that is not run here. */
const rulesOf = (template: ResolvedTemplate): Rule[] =>
  template
    .ofType("AWS::SES::ReceiptRule")
    .map(({ properties }) => Rule.parse(properties).Rule)
    .filter(({ Enabled }) => Enabled);

/** Starts the server that takes in mail by SMTP and does with it what the template's rules say: into the bucket, and word of it on the default bus. */
export const startReceipt = async (
  port: number,
  template: ResolvedTemplate,
  {
    ground,
    wiring,
    buckets,
    scanner,
    region,
  }: { ground: Ground; wiring: Wiring; buckets: Buckets; scanner: Scanner; region: string },
): Promise<{ stop: () => Promise<void> }> => {
  const rules = rulesOf(template);
  const ruleFor = (address: string): Rule | undefined => rules.find((rule) => takes(rule, address));
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const mail = await read(stream);
    if (mail === undefined) throw refusal(552, "Message exceeds the size limit of 40 MB");
    const rule = ruleFor(addressOf(session.envelope.rcptTo[0]));
    const id = randomBytes(20).toString("hex");
    if (rule === undefined) return;
    const body = Buffer.concat([
      Buffer.from(headersOnTop(mail, { id, session, rule, now: ground.clock.now() })),
      mail,
    ]);
    for (const { S3Action } of rule.Actions) {
      const key = `${S3Action.ObjectKeyPrefix}${id}`;
      await buckets.put(S3Action.BucketName, key, { type: "binary/octet-stream", body });
      await scanner.scan(S3Action.BucketName, key, body);
      wiring.bus.put("default", {
        "detail-type": "Object Created",
        source: "aws.s3",
        resources: [`arn:aws:s3:::${S3Action.BucketName}`],
        detail: {
          version: "0",
          bucket: { name: S3Action.BucketName },
          object: { key, size: body.length, sequencer: id.slice(0, 16).toUpperCase() },
          requester: "ses.amazonaws.com",
          "source-ip-address": "127.0.0.1",
          region,
          reason: "PutObject",
        },
      });
    }
  };
  const server = new SMTPServer({
    banner: "The local stack takes in mail",
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: MOST_BYTES,
    onRcptTo: ({ address }, _session, callback) =>
      callback(
        ruleFor(address.toLowerCase()) === undefined
          ? refusal(550, "5.1.1 Mailbox does not exist")
          : undefined,
      ),
    onData: (stream, session, callback) => {
      ground.activity
        .track(() => receive(stream, session))
        .then(
          () => callback(),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  // A mail program that hangs up in the middle is no reason to stop.
  server.on("error", () => undefined);
  await new Promise<void>((done, failed) => {
    server.server.once("error", failed);
    server.listen(port, "127.0.0.1", () => done());
  });
  return { stop: () => new Promise((done) => server.close(() => done())) };
};

import { PutObjectCommand } from "@aws-sdk/client-s3";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import type { Files } from "../../shared/files/bucket.ts";
import { keepAttachments } from "../../shared/incoming-mail/keep-attachments.ts";
import { readMail } from "../../shared/incoming-mail/read-mail.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import type { Sample } from "./load-steps.ts";
import { type SampleMail, sampleMails } from "./mails.ts";

/** The buckets that mails as they came, and files attached to them, are kept in. */
export interface MailBuckets {
  readonly mail: Files;
  readonly files: Files;
}

const DOMAIN = "post.programme.example";
const BOUNDARY = "=-sample-of-invented-mails";

// The sample's mails name their conversations by what they answer; none comes to a signed address.
const addressing = { keys: ["no address of the sample is signed"], incomingDomain: DOMAIN } as const;
const ours = { sender: `Example Innovation Programme <enquiries@${DOMAIN}>`, incomingDomain: DOMAIN };

const idOf = (nth: number): string => `<sample-${nth}@mail.example>`;

const senderOf = (sample: Sample, { from }: SampleMail) => {
  if (typeof from !== "number") return from;
  const { name, email: address } = sample.people[from % sample.people.length] ?? { name: "", email: "" };
  return { name, address };
};

/** The words and the file of a mail, as parts of it (RFC 2046). */
const bodyOf = ({ text, quoted, file }: SampleMail): readonly string[] => {
  const words = [
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    ...(quoted === undefined ? [] : ["", quoted]),
  ];
  if (file === undefined) return words;
  const attached = [
    `Content-Type: ${file.type}`,
    `Content-Disposition: attachment; filename="${file.name}"`,
    "",
    file.text,
  ];
  const parts = [words, attached].flatMap((part) => [`--${BOUNDARY}`, ...part]);
  return [`Content-Type: multipart/mixed; boundary="${BOUNDARY}"`, "", ...parts, `--${BOUNDARY}--`];
};

/** A mail as the mail service keeps it: what it found itself stands above what was sent. */
const asItCame = (sample: Sample, mail: SampleMail, nth: number, at: string): Buffer => {
  const { name, address } = senderOf(sample, mail);
  const domain = address.split("@").at(-1) ?? "";
  const lines = [
    `X-SES-Spam-Verdict: ${mail.spam === true ? "FAIL" : "PASS"}`,
    "X-SES-Virus-Verdict: PASS",
    `Authentication-Results: amazonses.com; dmarc=pass header.from=${domain};`,
    `From: ${name === "" ? address : `"${name}" <${address}>`}`,
    `To: enquiries@${DOMAIN}`,
    `Subject: ${mail.subject}`,
    `Date: ${new Date(at).toUTCString()}`,
    `Message-ID: ${idOf(nth)}`,
    ...(mail.answers === undefined ? [] : [`In-Reply-To: ${idOf(mail.answers)}`]),
    ...(mail.automatic === true ? ["Auto-Submitted: auto-replied"] : []),
    "MIME-Version: 1.0",
    ...bodyOf(mail),
  ];
  return Buffer.from(lines.join("\r\n"));
};

/** What came in by mail in the last days: new enquiries, answers, and what is held or set aside. Without buckets there are no files and no mails to download. */
export const loadMails = async (sample: Sample, buckets: MailBuckets | undefined): Promise<void> => {
  const moments = sample.moments("sample:mails");
  for (const [nth, sent] of sampleMails.entries()) {
    const at = minus(sample.today, `PT${sent.hoursAgo}H`);
    const { needs, occasion } = moments(at, { kind: "system" });
    const original = `incoming/sample-${nth}`;
    const bytes = asItCame(sample, sent, nth, at);
    const mail = await readMail(bytes, ours);
    const kept =
      buckets === undefined
        ? { files: [], remarks: [] }
        : await keepAttachments({ ...needs, files: buckets.files }, mail, original);
    await receiveMail({ ...needs, ...addressing }, { mail, ...kept, original }, occasion);
    // After it was taken in: the function that the bucket calls finds that this is done.
    await buckets?.mail.client.send(
      new PutObjectCommand({ Bucket: buckets.mail.bucket, Key: original, Body: bytes }),
    );
    sample.loaded(1);
  }
};

import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import type { ReceivedMail } from "../../shared/enquiries/mail/received-mail.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import type { Sample } from "./load-steps.ts";
import { type SampleMail, sampleMails } from "./mails.ts";

// The sample's mails name their conversations by what they answer; none comes to a signed address.
const addressing = {
  keys: ["no address of the sample is signed"],
  incomingDomain: "post.programme.example",
} as const;

const idOf = (nth: number): string => `sample-${nth}@mail.example`;

const toMail = (sample: Sample, mail: SampleMail, nth: number): IncomingMail => {
  const known = typeof mail.from === "number" ? sample.people[mail.from % sample.people.length] : undefined;
  const from = typeof mail.from === "number" ? undefined : mail.from;
  const verdicts = { spam: "pass", virus: "pass", ...mail.verdicts } as const;
  return {
    messageId: idOf(nth),
    references: mail.answers === undefined ? [] : [idOf(mail.answers)],
    from: known === undefined ? from : { name: known.name, address: known.email },
    replyTo: undefined,
    copied: [],
    recipients: ["enquiries@post.programme.example"],
    subject: mail.subject,
    body: [mail.text, mail.quoted ?? ""].join("\n"),
    isWhole: true,
    text: mail.text,
    quoted: mail.quoted ?? "",
    attachments: [],
    automatic: mail.automatic,
    doubt: undefined,
    network: undefined,
    proof: "dmarc",
    verdicts,
    remarks: [],
  };
};

/** What came in by mail in the last days: new enquiries, answers, and what is held or set aside. */
export const loadMails = async (sample: Sample): Promise<void> => {
  const at = sample.moments("sample:mails");
  for (const [nth, mail] of sampleMails.entries()) {
    const { needs, occasion } = at(minus(sample.today, `PT${mail.hoursAgo}H`), { kind: "system" });
    const received: ReceivedMail = {
      mail: toMail(sample, mail, nth),
      files: [],
      remarks: [],
      original: `incoming/sample-${nth}`,
    };
    await receiveMail({ ...needs, ...addressing }, received, occasion);
    sample.loaded(1);
  }
};

import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";

/** A mail as a person's mail program sends it, with what the test says of it. */
export const aMail = (more: Partial<IncomingMail> = {}): IncomingMail => ({
  messageId: `${Math.random().toString(36).slice(2)}@mail.trust.example`,
  references: [],
  from: { name: "Ada Example", address: "ada@trust.example" },
  replyTo: undefined,
  copied: [],
  recipients: ["enquiries@post.programme.example"],
  subject: "A question",
  body: more.text ?? "Is the community open to people from councils?",
  isWhole: true,
  text: "Is the community open to people from councils?",
  quoted: "",
  attachments: [],
  automatic: undefined,
  doubt: undefined,
  network: undefined,
  proof: "dmarc",
  verdicts: { spam: "pass", virus: "pass" },
  remarks: [],
  ...more,
});

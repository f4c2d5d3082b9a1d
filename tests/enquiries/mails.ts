import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";

/** A mail as a person's mail program sends it, with what the test says of it. */
export const aMail = (more: Partial<IncomingMail> = {}): IncomingMail => ({
  messageId: `${Math.random().toString(36).slice(2)}@mail.trust.example`,
  references: [],
  from: { name: "Ada Example", address: "ada@trust.example" },
  recipients: ["enquiries@post.programme.example"],
  subject: "A question",
  text: "Is the community open to people from councils?",
  quoted: "",
  attachments: [],
  automatic: undefined,
  proof: "dmarc",
  verdicts: { spam: "pass", virus: "pass" },
  remarks: [],
  ...more,
});

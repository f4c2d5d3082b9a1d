/** How sure the mail service is of something about a mail. `none`: it did not say. */
export type Verdict = "pass" | "fail" | "grey" | "none";

/** How far it is proved that a mail came from the one author that it names, as `proofOfSender` says. */
export type SenderProof = "dmarc" | "aligned" | "none";

/** What sorts of mail nobody wrote (RFC 3834, RFC 3464, RFC 2919, ...). */
export const automaticKinds = ["auto-reply", "bounce", "list", "own", "loop", "bulk"] as const;

/** What sort of automatic mail it is; undefined for one that a person wrote. */
export type AutomaticKind = (typeof automaticKinds)[number];

export interface IncomingAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A mail that came in, as far as we use it. Text is plain, whatever it was. */
export interface IncomingMail {
  /** Without angle brackets. */
  readonly messageId: string | undefined;
  /** In-Reply-To and References, the nearest first, without angle brackets, at most 50. */
  readonly references: readonly string[];
  readonly from: { readonly name: string; readonly address: string } | undefined;
  /** Every address it was sent to as far as it says: To, Cc, Delivered-To, X-Original-To, and "for" of the topmost Received. Lower case. */
  readonly recipients: readonly string[];
  /** Without Re:, Fwd: in any language for showing is NOT done here: the subject as it came, one line. */
  readonly subject: string;
  /** What is new in it. Empty when there is nothing. */
  readonly text: string;
  /** What it quotes of earlier mails, and signatures; shown folded. */
  readonly quoted: string;
  readonly attachments: readonly IncomingAttachment[];
  readonly automatic: AutomaticKind | undefined;
  readonly proof: SenderProof;
  readonly verdicts: {
    readonly spam: Verdict;
    readonly virus: Verdict;
  };
  /** What a person should know: a part that could not be read, text that was cut, an attachment inside winmail.dat ... in words for the desk. */
  readonly remarks: readonly string[];
}

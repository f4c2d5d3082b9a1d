import type { Mailbox } from "./addresses.ts";

/** How sure the mail service is of something about a mail. `none`: it did not say. */
export type Verdict = "pass" | "fail" | "grey" | "none";

/** How far it is proved that a mail came from the one author that it names, as `proofOfSender` says. */
export type SenderProof = "dmarc" | "aligned" | "none";

/** What sorts of mail nobody wrote (RFC 3834, RFC 3464, RFC 2919, ...). */
export const automaticKinds = ["auto-reply", "bounce", "list", "own", "loop", "bulk"] as const;

/** What sort of automatic mail it is; undefined for one that a person wrote. */
export type AutomaticKind = (typeof automaticKinds)[number];

/**
 * Why it is doubtful that a person waits for an answer. `robot`: the address is one that nobody reads. `asked`: the sender asks that no program
 * answers. `many`: it looks like mail to many. `calendar`: a calendar answered. `list`: it came through a list or a group. `absence`: its words are those
 * of somebody who is away.
 */
export const doubts = ["robot", "asked", "many", "calendar", "list", "absence"] as const;

/** Why it is doubtful that a person waits for an answer. */
export type Doubt = (typeof doubts)[number];

export interface IncomingAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Whether it is a picture of the text and not a file beside it. */
  readonly inText?: boolean;
}

/** A mail that came in, as far as we use it. Text is plain, whatever it was. */
export interface IncomingMail {
  /** Without angle brackets. */
  readonly messageId: string | undefined;
  /** In-Reply-To and References, the nearest first, without angle brackets, at most 50. */
  readonly references: readonly string[];
  /** Its one author, or the person who wrote it to a list or group that put its own address there. */
  readonly from: Mailbox | undefined;
  /** Where it asks for answers, if that is not where it says it is from. Anybody can write anything there. */
  readonly replyTo: Mailbox | undefined;
  /** Whom it was sent to besides us, as To and Cc say. */
  readonly copied: readonly Mailbox[];
  /** Every address it was sent to as far as it says: To, Cc, Delivered-To, X-Original-To, and "for" of the topmost Received. Lower case. */
  readonly recipients: readonly string[];
  /** Without Re:, Fwd: in any language for showing is NOT done here: the subject as it came, one line. */
  readonly subject: string;
  /** All its words before anything is folded. `isWhole`: nothing of them was cut, guessed or left unread. */
  readonly body: string;
  readonly isWhole: boolean;
  /** What is new in it. Empty when there is nothing. */
  readonly text: string;
  /** What it quotes of earlier mails, and signatures; shown folded. */
  readonly quoted: string;
  readonly attachments: readonly IncomingAttachment[];
  readonly automatic: AutomaticKind | undefined;
  readonly doubt: Doubt | undefined;
  /** The network that the mail service took it from. */
  readonly network: string | undefined;
  readonly proof: SenderProof;
  readonly verdicts: {
    readonly spam: Verdict;
    readonly virus: Verdict;
  };
  /** What a person should know: a part that could not be read, text that was cut, an attachment inside winmail.dat ... in words for the desk. */
  readonly remarks: readonly string[];
}

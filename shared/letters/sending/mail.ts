import MailComposer from "nodemailer/lib/mail-composer";
import type { Instant } from "../../platform/clock.ts";
import { Fault } from "../../platform/keys.ts";
import type { LetterFile } from "../letter.ts";
import { oneLine, type WrittenLetter } from "../writing/write-out.ts";
import { isMailable, type Mailbox } from "./mailbox.ts";

/** The envelope and headers of a mail. */
export interface MailFrame {
  readonly letterId: string;
  readonly now: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: string | undefined;
  /** The address that a mail program POSTs to when its reader unsubscribes (RFC 8058). */
  readonly unsubscribe?: string | undefined;
  readonly calendar?: { readonly method: "REQUEST" | "CANCEL"; readonly file: string } | undefined;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly files?: readonly LetterFile[] | undefined;
  /** Message-IDs without angle brackets that this mail answers, the first last. */
  readonly answers?: readonly string[] | undefined;
  /** How it came to be (RFC 3834); undefined for what a person wrote. */
  readonly automatic?: "auto-generated" | "auto-replied" | undefined;
}

const mailbox = ({ name, address }: Mailbox): Mailbox => ({ name: oneLine(name, 100), address });

/** A header that must stay on one line: folding it has broken signatures over it in practice. */
const unfolded = (value: string) => ({ prepared: true, foldLines: false, value: oneLine(value, 900) });

const MESSAGE_ID = /^[^\s<>\p{Cc}]{1,900}$/u;

/** What makes mail programs show it below what it answers. An id that could not stand in a header is left out. */
const threadHeaders = (answers: readonly string[]): object => {
  const ids = answers.filter((id) => MESSAGE_ID.test(id)).map((id) => `<${id}>`);
  return ids.length === 0 ? {} : { inReplyTo: ids.at(-1), references: ids };
};

const pictureParts = (pictures: ReadonlyMap<string, Uint8Array>) =>
  [...pictures].map(([name, bytes]) => ({
    cid: name,
    filename: name.endsWith(".png") ? name : `${name}.png`,
    contentType: "image/png",
    content: Buffer.from(bytes),
    contentDisposition: "inline" as const,
  }));

const fileParts = (files: readonly LetterFile[]) =>
  files.map(({ name, type, text }) => ({
    filename: oneLine(name, 100),
    contentType: `${type}; charset=utf-8`,
    content: Buffer.from(text, "utf8"),
    contentDisposition: "attachment" as const,
  }));

/** A mail as bytes (RFC 5322), ready to be handed to SES. Nothing in it can start a new header. Throws when the address is none. */
export const makeMail = async (written: WrittenLetter, frame: MailFrame): Promise<Uint8Array> => {
  if (!isMailable(frame.to.address)) throw new Fault("The address cannot be written to.");
  const unsubscribe =
    frame.unsubscribe === undefined
      ? {}
      : {
          "List-Unsubscribe": unfolded(`<${frame.unsubscribe}>`),
          "List-Unsubscribe-Post": unfolded("List-Unsubscribe=One-Click"),
        };
  const mail = new MailComposer({
    from: mailbox(frame.from),
    to: mailbox(frame.to),
    subject: written.subject,
    text: written.text,
    html: written.html,
    messageId: `<${frame.letterId}@${frame.from.address.split("@")[1] ?? "localhost"}>`,
    date: new Date(frame.now),
    baseBoundary: frame.letterId,
    headers: {
      ...(frame.automatic === undefined ? {} : { "Auto-Submitted": frame.automatic }),
      ...unsubscribe,
    },
    ...threadHeaders(frame.answers ?? []),
    attachments: [...pictureParts(frame.pictures), ...fileParts(frame.files ?? [])],
    disableFileAccess: true,
    disableUrlAccess: true,
    replyTo: frame.replyTo,
    icalEvent:
      frame.calendar === undefined
        ? undefined
        : {
            method: frame.calendar.method,
            filename: frame.calendar.method === "CANCEL" ? "cancelled.ics" : "invitation.ics",
            content: frame.calendar.file,
          },
  });
  return mail.compile().build();
};

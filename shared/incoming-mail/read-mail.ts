import { oneLine } from "../platform/text.ts";
import { attachedMails } from "./attached-mail.ts";
import { attachedIn } from "./attachments.ts";
import { automaticKindOf, type Ours } from "./automatic.ts";
import { charsetOf, contentOf } from "./content.ts";
import { correspondentsOf } from "./correspondents.ts";
import { doubtOf } from "./doubt.ts";
import { type Headers, headersOf, messageIdOf, networkOf, recipientsOf, referencesOf } from "./headers.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { textOf, type WordsOfMail } from "./mail-text.ts";
import { readWords } from "./mime/encoded-words.ts";
import { headerText } from "./mime/header-block.ts";
import { type MimeTree, takeApart } from "./mime/parts.ts";
import { MOST_TEXT, textOfPage, tidied } from "./plain-text.ts";
import { proofOfSender } from "./sender-proof.ts";
import { splitQuoted } from "./split-quoted.ts";
import { verdictsOf } from "./verdicts.ts";

const BROKEN =
  "The mail is broken, or made to break programs. Part of it is shown as it came; the mail itself is kept.";
const NO_TEXT = "It has no text of its own.";

const readHeaders = ({ root }: MimeTree): Headers =>
  headersOf(root.headers.map(({ key, value }) => ({ key, value: headerText(value, charsetOf(root)) })));

/** The words of a mail: its own, otherwise those that Outlook packed with its files. */
const withPacked = async (
  words: WordsOfMail,
  packed: ReturnType<typeof attachedIn>["packed"],
): Promise<WordsOfMail> => {
  if (words.text.trim() !== "" || packed === undefined) return words;
  const page =
    packed.text === undefined && packed.html !== undefined ? (await textOfPage(packed.html)).text : "";
  const text = tidied((packed.text ?? page).slice(0, MOST_TEXT));
  return { ...words, text, isWhole: false };
};

/**
 * Reads a mail as it came from the mail service. Never throws: whatever it is, it gives something to show, with remarks that say what could not
 * be read. `ours` says which mails are our own.
 */
export const readMail = async (bytes: Uint8Array, ours: Ours): Promise<IncomingMail> => {
  const tree = takeApart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const headers = readHeaders(tree);
  const content = contentOf(tree.root);
  const own = await textOf(content.pieces);
  const attached = attachedIn(content, own.text.trim() !== "");
  const words = await withPacked(own, attached.packed);
  const subject = oneLine(readWords(headers.first("subject")))
    .slice(0, 500)
    .toWellFormed();
  const references = referencesOf(headers);
  const recipients = recipientsOf(headers);
  const isReply = recipients.some(
    (address) => /^(reply|team)\+/.test(address) && address.endsWith(`@${ours.incomingDomain.toLowerCase()}`),
  );
  const parted = splitQuoted(words.text, { subject, answers: references.length > 0 || isReply });
  const inner = await attachedMails(content.pieces);
  const text = [parted.text, ...inner]
    .filter((part) => part !== "")
    .join("\n\n")
    .slice(0, MOST_TEXT)
    .toWellFormed();
  const people = correspondentsOf(headers, ours);
  const about = { from: people.from, subject, hasMail: inner.length > 0, isForUs: people.isForUs };
  const automatic = automaticKindOf(headers, about, ours);
  const signs = {
    mail: { from: people.from, subject, text: parted.text },
    answersCalendar: attached.answersCalendar,
    isList: people.through !== undefined,
  };
  return {
    messageId: messageIdOf(headers),
    references,
    from: people.from,
    replyTo: people.replyTo,
    copied: people.copied,
    recipients,
    subject,
    body: words.text,
    isWhole: words.isWhole && !tree.incomplete.parts && inner.length === 0,
    text,
    quoted: parted.quoted,
    attachments: attached.attachments,
    automatic,
    doubt: automatic === undefined ? doubtOf(headers, signs) : undefined,
    network: networkOf(headers),
    // What a list says of its members is what anybody can write.
    proof: people.isPassedOn ? "none" : proofOfSender(headers, people.from),
    verdicts: verdictsOf(headers),
    remarks: [
      ...(tree.incomplete.parts || tree.incomplete.headers ? [BROKEN] : []),
      ...words.remarks,
      ...(text === "" ? [NO_TEXT] : []),
      ...people.remarks,
      ...attached.remarks,
    ],
  };
};

import { type Mailbox, mailboxesIn } from "./addresses.ts";
import type { Ours } from "./automatic.ts";
import type { Headers } from "./headers.ts";

/** Who wrote a mail, to whom, and where they want an answer. */
export interface Correspondents {
  readonly from: Mailbox | undefined;
  readonly replyTo: Mailbox | undefined;
  readonly copied: readonly Mailbox[];
  /** The list or group that it came through to us, or undefined. */
  readonly through: string | undefined;
  /** Whether somebody else than its From is taken for its author. */
  readonly isPassedOn: boolean;
  /** Whether it names one of our addresses, or the person who wrote to a list or group. */
  readonly isForUs: boolean;
  readonly remarks: readonly string[];
}

const MOST_COPIED = 50;

const inHeaders = (headers: Headers, ...names: readonly string[]): Mailbox[] =>
  names.flatMap((name) => headers.all(name).flatMap(mailboxesIn));

const isOurs = (address: string, { sender, incomingDomain }: Ours): boolean =>
  address === sender.toLowerCase() || address.endsWith(`@${incomingDomain.toLowerCase()}`);

const isList = (headers: Headers): boolean =>
  headers.has("list-id", "list-post", "mailing-list", "x-mailing-list", "x-google-group-id", "x-beenthere") ||
  /^list$/i.test(headers.first("precedence"));

const isAddressed = ({ address }: Mailbox): boolean => address !== "";

/** Whoever wrote to a list or group that put its own address in place of theirs. */
const originalOf = (headers: Headers, from: Mailbox | undefined): Mailbox | undefined => {
  const said = inHeaders(headers, "x-original-from", "reply-to", "x-original-sender").filter(isAddressed);
  const posted = mailboxesIn(headers.first("list-post").replace(/^<?mailto:/i, "<"))[0]?.address;
  const others = said.filter(({ address }) => address !== from?.address && address !== posted);
  const [first] = others;
  if (first === undefined || first.name !== "") return first;
  // "'Ines Example' via Innovation" says what they are called, and who passed it on.
  const name = /^['"]?(.+?)['"]? (?:via|über|par) /u.exec(from?.name ?? "")?.[1] ?? "";
  return { ...first, name };
};

/** Who wrote a mail, to whom, and where they want an answer. */
export const correspondentsOf = (headers: Headers, ours: Ours): Correspondents => {
  const [author] = inHeaders(headers, "from");
  const listed = isList(headers);
  const original = listed ? originalOf(headers, author) : undefined;
  const from = original ?? author;
  const copied = new Map<string, Mailbox>();
  const addressed = inHeaders(headers, "to", "cc");
  for (const mailbox of addressed)
    if (!isOurs(mailbox.address, ours) && mailbox.address !== from?.address)
      copied.set(mailbox.address, mailbox);
  const ownDomain = ours.sender.toLowerCase().slice(ours.sender.lastIndexOf("@"));
  const named = addressed.some(({ address }) => isOurs(address, ours) || address.endsWith(ownDomain));
  const isForUs = named || original !== undefined;
  const [asked] = inHeaders(headers, "reply-to");
  const replyTo =
    asked !== undefined && asked.address !== from?.address && !isOurs(asked.address, ours)
      ? asked
      : undefined;
  return {
    from,
    replyTo: original === undefined ? replyTo : undefined,
    copied: [...copied.values()].slice(0, MOST_COPIED),
    through: listed && isForUs ? (author?.address ?? "") : undefined,
    isForUs,
    isPassedOn: original !== undefined,
    remarks:
      original === undefined || author === undefined
        ? []
        : [
            `It came through a list or group, ${author.address}, which put its own address in place of the sender’s.`,
          ],
  };
};

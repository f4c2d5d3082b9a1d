import { parseReference, type ReferenceKind } from "../platform/references.ts";
import { isSignedFolded, type SigningKeys, signFolded } from "../platform/signing.ts";

/**
 * Whose answers an address takes: those of the people outside (`conversation`), or of the team from its own mail program (`team-conversation`), or to a
 * letter that told the team of several conversations (`team-digest`), of which the address names the first.
 */
export const replyPurposes = ["conversation", "team-conversation", "team-digest"] as const;

/** Whose answers an address takes. */
export type ReplyPurpose = (typeof replyPurposes)[number];

/** How the local part of an address for answers begins. */
const beginnings: Record<ReplyPurpose, string> = {
  conversation: "reply",
  "team-conversation": "team",
  "team-digest": "several",
};

const purposes = new Map<string, ReplyPurpose>(
  replyPurposes.map((purpose) => [beginnings[purpose], purpose]),
);

const codeOf = (reference: string): string => reference.replaceAll("-", "").toLowerCase();

/**
 * The address for answers to what a reference names: `reply+enq4f7k2q9c.<signature>@<domain>`. 45 characters before the @ at most (64 are
 * allowed, RFC 5321 4.5.3.1.1), in lower case, because mail systems on the way may fold capitals.
 */
export const makeReplyAddress = (
  keys: SigningKeys,
  purpose: ReplyPurpose,
  reference: string,
  domain: string,
): string => {
  const code = codeOf(reference);
  return `${beginnings[purpose]}+${code}.${signFolded(keys, purpose, code)}@${domain}`;
};

/** What an address for answers names. */
export interface OpenedReplyAddress {
  readonly purpose: ReplyPurpose;
  readonly reference: string;
}

/** No mail is sent to more conversations than this. */
const MOST_CONVERSATIONS = 5;

/** What those of these addresses name that we made ourselves, as references of this kind, each once. */
export const openReplyAddresses = (
  keys: SigningKeys,
  kind: ReferenceKind,
  addresses: readonly string[],
  domain: string,
): readonly OpenedReplyAddress[] => {
  const opened = new Map<string, OpenedReplyAddress>();
  for (const address of addresses) {
    const [local = "", at = ""] = address.toLowerCase().split("@");
    const [, beginning = "", code = "", signature = ""] =
      /^([a-z]+)\+([a-z0-9]+)\.([a-f0-9]+)$/.exec(local) ?? [];
    const purpose = purposes.get(beginning);
    if (purpose === undefined || at !== domain.toLowerCase()) continue;
    const reference = parseReference(kind, code);
    if (reference !== null && isSignedFolded(keys, purpose, code, signature))
      opened.set(`${purpose} ${reference}`, { purpose, reference });
    if (opened.size === MOST_CONVERSATIONS) break;
  }
  return [...opened.values()];
};

import { mailboxesIn } from "./addresses.ts";

/** A header of a mail: its name in lower case, and its value on one line. */
export interface Header {
  readonly key: string;
  readonly value: string;
}

/** The headers of a mail in order, and how they are looked up. */
export interface Headers {
  /** The first of that name (in lower case), or the empty text. */
  readonly first: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (...names: readonly string[]) => boolean;
  /** Those that stand above everything a sender could have written. */
  readonly top: ReadonlyMap<string, string>;
}

// What SES puts on top of a mail that it received, and nothing else ("Contents of notifications", SES developer guide).
const OF_SES = /^(return-path|received|received-spf|authentication-results|x-ses-[a-z-]+)$/;

/**
 * The headers on top of a mail that SES wrote: the first run of its own names, up to the second Received, which the sender's side wrote. A sender
 * can write the same names, but only further down; the first of each name is the one that counts.
 */
const topOf = (headers: readonly Header[]): Map<string, string> => {
  const top = new Map<string, string>();
  for (const { key, value } of headers) {
    if (!OF_SES.test(key) || (key === "received" && top.has(key))) break;
    if (!top.has(key)) top.set(key, value);
  }
  return top;
};

/** Reads the headers of a parsed mail. */
export const headersOf = (headers: readonly Header[]): Headers => {
  const all = (name: string): string[] =>
    headers.filter(({ key }) => key === name).map(({ value }) => value.trim());
  return {
    all,
    first: (name) => all(name)[0] ?? "",
    has: (...names) => headers.some(({ key, value }) => names.includes(key) && value.trim() !== ""),
    top: topOf(headers),
  };
};

const MESSAGE_ID = /<([^<>\s]{1,900})>/g;
const MOST_REFERENCES = 50;

/** The ids in a header such as References, in order. */
const idsIn = (value: string): string[] =>
  [...value.slice(0, 60_000).matchAll(MESSAGE_ID)].flatMap(([, id]) => id ?? []);

/** The mail's own Message-ID without angle brackets. */
export const messageIdOf = (headers: Headers): string | undefined => idsIn(headers.first("message-id"))[0];

/** What a mail answers, the nearest first: In-Reply-To, then References from their end. */
export const referencesOf = (headers: Headers): string[] => {
  const nearest = [...idsIn(headers.first("in-reply-to")), ...idsIn(headers.first("references")).reverse()];
  return [...new Set(nearest)].slice(0, MOST_REFERENCES);
};

const NETWORK = /\[(?:IPv6:)?([0-9a-f.:]{3,45})\]/i;

/** The network that the mail service took a mail from, as it says on top; undefined when it does not say. */
export const networkOf = ({ top }: Headers): string | undefined =>
  NETWORK.exec((top.get("received") ?? "").slice(0, 2000))?.[1]?.toLowerCase();

const FOR = /\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?/i;
const MOST_RECIPIENTS = 200;

/** Every address that a mail says it went to; first the one that the mail service says it took it for. */
export const recipientsOf = (headers: Headers): string[] => {
  const taken = FOR.exec(headers.first("received").slice(0, 2000))?.[1];
  const said = ["delivered-to", "x-original-to", "to", "cc"].flatMap((name) =>
    headers.all(name).flatMap((value) => mailboxesIn(value).map(({ address }) => address)),
  );
  const all = [...(taken === undefined ? [] : [taken]), ...said].map((address) => address.toLowerCase());
  return [...new Set(all)].slice(0, MOST_RECIPIENTS);
};

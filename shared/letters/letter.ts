import type * as z from "zod/mini";
import type { ReplyPurpose } from "../incoming-mail/reply-address.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import type { Key } from "../platform/dynamo.ts";
import { lazy } from "../platform/lazy.ts";
import type { CalendarPart } from "./writing/calendar.ts";

/** Why a letter is sent, which decides what can hold it back: `service` answers something the person did; `news` needs consent and carries one-click unsubscribe, and so does `research`, which asks members to take part in something; `team` goes to the team; `report` goes to readers whom the team has listed. */
export type LetterPurpose = "service" | "news" | "research" | "team" | "report";

/** Whether letters for this purpose need consent: they go to members only, by day, behind what people wait for, with a way to end them. */
export const needsConsent = (purpose: LetterPurpose): purpose is "news" | "research" =>
  purpose === "news" || purpose === "research";

/**
 * To whom: a person by id; the team's shared inbox; or an address that nobody has proved to be theirs, by the item that holds it as `email`. The address is
 * looked up when the letter is sent: who was erased gets none, and a letter to an address goes there whatever its owner's is by then.
 */
export type Recipient = { readonly person: string } | { readonly team: true } | { readonly address: Key };

/** What stands in a letter, from top to bottom. Every text is plain: the layout escapes it for HTML and folds it for text. */
export type LetterPart =
  | { readonly paragraph: string }
  /** A paragraph with links in it. */
  | { readonly words: readonly { readonly text: string; readonly url?: string }[] }
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  | { readonly button: { readonly text: string; readonly url: string } }
  | { readonly link: { readonly text: string; readonly url: string } }
  | { readonly rows: readonly (readonly [string, string])[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } }
  | { readonly quote: string }
  | { readonly picture: { readonly name: string; readonly alternative: string } };

/** A file that goes with a letter, made of its facts. */
export interface LetterFile {
  /** Letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly type: "text/csv";
  readonly text: string;
}

/** A letter as a person will read it. */
export interface LetterContent {
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  readonly calendar?: CalendarPart;
  readonly files?: readonly LetterFile[];
  readonly conversation?: ConversationPart;
}

/** What makes a letter part of a conversation by mail, so that mail programs show it there and an answer to it finds its way back. */
export interface ConversationPart {
  /** The address that an answer goes to: it names the conversation and is signed. */
  readonly replyTo: string;
  /** The Message-ID that this answers, without its angle brackets. */
  readonly inReplyTo?: string | undefined;
  /** Whether a person wrote it. What the system writes by itself says so (RFC 3834), and gets no automatic answer. */
  readonly byPerson: boolean;
  /** The line above which an answer is written, for letters whose answers go out again: the very first of the letter, in HTML and in text. */
  readonly answerAbove?: string;
}

/** What a letter may know of its reader and of the programme when it is written out. */
export interface LetterReader {
  /**
   * The first line: `Dear Amina`, or `Hello` to somebody whose name we have only from a form that anybody may have filled in, so that no letter
   * carries a stranger's words to a third person.
   */
  readonly greeting: string;
  /** The reader's name under words that they will send themselves; empty where it is only as somebody typed it. */
  readonly signature: string;
  readonly programme: string;
  /** The absolute address of a path of the site or desk. */
  readonly url: (path: string) => string;
  /** The address of a signed link; see `makeLink`. */
  readonly token: (
    purpose:
      | "manage-registration"
      | "manage-application"
      | "my-page"
      | "champion"
      | "answer-offer"
      | "tell-re-use"
      | "answer-impact-survey"
      | "answer-survey"
      | "choose-time"
      | "confirm-membership"
      | "confirm-address"
      | "member-message"
      | "answer-question"
      | "manage-membership"
      | "confirm-erasure"
      | "open-copy"
      | "unsubscribe"
      | "news-link"
      | "read-newsletter",
    id: string,
    expires?: Instant,
  ) => string;
  /** The signed address for answers to what this reference names. */
  readonly replyAddress: (purpose: ReplyPurpose, reference: string) => string;
  /** The item that the letter encloses, as it is when the letter is written out; undefined when it was erased or none is enclosed. */
  readonly enclosed?: unknown;
}

/** How several notices of a kind, to one reader and of about the same moment, are told in one letter. */
export interface LetterDigest<Facts = unknown> {
  /** Says that the letter tells of several, and what to do with them. */
  readonly intro: string;
  subject(count: number): string;
  /** What each notice is about, in a line. */
  heading(facts: Facts, enclosed: unknown): string;
  /** Where an answer goes; given the facts of the first. */
  replyTo(facts: Facts, reader: LetterReader): string;
}

/** A kind of letter: what it is for, what it must be told, and how it reads. */
export interface LetterKind<Facts = unknown> {
  readonly kind: string;
  /** What the team calls it at the desk. */
  readonly title: string;
  readonly purpose: LetterPurpose;
  /** What news is about, unless the letter itself says: it goes only to members who chose that topic. */
  readonly topic?: string;
  /** What to do when it is not known whether the mail service took it: send it `again` (a booking) or `never` twice (a newsletter). */
  readonly ifUncertain: "again" | "never";
  readonly facts: z.ZodMiniType<Facts>;
  readonly example: NoInfer<Facts>;
  /** It answers a form that its reader has just sent: it is tried once a day although letters to the address came back. */
  readonly answersForm?: true;
  /** Set for notices: they wait for up to a minute, and those to one reader go out as one letter. */
  readonly digest?: LetterDigest<NoInfer<Facts>>;
  /** Whether a person may change its words while it waits for approval: its facts then hold a `subject` and a `body`. */
  readonly editable?: true;
  /** What a letter of this kind encloses, for showing what it looks like. */
  readonly exampleEnclosed?: unknown;
  write(facts: Facts, reader: LetterReader): LetterContent;
  /** Writes the letter from stored facts. Throws a ZodError when they are not this kind's. */
  readonly compose: (facts: unknown, reader: LetterReader) => LetterContent;
}

/** Defines a kind of letter. Facts hold no personal data beyond what the reader wrote or chose; names come from the reader. */
export const defineLetter = <Facts>({
  facts,
  ...kind
}: Omit<LetterKind<Facts>, "compose" | "facts"> & {
  /** Made when it is first needed: the sender starts with every kind and writes one. */
  readonly facts: () => z.ZodMiniType<Facts>;
}): LetterKind<Facts> => {
  const schema = lazy(facts);
  return {
    ...kind,
    get facts() {
      return schema();
    },
    compose: (stored, reader) => kind.write(schema().parse(stored), reader),
  };
};

/**
 * What became of a letter. `sending` means that the mail service was asked and has not answered; `in-digest`, that another letter tells what it would have told; `failed`, that sending it was given up after several
 * tries and a failure at the desk tells of it.
 */
export const letterStatuses = [
  "waiting",
  "queued",
  "sending",
  "in-digest",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "not-sent",
  "failed",
  "discarded",
] as const;

/** The state of one letter. */
export type LetterStatus = (typeof letterStatuses)[number];

/** One letter to one reader, with its evidence. */
export interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly to: Recipient;
  readonly facts: unknown;
  readonly status: LetterStatus;
  readonly queuedAt: Instant;
  readonly correlation: string;
  /** The entry's or request's subject, so that the letter is found with the thing it is about: `event:EVT-...`. */
  readonly about: string;
  /** The item whose words go with the letter. They stay where they belong, so that erasing them there erases them everywhere. */
  readonly encloses?: Key | undefined;
  /** After this moment it says nothing of use any more and is not sent. */
  readonly usefulUntil?: Instant | undefined;
  /** The last time that the mail service was asked and, as far as is known, may have taken it. */
  readonly attempt?: { readonly id: string; readonly at: Instant } | undefined;
  /** It was sent although letters to its reader came back. When it arrives, they do not any more. */
  readonly trial?: true | undefined;
  readonly sentAt?: Instant | undefined;
  readonly messageId?: string | undefined;
  /** Why it was not sent, or what the receiving server said. */
  readonly reason?: string | undefined;
  /** The failure that tells that sending it was given up. */
  readonly failure?: string | undefined;
  /** How often it was put into the post again by a person. */
  readonly again?: number | undefined;
  /** The mail service's ids of the mails of before it was sent again. */
  readonly earlier?: readonly string[] | undefined;
  /** The other letters whose notices this one tells, too. */
  readonly digest?: readonly string[] | undefined;
  /** The letter that tells this one's notice. */
  readonly inDigest?: string | undefined;
  /** It is a notice: it waits for up to a minute for others to the same reader. */
  readonly notice?: true | undefined;
  /** It is news: it waits behind the letters that somebody is waiting for. */
  readonly news?: true | undefined;
  /** What the news is about: the id of a topic that members choose. */
  readonly topic?: string | undefined;
  /** Counts the changes of a letter that waits for approval; none on a letter that never waited. */
  readonly revision?: number | undefined;
  /** How many people get it once it is approved, where one letter stands for those of many. */
  readonly readers?: number | undefined;
  /** Who of the team approved it, or discarded it. */
  readonly settledBy?: string | undefined;
}

/** What a letter can be sent again from: it was held back, came back, or was given up. */
const UNDELIVERED: readonly LetterStatus[] = ["not-sent", "bounced", "failed"];

/** Whether a letter did not reach its reader, as far as is known, and is not on its way. */
export const isUndelivered = ({ status }: Pick<Letter, "status">): boolean => UNDELIVERED.includes(status);

/** Whether a letter that did not reach its reader may be sent again: not when what it needs was erased. */
export const maySendAgain = ({ status, reason }: Pick<Letter, "status" | "reason">): boolean =>
  isUndelivered({ status }) && reason !== "person-erased" && reason !== "words-erased";

/** Puts a letter of this kind in the post, on this occasion. */
export const letter = <Facts>(
  kind: LetterKind<Facts>,
  sent: {
    readonly to: Recipient;
    readonly about: string;
    readonly facts: NoInfer<Facts>;
    readonly encloses?: Key | undefined;
    readonly usefulUntil?: Instant | undefined;
    readonly readers?: number | undefined;
    readonly topic?: string | undefined;
  },
  occasion: Occasion,
): Letter => ({
  id: occasion.newId(),
  kind: kind.kind,
  to: sent.to,
  facts: sent.facts,
  status: "queued",
  queuedAt: occasion.now,
  correlation: occasion.correlation,
  about: sent.about,
  encloses: sent.encloses,
  usefulUntil: sent.usefulUntil,
  readers: sent.readers,
  ...(needsConsent(kind.purpose) && { news: true, topic: sent.topic ?? kind.topic }),
  ...(kind.digest !== undefined && { notice: true }),
});

/** Writes a letter that goes out only when a person has approved it: until then it waits in the outbox. */
export const waitingLetter = <Facts>(...all: Parameters<typeof letter<Facts>>): Letter => ({
  ...letter(...all),
  status: "waiting",
  revision: 1,
});

import type { CommitNeeds } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import type { NewId } from "../platform/ids.ts";
import type { SigningKeys } from "../platform/signing.ts";
import type { calendarFile } from "./calendar-file.ts";
import { decideSending } from "./decide.ts";
import { markNotSent, markSent } from "./evidence.ts";
import type { Letter, LetterContent, LetterKind } from "./letter.ts";
import { isMailable, type Mailbox, makeMail } from "./mail.ts";
import { handOver, type MailService } from "./mail-service.ts";
import type { LetterOrder } from "./order.ts";
import { reader } from "./reader.ts";
import { claimLetter, readOrdered, releaseLetter } from "./store.ts";
import { writeOut } from "./write-out.ts";

/** What the programme's mail says of its sender. */
export interface Sender {
  readonly programme: string;
  readonly siteUrl: string;
  readonly mailFrom: string;
  readonly teamInbox: string;
  /** Where answers to letters go that belong to no conversation. */
  readonly enquiryAddress: string;
  /** The domain of the signed addresses for answers. */
  readonly incomingDomain: string;
}

/** What sending needs. `kinds` are the letters that can be written; `pictures` gives the bytes of a letter's pictures by name. */
export interface SendNeeds extends CommitNeeds {
  readonly newId: NewId;
  readonly keys: SigningKeys;
  readonly kinds: ReadonlyMap<string, LetterKind>;
  readonly mail: MailService;
  readonly sender: Sender;
  readonly pictures: (letter: Letter, names: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
}

/** What became of an order: done with, one way or the other, or to be asked for again at a moment. */
export type SendOutcome = { readonly done: true } | { readonly done: false; readonly again: Instant };

const DONE: SendOutcome = { done: true };
/** SES counts by the second; with some scatter two senders do not meet again. */
const BUSY_MS = 10_000;

/** Most letters have no calendar part; its libraries are loaded for those that do. */
const writeCalendar = async (...all: Parameters<typeof calendarFile>): Promise<string> =>
  (await import("./calendar-file.ts")).calendarFile(...all);

/** How a letter says that it came to be: nothing if a person wrote it, and an answer apart from what nobody asked for. */
const submitted = ({ conversation }: LetterContent): "auto-generated" | "auto-replied" | undefined => {
  if (conversation?.byPerson === true) return undefined;
  return conversation?.inReplyTo === undefined ? "auto-generated" : "auto-replied";
};

const compose = async (
  needs: SendNeeds,
  letter: Letter,
  kind: LetterKind,
  { to, enclosed }: { readonly to: Mailbox; readonly enclosed: unknown },
): Promise<Uint8Array> => {
  const { sender } = needs;
  const who = reader({ ...sender, name: to.name, enclosed }, needs.keys);
  const content = kind.compose(letter.facts, who);
  const wanted = content.parts.flatMap((part) => ("picture" in part ? [part.picture.name] : []));
  const pictures = wanted.length === 0 ? new Map<string, Uint8Array>() : await needs.pictures(letter, wanted);
  const unsubscribe =
    kind.purpose === "news" && "person" in letter.to ? who.token("unsubscribe", letter.to.person) : undefined;
  const from = { name: sender.programme, address: sender.mailFrom };
  const frame = {
    programme: sender.programme,
    siteUrl: sender.siteUrl,
    purpose: kind.purpose,
    unsubscribe,
    pictures: [...pictures.keys()],
  };
  const people = { organiser: from, attendee: to };
  return makeMail(writeOut(content, frame), {
    letterId: letter.id,
    now: needs.now(),
    from,
    to,
    replyTo: content.conversation?.replyTo ?? (kind.purpose === "team" ? undefined : sender.enquiryAddress),
    answers: content.conversation?.inReplyTo === undefined ? [] : [content.conversation.inReplyTo],
    automatic: submitted(content),
    unsubscribe,
    pictures,
    calendar:
      content.calendar === undefined
        ? undefined
        : {
            method: content.calendar.method,
            file: await writeCalendar(content.calendar, people, needs.now()),
          },
  });
};

const dispatch = async (
  needs: SendNeeds,
  letter: Letter,
  kind: LetterKind,
  written: { readonly to: Mailbox; readonly enclosed: unknown },
): Promise<SendOutcome> => {
  const { to } = written;
  if (!isMailable(to.address)) return markNotSent(needs, letter, "rejected").then(() => DONE);
  const raw = await compose(needs, letter, kind, written);
  const attempt = { id: needs.newId(), at: needs.now() };
  if (!(await claimLetter(needs.table, letter, attempt)))
    throw new Error(`The letter ${letter.id} was taken on by somebody else at the same moment.`);
  const answer = await handOver(needs.mail, {
    letterId: letter.id,
    kind: letter.kind,
    from: needs.sender.mailFrom,
    to: to.address,
    raw,
  });
  switch (answer.answer) {
    case "took":
      await markSent(needs, letter, answer.messageId);
      return DONE;
    case "rejected":
      await markNotSent(needs, letter, "rejected", answer.error);
      return DONE;
    case "busy": {
      await releaseLetter(needs.table, letter.id, attempt.id);
      const wait = BUSY_MS * (1 + 5 * needs.random());
      return { done: false, again: new Date(Date.parse(needs.now()) + wait).toISOString() };
    }
    case "fault":
      await releaseLetter(needs.table, letter.id, attempt.id);
      throw answer.error;
    case "unknown":
      if (kind.ifUncertain === "again") throw answer.error;
      await markNotSent(needs, letter, "uncertain");
      return DONE;
  }
};

/** Writes down that a letter went out, if its sender died before it could and only the mail service's report has told of it. */
const finishEvidence = async (needs: SendNeeds, letter: Letter): Promise<void> => {
  const { messageId, sentAt } = letter;
  if (messageId !== undefined && sentAt === undefined) await markSent(needs, letter, messageId);
};

/**
 * Carries out an order: reads the letter and its reader, decides, and sends it or writes down why not. However often an order comes, the
 * letter goes out once, unless its kind prefers twice to never when the mail service's answer is lost. Throws on a fault of ours; the
 * order then comes again.
 */
export const sendLetter = async (needs: SendNeeds, order: LetterOrder): Promise<SendOutcome> => {
  const kind = needs.kinds.get(order.kind);
  if (kind === undefined) throw new Error(`There is no kind of letter "${order.kind}".`);
  const { letter, person, member, enclosed } = await readOrdered(needs.table, order, kind.purpose);
  if (letter === undefined) return DONE;
  const toTeam = "team" in letter.to;
  const decision = decideSending({
    letter,
    kind,
    reader: toTeam ? "team" : person,
    member,
    now: needs.now(),
  });
  if (decision.act === "nothing") return finishEvidence(needs, letter).then(() => DONE);
  if (decision.act === "later") return { done: false, again: decision.at };
  if (decision.act === "hold-back") return markNotSent(needs, letter, decision.reason).then(() => DONE);
  if (letter.encloses !== undefined && enclosed === undefined)
    return markNotSent(needs, letter, "words-erased").then(() => DONE);
  const { programme, teamInbox } = needs.sender;
  const to: Mailbox = toTeam
    ? { name: programme, address: teamInbox }
    : { name: person?.name ?? "", address: person?.email ?? "" };
  return dispatch(needs, letter, kind, { to, enclosed });
};

import type { CommitNeeds } from "../../journal/commit.ts";
import { nameInLetters, type Person } from "../../people/person.ts";
import type { Instant } from "../../platform/clock.ts";
import type { NewId } from "../../platform/ids.ts";

import { Fault } from "../../platform/keys.ts";
import { logGivenUp, logger } from "../../platform/logger.ts";

import { markNotSent, markSent } from "../evidence.ts";
import type { Letter, LetterKind } from "../letter.ts";
import { readDigest } from "../store.ts";
import type { Addressed, ComposeNeeds } from "./compose.ts";
import { decideSending, isTrial } from "./decide.ts";
import { gatherNotices } from "./digest.ts";
import { handOver, type MailService, takeOffList } from "./mail-service.ts";
import { isMailable, type Mailbox } from "./mailbox.ts";
import type { LetterOrder } from "./order.ts";
import { claimLetter, noteOffList, readOrdered, releaseLetter, turnToTeam } from "./store.ts";

/** What sending needs. `kinds` are the letters that can be written; they are asked for when there is one to be sent. */
export interface SendNeeds extends CommitNeeds, ComposeNeeds {
  readonly newId: NewId;
  readonly kinds: () => Promise<ReadonlyMap<string, LetterKind>>;
  readonly mail: MailService;
}

/**
 * What became of an order: done with, one way or the other, or to be asked for again at a moment; and which other letters this one tells, whose own orders
 * have nothing left to do.
 */
export type SendOutcome = ({ readonly done: true } | { readonly done: false; readonly again: Instant }) & {
  readonly tells?: readonly string[] | undefined;
};

const DONE: SendOutcome = { done: true };
/** SES counts by the second; with some scatter two senders do not meet again. */
const BUSY_MS = 10_000;
/** A domain that is not verified, a quota of a day: as long as a queue can keep a message back. */
const CLOSED_MS = 15 * 60_000;

const later = ({ now }: Pick<SendNeeds, "now">, ms: number): SendOutcome => ({
  done: false,
  again: new Date(Date.parse(now()) + ms).toISOString(),
});

const afterBusy = (needs: Pick<SendNeeds, "now" | "random">): SendOutcome =>
  later(needs, BUSY_MS * (1 + 5 * needs.random()));

/** Somebody else has a letter in hand at this moment; by then they are done with it, or it is seen that they died. */
const IN_OTHER_HANDS_MS = 5_000;

const dispatch = async (
  needs: SendNeeds,
  letter: Letter,
  kind: LetterKind,
  written: Addressed & { readonly reader: Person | undefined },
): Promise<SendOutcome> => {
  const { to, reader } = written;
  if (!isMailable(to.address)) return markNotSent(needs, letter, "rejected").then(() => DONE);
  // Loaded with the first letter that goes out: of those that come, many wait for the morning or are held back.
  const { compose } = await import("./compose.ts");
  const raw = await compose(needs, letter, kind, written);
  if (reader?.onSuppressionList === true) {
    if ((await takeOffList(needs.mail, to.address)) === "busy") return afterBusy(needs);
    await noteOffList(needs.table, reader.id);
  }
  const trial = reader !== undefined && isTrial(letter, kind, reader);
  const attempt = { id: needs.newId(), at: needs.now(), trial };
  if (!(await claimLetter(needs.table, letter, attempt))) return later(needs, IN_OTHER_HANDS_MS);
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
      logGivenUp("The mail service refused a letter for good", { letter: letter.id, error: answer.error });
      return DONE;
    case "busy":
      await releaseLetter(needs.table, letter.id, attempt.id);
      return afterBusy(needs);
    case "closed":
      await releaseLetter(needs.table, letter.id, attempt.id);
      logger.error("The mail service takes no mail from us for now", { why: answer.why, letter: letter.id });
      return later(needs, CLOSED_MS);
    case "fault":
      await releaseLetter(needs.table, letter.id, attempt.id);
      throw answer.error;
    case "unknown":
      if (kind.ifUncertain === "again") throw answer.error;
      await markNotSent(needs, letter, "uncertain");
      logGivenUp("It is not known whether the mail service took a letter", { letter: letter.id });
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
  const kind = (await needs.kinds()).get(order.kind);
  if (kind === undefined) throw new Fault(`There is no kind of letter "${order.kind}".`);
  const { letter, person, given, news, inTeam, enclosed } = await readOrdered(
    needs.table,
    order,
    kind.purpose,
  );
  if (letter === undefined) return DONE;
  const astray = kind.purpose === "team" && "person" in letter.to && !inTeam;
  const toTeam = "team" in letter.to || astray;
  const decision = decideSending({
    letter,
    kind,
    reader: toTeam ? "team" : (person ?? given),
    news,
    now: needs.now(),
  });
  if (decision.act === "nothing") return finishEvidence(needs, letter).then(() => DONE);
  if (decision.act === "later") return { done: false, again: decision.at };
  if (decision.act === "hold-back") return markNotSent(needs, letter, decision.reason).then(() => DONE);
  const isErased = letter.encloses !== undefined && enclosed === undefined;
  const gathered = isErased ? letter : await gatherNotices(needs, letter, kind);
  if (gathered === undefined) return later(needs, IN_OTHER_HANDS_MS);
  const beside = await readDigest(needs.table, gathered);
  if (isErased && beside.length === 0) return markNotSent(needs, letter, "words-erased").then(() => DONE);
  if (astray && !(await turnToTeam(needs.table, gathered))) return later(needs, IN_OTHER_HANDS_MS);
  const { programme, teamInbox } = needs.sender;
  const to: Mailbox = toTeam
    ? { name: programme, address: teamInbox }
    : { name: nameInLetters(person), address: (person ?? given)?.email ?? "" };
  const addressed: Letter = astray ? { ...gathered, to: { team: true } } : gathered;
  const written = { to, enclosed, beside, reader: toTeam ? undefined : person };
  return { ...(await dispatch(needs, addressed, kind, written)), tells: gathered.digest };
};

import type { NewsWish } from "../../people/membership.ts";
import type { AddressState } from "../../people/person.ts";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { NotSentReason } from "../entries.ts";
import { type Letter, type LetterKind, type LetterStatus, needsConsent } from "../letter.ts";
import { quietUntil } from "./quiet-hours.ts";

/** All that the decision looks at. `reader` is undefined for an erased person; for the team's inbox it is `team`. */
export interface SendingCase {
  readonly letter: Letter;
  readonly kind: Pick<LetterKind, "purpose" | "topic" | "ifUncertain" | "answersForm">;
  readonly reader: AddressState | "team" | undefined;
  /** What the reader's membership says at this moment. Asked only for what needs consent. */
  readonly news: NewsWish;
  readonly now: Instant;
}

/** What is to become of a letter. `later` means that the sender is to be asked again, at this moment. */
export type SendingDecision =
  | { readonly act: "send" }
  | { readonly act: "nothing" }
  | { readonly act: "later"; readonly at: Instant }
  | { readonly act: "hold-back"; readonly reason: NotSentReason };

/** A function ends within a minute; an attempt older than this has nobody left who could still write down how it went. */
const ATTEMPT_SETTLED_MS = 90_000;

/** Of these a letter is sent when it is asked for; one that was given up is asked for only because somebody wants it. */
const TO_BE_SENT: readonly LetterStatus[] = ["queued", "sending", "failed"];

/** How long after a letter came back the next one is tried that answers a form. An address that is dead comes back once a day at most. */
const HOURS_BETWEEN_TRIALS = 24;

/**
 * Whether a letter is tried although the last one came back: it answers a form that somebody has just sent with this address, so there may
 * be somebody again. When it arrives, letters go out as before.
 */
export const isTrial = (
  letter: Pick<Letter, "queuedAt">,
  kind: Pick<LetterKind, "answersForm">,
  { bouncedAt }: AddressState,
): boolean =>
  bouncedAt !== undefined &&
  kind.answersForm === true &&
  letter.queuedAt >= plusHours(bouncedAt, HOURS_BETWEEN_TRIALS);

/** What a letter of news is about, if it is about one topic; one that was queued before letters said so is about its kind's. */
export const topicOf = (
  { topic }: Pick<Letter, "topic">,
  kind: Pick<LetterKind, "topic">,
): string | undefined => topic ?? kind.topic;

/** Whether news may go to a reader at this moment: to a member who agrees to news, and to that about the topic of the letter. */
const newsHeldBack = (
  topic: string | undefined,
  { member, merged, consent, topics }: NewsWish,
): NotSentReason | null => {
  if (merged) return "merged";
  if (!member) return "no-longer-a-member";
  if (!consent) return "no-consent";
  return topic === undefined || topics.includes(topic) ? null : "topic-not-chosen";
};

/** Whether somebody may be asked to take part in something at this moment: a member who agrees to that. */
const researchHeldBack = ({ member, merged, research }: NewsWish): NotSentReason | null => {
  if (merged) return "merged";
  if (!member) return "no-longer-a-member";
  return research ? null : "no-consent";
};

const suppression = ({ letter, kind, reader, news }: SendingCase): NotSentReason | null => {
  if (reader === "team") return null;
  if (reader === undefined) return "person-erased";
  if (reader.bouncedAt !== undefined && !isTrial(letter, kind, reader)) return "address-suppressed";
  // Who complained still gets what answers something they did.
  if (reader.complainedAt !== undefined && kind.purpose !== "service") return "address-suppressed";
  if (kind.purpose === "research") return researchHeldBack(news);
  return kind.purpose === "news" ? newsHeldBack(topicOf(letter, kind), news) : null;
};

/**
 * Decides whether a letter is sent now. A letter that is found `sending` was given to the mail service by somebody who never wrote down
 * the answer: after it has settled, its kind says whether it is sent again or never twice.
 */
export const decideSending = (given: SendingCase): SendingDecision => {
  const { letter, kind, now } = given;
  if (!TO_BE_SENT.includes(letter.status)) return { act: "nothing" };
  if (letter.attempt !== undefined) {
    const settled = Date.parse(letter.attempt.at) + ATTEMPT_SETTLED_MS;
    if (Date.parse(now) < settled) return { act: "later", at: new Date(settled).toISOString() };
    if (kind.ifUncertain === "never") return { act: "hold-back", reason: "uncertain" };
  }
  if (letter.usefulUntil !== undefined && now > letter.usefulUntil)
    return { act: "hold-back", reason: "too-late" };
  const reason = suppression(given);
  if (reason !== null) return { act: "hold-back", reason };
  const quiet = needsConsent(kind.purpose) ? quietUntil(now) : null;
  return quiet === null ? { act: "send" } : { act: "later", at: quiet };
};

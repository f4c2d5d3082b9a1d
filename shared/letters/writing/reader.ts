import type { ReplyPurpose } from "../../incoming-mail/reply-address.ts";
import { makeReplyAddress } from "../../incoming-mail/reply-address.ts";
import { paths, toPath } from "../../pages/paths.ts";
import type { Instant } from "../../platform/clock.ts";
import { makeLink } from "../../platform/links.ts";
import type { SigningKeys } from "../../platform/signing.ts";
import type { LetterReader } from "../letter.ts";

type TokenPurpose = Parameters<LetterReader["token"]>[0];

const linkPaths: Record<TokenPurpose, (token: string) => string> = {
  "manage-registration": (token) => toPath(paths.registration, { token }),
  "manage-application": (token) => toPath(paths.application, { token }),
  "my-page": (token) => toPath(paths.myPage, { token }),
  champion: (token) => toPath(paths.champion, { token }),
  "answer-offer": (token) => toPath(paths.offer, { token }),
  "tell-re-use": (token) => toPath(paths.reUseNews, { token }),
  "answer-impact-survey": (token) => toPath(paths.impactSurvey, { token }),
  "answer-survey": (token) => toPath(paths.survey, { token }),
  "choose-time": (token) => toPath(paths.chooseTime, { token }),
  "confirm-membership": (token) => toPath(paths.joinConfirm, { token }),
  "member-message": (token) => toPath(paths.memberMessage, { token }),
  "answer-question": (token) => toPath(paths.answerQuestion, { token }),
  "confirm-address": (token) => toPath(paths.confirmAddress, { token }),
  "manage-membership": (token) => toPath(paths.leave, { token }),
  "confirm-erasure": (token) => toPath(paths.confirmErasure, { token }),
  "open-copy": (token) => toPath(paths.openCopy, { token }),
  "news-link": (token) => toPath(paths.newsLink, { token }),
  "read-newsletter": (token) => toPath(paths.newsletterByLink, { token }),
  unsubscribe: (token) => toPath(paths.unsubscribe, { token }),
};

/** Who reads a letter, and where the programme is. */
interface Reading {
  /** Empty where the name is not known, or only as somebody typed it. */
  readonly name: string;
  readonly programme: string;
  readonly siteUrl: string;
  readonly enclosed?: unknown;
}

const readerWith = (
  who: Reading,
  tokenFor: (purpose: TokenPurpose, id: string, expires?: Instant) => string,
  replyAddress: (purpose: ReplyPurpose, reference: string) => string,
): LetterReader => {
  const url = (path: string): string => new URL(path, who.siteUrl).href;
  return {
    greeting: who.name === "" ? "Hello" : `Dear ${who.name}`,
    signature: who.name,
    programme: who.programme,
    enclosed: who.enclosed,
    url,
    replyAddress,
    token: (purpose, id, expires) => url(linkPaths[purpose](tokenFor(purpose, id, expires))),
  };
};

/** A reader whose letter is really sent: its links are signed. */
export const reader = (who: Reading & { readonly incomingDomain: string }, keys: SigningKeys): LetterReader =>
  readerWith(
    who,
    (purpose, id, expires) => makeLink(keys, purpose, id, expires),
    (purpose, reference) => makeReplyAddress(keys, purpose, reference, who.incomingDomain),
  );

/** A reader for looking at a letter at the desk: its links lead nowhere, so that nobody of the team can act in a reader's name. */
export const previewReader = (who: Reading): LetterReader =>
  readerWith(
    who,
    () => "preview",
    () => "preview@preview.invalid",
  );

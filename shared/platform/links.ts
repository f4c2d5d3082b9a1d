import type { Instant } from "./clock.ts";
import { isSigned, type SigningKeys, sign } from "./signing.ts";

/** What a link found in a letter lets its holder do. A link for one purpose is worthless for another. */
export type LinkPurpose =
  | "confirm-membership"
  | "confirm-address"
  | "member-message"
  | "answer-question"
  | "manage-membership"
  | "unsubscribe"
  | "news-link"
  | "read-newsletter"
  | "manage-registration"
  | "manage-application"
  | "my-page"
  | "champion"
  | "confirm-erasure"
  | "open-copy"
  | "answer-offer"
  | "tell-re-use"
  | "sent-re-use"
  | "answer-impact-survey"
  | "answer-survey"
  | "choose-time"
  | "sent-enquiry"
  | "registration-received"
  | "membership-requested";

/** What became of a link that somebody followed. */
export type OpenedLink =
  | { readonly state: "good"; readonly id: string }
  | { readonly state: "expired"; readonly id: string }
  | { readonly state: "altered" };

/**
 * A token for the last part of a URL: `<id>.<expiry in seconds, base 36, or 0>.<signature>`. It names one thing by its id and holds nothing about a person.
 * Without `expires` it is good until the thing itself says otherwise.
 */
export const makeLink = (keys: SigningKeys, purpose: LinkPurpose, id: string, expires?: Instant): string => {
  const expiry = expires === undefined ? "0" : Math.floor(Date.parse(expires) / 1000).toString(36);
  return `${id}.${expiry}.${sign(keys, purpose, `${id}.${expiry}`)}`;
};

/** Reads a token made by `makeLink` for the same purpose. Anything that was not made so is `altered`. */
export const openLink = (
  keys: SigningKeys,
  purpose: LinkPurpose,
  token: string,
  now: Instant,
): OpenedLink => {
  const [id, expiry, signature, ...rest] = token.split(".");
  if (id === undefined || expiry === undefined || signature === undefined || rest.length > 0)
    return { state: "altered" };
  if (!isSigned(keys, purpose, `${id}.${expiry}`, signature)) return { state: "altered" };
  const expired = expiry !== "0" && Number.parseInt(expiry, 36) * 1000 <= Date.parse(now);
  return { state: expired ? "expired" : "good", id };
};

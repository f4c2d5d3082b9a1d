import { paths, toPath } from "../pages/paths.ts";
import type { Instant } from "../platform/clock.ts";
import { makeLink } from "../platform/links.ts";
import type { SigningKeys } from "../platform/signing.ts";
import type { LetterReader } from "./letter.ts";

type TokenPurpose = Parameters<LetterReader["token"]>[0];

const linkPaths: Record<TokenPurpose, (token: string) => string> = {
  "manage-registration": (token) => toPath(paths.registration, { token }),
  "answer-offer": (token) => toPath(paths.offer, { token }),
  "confirm-membership": (token) => toPath(paths.joinConfirm, { token }),
  "manage-membership": (token) => toPath(paths.leave, { token }),
  unsubscribe: (token) => toPath(paths.unsubscribe, { token }),
};

const readerWith = (
  who: { readonly name: string; readonly programme: string; readonly siteUrl: string },
  tokenFor: (purpose: TokenPurpose, id: string, expires?: Instant) => string,
): LetterReader => {
  const url = (path: string): string => new URL(path, who.siteUrl).href;
  return {
    name: who.name,
    programme: who.programme,
    url,
    token: (purpose, id, expires) => url(linkPaths[purpose](tokenFor(purpose, id, expires))),
  };
};

/** A reader whose letter is really sent: its links are signed. */
export const reader = (
  who: { readonly name: string; readonly programme: string; readonly siteUrl: string },
  keys: SigningKeys,
): LetterReader => readerWith(who, (purpose, id, expires) => makeLink(keys, purpose, id, expires));

/** A reader for looking at a letter at the desk: its links lead nowhere, so that nobody of the team can act in a reader's name. */
export const previewReader = (who: {
  readonly name: string;
  readonly programme: string;
  readonly siteUrl: string;
}): LetterReader => readerWith(who, () => "preview");

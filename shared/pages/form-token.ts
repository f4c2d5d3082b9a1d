import { createHash } from "node:crypto";
import type { NewId } from "../platform/ids.ts";
import { isSigned, type SigningKeys, sign } from "../platform/signing.ts";

/**
 * The hidden field that every form carries: `<form id>.<signature>`. Bound to the visitor's cookie, it shows that the form came from
 * our page (ASVS 3.5.1, forms without a login included). The id also names the request, so that sending it twice has one effect.
 */
export const makeFormToken = (keys: SigningKeys, visitor: string, newId: NewId): string => {
  const id = newId();
  return `${id}.${sign(keys, "form", `${visitor} ${id}`)}`;
};

type TokenPurpose = "form" | "upload";

const openToken = (
  keys: SigningKeys,
  purpose: TokenPurpose,
  visitor: string,
  token: string,
): string | null => {
  const [id, signature, ...rest] = token.split(".");
  if (id === undefined || signature === undefined || rest.length > 0) return null;
  return isSigned(keys, purpose, `${visitor} ${id}`, signature) ? id : null;
};

/** The form's id if this visitor was given the token; null if it was forged, altered or taken from somebody else. */
export const openFormToken = (keys: SigningKeys, visitor: string, token: string): string | null =>
  openToken(keys, "form", visitor, token);

/** By what a form names a file that its visitor sent straight to the bucket, under this id: `<id>.<signature>`. */
export const makeUploadToken = (keys: SigningKeys, visitor: string, id: string): string =>
  `${id}.${sign(keys, "upload", `${visitor} ${id}`)}`;

/** The id of the file if this visitor was given the token; null if it was forged, altered or taken from somebody else. */
export const openUploadToken = (keys: SigningKeys, visitor: string, token: string): string | null =>
  openToken(keys, "upload", visitor, token);

/**
 * The key with which a page's script keeps what is typed into its forms: `owner` is whoever may see it again on this browser (a person of the team, the
 * holder of a link, or a visitor). It opens nothing on the server.
 */
export const makeDraftsKey = (keys: SigningKeys, owner: string): string => sign(keys, "drafts", owner);

/** The name of a request for `once`: the same form with the same answers is the same request; changed answers are a new one, so that nothing is lost. */
export const requestName = (formId: string, answers: object): string =>
  `form:${formId}:${createHash("sha256").update(JSON.stringify(answers)).digest("base64url").slice(0, 22)}`;

import { createHash } from "node:crypto";
import { normalized } from "../platform/text.ts";

/**
 * An organisation's name as names are compared: without case, accents, punctuation and a leading "the", with "and" for "&" and
 * "foundation trust" for "FT". Two spellings of one name give the same text; a name of signs alone gives an empty one.
 */
export const comparableName = (name: string): string =>
  normalized(name, "NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/['’`]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replaceAll(/\bft\b/g, "foundation trust");

/** A short key for a typed name, the same for every spelling that compares as the same: 32 hexadecimal digits. */
export const nameKey = (name: string): string =>
  createHash("sha256")
    .update(comparableName(name) || name.trim())
    .digest("hex")
    .slice(0, 32);

/** Where the things are found whose organisation is known only by what somebody typed: under the key of that name, until it is mapped. */
export const typedOrganisation = (key: string): string => `typed-organisation:${key}`;

/** By which subject a thing is found from its organisation: its code, or the name that it is to be mapped from; by none without either. */
export const organisationSubject = ({
  organisation,
  organisationCode,
}: {
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
}): string | undefined => {
  if (organisationCode !== undefined) return `organisation:${organisationCode}`;
  return organisation.trim() === "" ? undefined : typedOrganisation(nameKey(organisation));
};

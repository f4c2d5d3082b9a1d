import { createHmac, timingSafeEqual } from "node:crypto";

/** Keys that sign: links and the site's forms by one secret, sessions and forms of the desk by another. The first signs, all verify, so that a key can be replaced without breaking links that are out. */
export type SigningKeys = readonly [string, ...string[]];

const mac = (key: string, purpose: string, text: string): string =>
  createHmac("sha256", key).update(`${purpose}\n${text}`).digest("base64url").slice(0, 32);

const matches = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

/** A signature of 192 bits over `text`, good for `purpose` only. */
export const sign = (keys: SigningKeys, purpose: string, text: string): string => mac(keys[0], purpose, text);

/** Whether one of the keys made this signature for this purpose. Takes the same time whatever the answer. */
export const isSigned = (keys: SigningKeys, purpose: string, text: string, signature: string): boolean =>
  keys.map((key) => matches(mac(key, purpose, text), signature)).some(Boolean);

const folded = (signature: string): string =>
  Buffer.from(signature, "base64url").toString("hex").slice(0, 24);

/** A signature of 96 bits in digits and the letters a to f, for where capitals do not survive: the local part of a mail address. */
export const signFolded = (keys: SigningKeys, purpose: string, text: string): string =>
  folded(sign(keys, purpose, text));

/** Whether one of the keys made this signature by `signFolded`, whatever became of its capitals. Takes the same time whatever the answer. */
export const isSignedFolded = (
  keys: SigningKeys,
  purpose: string,
  text: string,
  signature: string,
): boolean =>
  keys.map((key) => matches(folded(mac(key, purpose, text)), signature.toLowerCase())).some(Boolean);

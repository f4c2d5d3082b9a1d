import * as z from "zod/mini";
import { isSigned, type SigningKeys, sign } from "../platform/signing.ts";

const attemptSchema = z.lazy(() =>
  z.object({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    to: z.string(),
  }),
);

/** A sign-in that has begun: what must come back from the sign-in service, and where the person wanted to go. */
export type SignInAttempt = z.infer<typeof attemptSchema>;

/** A sign-in that has begun, as a cookie's value. */
export const sealAttempt = (keys: SigningKeys, attempt: SignInAttempt): string => {
  const text = Buffer.from(JSON.stringify(attempt)).toString("base64url");
  return `${text}.${sign(keys, "sign-in", text)}`;
};

/** The sign-in in a cookie's value; null when there is none or it was altered. */
export const openAttempt = (keys: SigningKeys, sealed: string | undefined): SignInAttempt | null => {
  const [text, signature, ...rest] = (sealed ?? "").split(".");
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  if (!isSigned(keys, "sign-in", text, signature)) return null;
  return attemptSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
};

const DESK_PATH = /^\/desk(?:\/[\w-]+(?:\.[\w-]+)*)*\/?$/;
const QUERY = /^[\w.~%+&=*-]*$/;

// It is kept in a cookie, of which a browser takes 4,096 characters.
const LONGEST_QUERY = 1000;

/** Where to go after signing in: a page of the desk as it was filtered, never another site, whatever the address bar says. */
export const safeReturn = (wanted = ""): string => {
  const [path = "", query = "", ...rest] = wanted.split("?");
  if (!DESK_PATH.test(path) || rest.length > 0) return "/desk";
  return query === "" || query.length > LONGEST_QUERY || !QUERY.test(query) ? path : `${path}?${query}`;
};

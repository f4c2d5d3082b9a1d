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

/** Where to go after signing in: a path of the desk, never another site, whatever the address bar says. */
export const safeReturn = (wanted: string | undefined): string =>
  wanted !== undefined && /^\/desk(?:\/[\w-]+(?:\.[\w-]+)*)*\/?$/.test(wanted) ? wanted : "/desk";

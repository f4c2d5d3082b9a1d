import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import type { RandomBytes } from "../platform/references.ts";
import { type SigningKeys, sign } from "../platform/signing.ts";
import { plusHours } from "../platform/time.ts";

const ALGORITHM = "PBKDF2/SHA-256";

/** Rounds of one attempt. With the attempts below: a tenth of a second or two on a laptop, under a second on a phone; see docs/decisions/0032-protection.md. */
const ROUNDS = 2000;
/** The attempts until the answer, between these: the longest wait is twice the shortest, unlike with a puzzle that luck solves. */
const FEWEST_ATTEMPTS = 250;
const MOST_ATTEMPTS = 500;

/** As long as somebody may take over a form. */
const LASTS_HOURS = 24;

/** The longest answer that is read; ours have about 700 characters. */
const MOST_CHARACTERS = 2000;

const proofSchema = z.lazy(() =>
  z.object({
    challenge: z.object({
      parameters: z.object({
        algorithm: z.literal(ALGORITHM),
        cost: z.int().check(z.positive()),
        data: z.object({ form: z.string(), expires: z.iso.datetime() }),
        keyLength: z.int().check(z.positive()),
        keyPrefix: z.string(),
        keySignature: z.string(),
        nonce: z.string(),
        salt: z.string(),
      }),
      signature: z.string(),
    }),
    solution: z.object({ counter: z.int(), derivedKey: z.string() }),
  }),
);

const secrets = (key: string) => ({
  hmacSignatureSecret: sign([key], "proof-of-work", "challenge"),
  hmacKeySignatureSecret: sign([key], "proof-of-work", "solution"),
});

/** What making a challenge needs from the outside. */
export interface ChallengeNeeds {
  readonly keys: SigningKeys;
  readonly now: Instant;
  readonly randomBytes: RandomBytes;
}

/** A task that takes a browser a moment and a robot that sends thousands of forms a while, for the form of this id only; as JSON for the page. */
export const makeChallenge = async (
  { keys, now, randomBytes }: ChallengeNeeds,
  formId: string,
): Promise<string> => {
  const [high = 0, low = 0] = randomBytes(2);
  const counter =
    FEWEST_ATTEMPTS + Math.floor(((high * 256 + low) / 65_536) * (MOST_ATTEMPTS - FEWEST_ATTEMPTS));
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter,
    deriveKey,
    // The library's own expiry reads the machine's clock, which is not always ours.
    data: { form: formId, expires: plusHours(now, LASTS_HOURS) },
    ...secrets(keys[0]),
  });
  return JSON.stringify(challenge);
};

const parseJson = (text: string): unknown => {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Whether this text, from the hidden field of the form of this id, is the solved challenge that was made for it, not a day old. Anything else is false,
 * however malformed. The same proof proves again: how often a form is sent is counted elsewhere (limits.ts).
 */
export const isProof = async (
  { keys, now }: Pick<ChallengeNeeds, "keys" | "now">,
  formId: string,
  text: string,
): Promise<boolean> => {
  const read = proofSchema.safeParse(parseJson(text));
  if (!read.success) return false;
  const { form, expires } = read.data.challenge.parameters.data;
  if (form !== formId || expires <= now) return false;
  const found = await Promise.all(
    keys.map((key) => verifySolution({ ...read.data, deriveKey, ...secrets(key) })),
  );
  return found.some(({ verified }) => verified);
};

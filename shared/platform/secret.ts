import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod/mini";
import type { SigningKeys } from "./signing.ts";

const secretSchema = z.lazy(() =>
  z.object({
    current: z.string().check(z.minLength(32)),
    previous: z.optional(z.string().check(z.minLength(32))),
  }),
);

/** Fetches the signing keys. Called once for the life of a function's environment, so a replaced key is in use within hours. Throws on a malformed secret. */
export const fetchSigningKeys = async (
  secretId: string,
  client: SecretsManagerClient = new SecretsManagerClient({}),
): Promise<SigningKeys> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  const { current, previous } = secretSchema.parse(JSON.parse(SecretString ?? "{}"));
  return previous === undefined ? [current] : [current, previous];
};

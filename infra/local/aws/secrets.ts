import { randomInt } from "node:crypto";
import * as z from "zod/mini";
import { ApiError, type Operation } from "./calls.ts";
import type { Ledger } from "./ledger.ts";
import type { Resource } from "./template.ts";

const Properties = z.object({
  SecretString: z.optional(z.never()),
  GenerateSecretString: z.strictObject({
    SecretStringTemplate: z.string(),
    GenerateStringKey: z.string(),
    PasswordLength: z._default(z.coerce.number(), 32),
    ExcludeCharacters: z._default(z.string(), ""),
    ExcludeUppercase: z.literal(true),
    ExcludePunctuation: z.literal(true),
  }),
});

/** A made-up value, as the template says; lower case and figures only, without those it leaves out. */
const secretValue = (resource: Resource): string => {
  const rules = Properties.parse(resource.properties).GenerateSecretString;
  const allowed = [..."abcdefghijklmnopqrstuvwxyz0123456789"].filter(
    (character) => !rules.ExcludeCharacters.includes(character),
  );
  const value = Array.from({ length: rules.PasswordLength }, () => allowed[randomInt(allowed.length)]).join(
    "",
  );
  const fixed = z.record(z.string(), z.unknown()).parse(JSON.parse(rules.SecretStringTemplate));
  return JSON.stringify({ ...fixed, [rules.GenerateStringKey]: value });
};

/** A text of a template in which CloudFormation puts what a secret has under a name, as it deploys. */
const REFERENCE =
  /\{\{resolve:secretsmanager:(arn:(?:[^:}]+:){4}secret:[^:}]+):SecretString:([^:}]+)::[^}]*\}\}/g;

/** The secrets of the template, for functions to read and (`filledIn`) for what a deployment puts elsewhere; the ledger holds the values of an earlier start by logical id, and gets the new ones. */
export function secretOperations(
  secrets: Resource[],
  arnOf: (secret: Resource) => string,
  ledger: Ledger,
): { operations: Record<string, Operation>; filledIn: (text: string) => string } {
  const values = new Map(ledger.all("secrets").map(([id, value]) => [id, String(value)]));
  for (const secret of secrets) {
    if (values.has(secret.id)) continue;
    values.set(secret.id, secretValue(secret));
    ledger.put("secrets", secret.id, values.get(secret.id));
  }
  const fieldOf = (arn: string, name: string): string => {
    const secret = secrets.find((one) => arnOf(one) === arn);
    const value = secret === undefined ? {} : JSON.parse(values.get(secret.id) ?? "{}");
    return String(z.record(z.string(), z.unknown()).parse(value)[name]);
  };
  const operations: Record<string, Operation> = {
    "secretsmanager:GetSecretValue": async ({ body }) => {
      const { SecretId } = z.looseObject({ SecretId: z.string() }).parse(body);
      const secret = secrets.find((one) => SecretId === arnOf(one) || SecretId === one.name);
      if (secret === undefined)
        throw new ApiError(
          400,
          "ResourceNotFoundException",
          "Secrets Manager can't find the specified secret.",
        );
      return {
        ARN: arnOf(secret),
        Name: secret.name,
        SecretString: values.get(secret.id),
        VersionId: "local",
        VersionStages: ["AWSCURRENT"],
      };
    },
  };
  const filledIn = (text: string): string =>
    text.replaceAll(REFERENCE, (_all, arn: string, name: string) => fieldOf(arn, name));
  return { operations, filledIn };
}

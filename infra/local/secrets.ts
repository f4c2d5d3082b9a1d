import { randomInt } from "node:crypto";
import * as z from "zod";
import { ApiError, type Operation } from "./calls.ts";
import type { Resource } from "./template.ts";

const Properties = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().default("{}"),
      GenerateStringKey: z.string().optional(),
      PasswordLength: z.coerce.number().default(32),
      ExcludeCharacters: z.string().default(""),
      ExcludeUppercase: z.coerce.boolean().default(false),
      ExcludeLowercase: z.coerce.boolean().default(false),
      ExcludeNumbers: z.coerce.boolean().default(false),
      ExcludePunctuation: z.coerce.boolean().default(false),
    })
    .optional(),
});
type Rules = NonNullable<z.infer<typeof Properties>["GenerateSecretString"]>;

const password = (rules: Rules): string => {
  const alphabet = [
    rules.ExcludeUppercase ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    rules.ExcludeLowercase ? "" : "abcdefghijklmnopqrstuvwxyz",
    rules.ExcludeNumbers ? "" : "0123456789",
    rules.ExcludePunctuation ? "" : "!#$%&()*+,-./:;<=>?@[]^_{|}~",
  ].join("");
  const allowed = [...alphabet].filter((character) => !rules.ExcludeCharacters.includes(character));
  return Array.from({ length: rules.PasswordLength }, () => allowed[randomInt(allowed.length)]).join("");
};

const secretValue = (resource: Resource): string => {
  const { SecretString, GenerateSecretString: rules } = Properties.parse(resource.properties);
  if (rules === undefined) return SecretString ?? "";
  if (rules.GenerateStringKey === undefined) return password(rules);
  const fixed = z.record(z.string(), z.unknown()).parse(JSON.parse(rules.SecretStringTemplate));
  return JSON.stringify({ ...fixed, [rules.GenerateStringKey]: password(rules) });
};

/** The secrets of the template. `kept` holds values from an earlier start by logical id, and gets the new ones. */
export function secretOperations(
  secrets: Resource[],
  arnOf: (secret: Resource) => string,
  kept: Record<string, string>,
): Record<string, Operation> {
  for (const secret of secrets) kept[secret.id] ??= secretValue(secret);
  return {
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
        SecretString: kept[secret.id],
        VersionId: "local",
        VersionStages: ["AWSCURRENT"],
      };
    },
  };
}

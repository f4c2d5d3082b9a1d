import * as z from "zod/mini";
import { flowsOf, storesOf } from "./flows.ts";
import { markdownTable, names, ofType, type Resource } from "./templates.ts";

const secretSchema = z.object({ Description: z.string() });
const certificateSchema = z.object({ DomainName: z.string(), ValidationMethod: z.string() });
const identitySchema = z.object({ EmailIdentity: z.string() });

const secretRows = (resources: readonly Resource[]): readonly (readonly string[])[] => {
  const flows = flowsOf(resources);
  return storesOf(resources)
    .filter(({ resource }) => resource.type === "AWS::SecretsManager::Secret")
    .map(({ resource, name }) => {
      const readers = flows.filter(({ uses }) => uses.some(({ what }) => what === name));
      const rotated = ofType(resources, "AWS::SecretsManager::RotationSchedule").some(({ properties }) =>
        names(properties["SecretId"], resource),
      );
      return [
        name,
        secretSchema.parse(resource.properties).Description,
        readers.map((flow) => `\`${flow.name}\``).join(", "),
        rotated ? "by the calendar" : "by hand",
      ];
    });
};

/** Every secret and key: what it is for, who may read it, how it is replaced. Markdown. */
export const keysDocument = (resources: readonly Resource[]): string => {
  const ownKeys = ofType(resources, "AWS::KMS::Key");
  const certificates = ofType(resources, "AWS::CertificateManager::Certificate").map(({ properties }) => {
    const { DomainName, ValidationMethod } = certificateSchema.parse(properties);
    return [`TLS certificate of ${DomainName}`, "Certificate Manager", `renews itself (${ValidationMethod})`];
  });
  const identities = ofType(resources, "AWS::SES::EmailIdentity").map(({ properties }) => [
    `DKIM key of ${identitySchema.parse(properties).EmailIdentity}`,
    "SES",
    "made and replaced by SES",
  ]);
  return `${[
    "# Keys and secrets",
    "Made by `npm run docs` from the templates (production); do not edit.",
    "## Secrets that the product reads",
    markdownTable(["Secret", "For", "Functions that may read it", "Replaced"], secretRows(resources)),
    "Each holds `current`, 256 random bits made inside the account, and `previous` while it is replaced: [how](../runbooks/deploy.md). Nobody is told their value, no setting and no log has it. A deployment needs no stored key: [the pipeline](../../.github/workflows/deploy.yml) asks for credentials that end within the hour.",
    "What is made of the two signing secrets: HMAC-SHA256 with the purpose in it (`shared/platform/signing.ts`), for links, forms, reply addresses, the proof of work, keyed digests of limits, and names of sessions. No password is kept here, and nothing is encrypted by the product itself. Random values come from `node:crypto`.",
    "Not met: a reply address carries 96 bits of its code, because the part of an address before the @ has at most 64 characters (ASVS 11.2.3 wants 128).",
    "## Keys that AWS keeps",
    markdownTable(
      ["Key", "Kept by", "Replaced"],
      [
        ...certificates,
        ...identities,
        ["Signing keys of the sign-in service", "Cognito", "by Cognito; the desk reads the public ones anew"],
        [
          "Encryption at rest: table, backups, buckets, queues, secrets, logs",
          ownKeys.length === 0
            ? "AWS, keys of its own (no key of the customer's)"
            : `${ownKeys.length} keys of this account`,
          "by AWS",
        ],
      ],
    ),
  ].join("\n\n")}\n`;
};

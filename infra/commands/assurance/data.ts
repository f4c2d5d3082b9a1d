import * as z from "zod/mini";
import { exportKinds, leftOut } from "../../../shared/exports/kinds.ts";
import { everyRule, ruleOf } from "../../../shared/privacy/catalogue/catalogue.ts";
import type { DataClass, RecordRule } from "../../../shared/privacy/catalogue/rule.ts";
import { storesOf } from "./flows.ts";
import { markdownTable, ofType, type Resource } from "./templates.ts";

const CLASSES: Readonly<Record<DataClass, readonly [what: string, rules: string]>> = {
  personal: [
    "names a person, or is what they wrote",
    "never in a log, an entry, a queue, a key or the address of a page; read at the desk after signing in with a second factor; by its person only through their own link",
  ],
  work: [
    "what the programme does; may name colleagues",
    "as personal, but for the team it is everyday; nothing of it is public before it is published",
  ],
  ids: [
    "ids and counts",
    "may be on the bus and in the archive of entries; says nothing without the personal records",
  ],
  open: ["is, or will be, on the public pages", "changed by the team only; kept from being overwritten"],
  system: ["serves the machine", "digests instead of addresses; goes by itself where it can"],
};

const UNTIL_TAKEN_OUT = "until it is erased";

const pattern = (keys: RegExp): string => `\`${keys.source.replaceAll("|", "\\|")}\``;

const rowOf = (
  name: string,
  about: string,
  keys: RegExp,
  said: RecordRule | undefined,
): readonly string[] => [
  name,
  about,
  pattern(keys),
  ...(said === undefined
    ? ["**not said**", "**not said**", "**not said**"]
    : [said.dataClass, said.seenBy.join(", "), said.kept ?? UNTIL_TAKEN_OUT]),
];

const recordRows = (): readonly (readonly string[])[] => [
  ...exportKinds.map(({ name, about, keys }) => rowOf(name, about, keys, ruleOf(name))),
  ...leftOut.map(({ what, why, keys }) => rowOf(what, why, keys, ruleOf(what))),
];

/** Kinds of record of which the catalogue says nothing, and kinds that it speaks of and that are no more. Both are to be none. */
export const unclassified = (): { readonly missing: readonly string[]; readonly gone: readonly string[] } => {
  const known: readonly string[] = [
    ...exportKinds.map(({ name }) => name),
    ...leftOut.map(({ what }) => what),
  ];
  const said = everyRule.map(([name]) => name);
  return {
    missing: known.filter((name) => !said.includes(name)),
    gone: said.filter((name) => !known.includes(name)),
  };
};

const bucketSchema = z.object({
  LifecycleConfiguration: z.optional(
    z.looseObject({
      Rules: z.array(
        z.looseObject({
          ExpirationInDays: z.optional(z.number()),
          NoncurrentVersionExpiration: z.optional(z.looseObject({ NoncurrentDays: z.number() })),
        }),
      ),
    }),
  ),
  VersioningConfiguration: z.optional(z.object({ Status: z.string() })),
});
const tableSchema = z.object({
  PointInTimeRecoverySpecification: z.looseObject({
    PointInTimeRecoveryEnabled: z.boolean(),
    RecoveryPeriodInDays: z.number(),
  }),
});
const queueSchema = z.object({ MessageRetentionPeriod: z._default(z.number(), 345_600) });
const archiveSchema = z.object({ RetentionDays: z.number() });
const planSchema = z.object({
  BackupPlan: z.looseObject({
    BackupPlanRule: z.array(
      z.looseObject({
        RuleName: z.string(),
        Lifecycle: z.optional(z.looseObject({ DeleteAfterDays: z.optional(z.number()) })),
      }),
    ),
  }),
});

const inBucket: Readonly<Record<string, string>> = {
  "access logs bucket": "who asked for what: [logs](logs.md)",
  "assets bucket": "stylesheets and scripts; open",
  "files bucket": "files that people sent; personal",
  "uploads bucket": "files that browsers sent, until their form comes; personal",
  "mail bucket": "mail as it came in; personal",
  "exports bucket": "archives of everything; personal",
};

const keptInBucket = ({ properties }: Resource): string => {
  const { LifecycleConfiguration, VersioningConfiguration } = bucketSchema.parse(properties);
  const rules = LifecycleConfiguration?.Rules ?? [];
  const [days] = rules.flatMap(({ ExpirationInDays = [] }) => ExpirationInDays);
  const [old] = rules.flatMap(({ NoncurrentVersionExpiration: is }) =>
    is === undefined ? [] : is.NoncurrentDays,
  );
  return [
    days === undefined ? UNTIL_TAKEN_OUT : `${days} days`,
    ...(VersioningConfiguration === undefined
      ? []
      : [`versions${old === undefined ? "" : `, old ones ${old} days`}`]),
  ].join("; ");
};

const storeRows = (resources: readonly Resource[]): readonly (readonly string[])[] => {
  const rows = storesOf(resources).flatMap(({ resource, name }): readonly (readonly string[])[] => {
    if (resource.type === "AWS::S3::Bucket") return [[name, inBucket[name] ?? "", keptInBucket(resource)]];
    if (resource.type === "AWS::SQS::Queue") {
      const days = queueSchema.parse(resource.properties).MessageRetentionPeriod / 86_400;
      return [[name, "ids", `${days} days at most`]];
    }
    if (resource.type !== "AWS::DynamoDB::Table") return [];
    const { PointInTimeRecoverySpecification: back } = tableSchema.parse(resource.properties);
    return [
      [
        name,
        "all records below",
        `each as below; any second of the last ${back.RecoveryPeriodInDays} days can be brought back`,
      ],
    ];
  });
  const archives = ofType(resources, "AWS::Events::Archive").map(({ properties }) => [
    "archive of the bus",
    "entries; ids",
    `${archiveSchema.parse(properties).RetentionDays} days`,
  ]);
  const backups = ofType(resources, "AWS::Backup::BackupPlan").flatMap(({ properties }) =>
    planSchema
      .parse(properties)
      .BackupPlan.BackupPlanRule.map(({ RuleName, Lifecycle }) => [
        `${RuleName} backups`,
        "the table, whole",
        Lifecycle?.DeleteAfterDays === undefined ? "for ever" : `${Lifecycle.DeleteAfterDays} days`,
      ]),
  );
  return [
    ...rows,
    ...archives,
    ...backups,
    ["sign-in service", "accounts of the team; personal", "until an operator deletes them"],
  ];
};

/** Every kind of data: its class, where it lives, who sees it, how long it is kept. Markdown. */
export const dataDocument = (resources: readonly Resource[]): string =>
  `${[
    "# Data: classes, places, times",
    "Made by `npm run docs` from the templates, the kinds of the export and `shared/privacy/catalogue`; do not edit.",
    "## Classes",
    markdownTable(
      ["Class", "What it is", "Rules"],
      Object.entries(CLASSES).map(([name, said]) => [name, ...said]),
    ),
    "## Where data live",
    "In one AWS region (London, unless the settings say otherwise), each store encrypted at rest and reached over TLS only. The browser keeps cookies and nothing else: one that protects forms, one with the name of a session, one while somebody signs in.",
    markdownTable(["Store", "What is in it", "Kept"], storeRows(resources)),
    "## Records in the table",
    "*The team* is everybody who signs in at the desk, viewers too; for applications to a blind call, names are hidden from them until all scores are in. *Its person* sees it by a link in their own email. *Until it is erased*: there is no time after which it goes by itself.",
    markdownTable(["Kind", "What it is", "Key", "Class", "Seen by", "Kept"], recordRows()),
  ].join("\n\n")}\n`;

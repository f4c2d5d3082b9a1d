import { en } from "zod/locales";
import * as z from "zod/mini";

/**
 * One place where Convenor runs. Everything that differs between two deployments is here, and only here.
 * Account identifiers and addresses are no secrets; secrets are made inside the account and never written down.
 */
export const environmentSchema = z.object({
  /**
   * Part of every stack's name: `convenor-<name>-data`. No hyphens, so that one environment's names never begin with
   * another's; short, because CloudFormation keeps only the first 24 characters of it in a function's name.
   */
  name: z.string().check(z.regex(/^[a-z][a-z0-9]{1,13}$/)),
  /** The AWS account to deploy to. Without it the credentials in use decide. */
  account: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  /** Where the data live. */
  region: z.string().check(z.regex(/^[a-z]{2}-[a-z]+-\d$/)),
  /** What people know the programme by: in page headers, in letters, as the name beside the sender's address. */
  programmeName: z.string().check(z.minLength(2), z.maxLength(80)),
  /** The address of the site without a slash at the end. Links in letters start with it. */
  siteUrl: z.url().check(z.regex(/[^/]$/, "must not end with a slash")),
  /** The domain of `siteUrl` when it is the programme's own; a certificate is then made for it. */
  domain: z.optional(z.hostname()),
  /** The domain that mail is sent from; it gets DKIM keys and a return path of its own. */
  mailDomain: z.hostname(),
  /** The sender of all letters, an address under `mailDomain`. */
  mailFrom: z.email(),
  /** The domain at which mail comes in, for the programme alone: enquiries, and the signed addresses for answers. Its MX is SES. */
  incomingDomain: z.hostname(),
  /** The address that people write their enquiries to, under `incomingDomain`. */
  enquiryAddress: z.email(),
  /** Where the team reads its letters: new enquiries, the weekly report. */
  teamInbox: z.email(),
  /** Who is told when an alarm goes off. */
  alarmAddress: z.email(),
  /** Start of the address of the team's sign-in page; unique within the region, over all AWS customers. */
  signInPrefix: z
    .string()
    .check(
      z.regex(/^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])?$/),
      z.regex(
        /^(?!.*(?:aws|amazon|cognito))/,
        "Cognito accepts no prefix that contains aws, amazon or cognito",
      ),
    ),
  /** Another place where the team signs in, instead of the user pool of this deployment. */
  signIn: z.optional(z.object({ issuer: z.url(), clientId: z.string().check(z.minLength(1)) })),
  /**
   * A table to work on instead of the one this deployment made: one restored from a backup, with its stream on
   * (docs/runbooks/restore.md). The other is kept as it is.
   */
  restoredTable: z.optional(
    z.object({ name: z.string().check(z.minLength(3)), streamArn: z.string().check(z.startsWith("arn:")) }),
  ),
  /**
   * Counts how often the key of the front door was replaced. A deployment gives CloudFront the new key only where something else of the
   * distribution changes with it (docs/runbooks/deploy.md).
   */
  frontDoorKey: z._default(z.int().check(z.positive()), 1),
  /**
   * Whether a web application firewall stands before the site (about $7 a month), and what it does with who asks too often: it `counts` them, until the
   * counts have shown that no hospital is among them, and then `blocks` (docs/decisions/0067-front-door.md).
   */
  firewall: z.union([z.literal(false), z.enum(["counts", "blocks"])]),
  /** How long the functions' logs are kept. One of the periods CloudWatch offers. */
  logRetentionDays: z.literal([7, 14, 30, 60, 90, 180, 365]),
  logLevel: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]),
});

/** The settings of one deployment, checked. */
export type Environment = z.infer<typeof environmentSchema>;

/** How the name of every stack of an environment begins, and so of every function in them. */
export const functionNamePrefix = ({ name }: Pick<Environment, "name">): string => `convenor-${name}-`;

/**
 * To deploy: copy `production` below under your own name, replace every `.example` value, and follow
 * docs/runbooks/deploy.md. `npm run deploy -- <name>` refuses an environment that still names `.example`.
 */
const production = {
  name: "production",
  region: "eu-west-2",
  programmeName: "Example Innovation Programme",
  siteUrl: "https://convenor.programme.example",
  domain: "convenor.programme.example",
  mailDomain: "programme.example",
  mailFrom: "hello@programme.example",
  incomingDomain: "post.programme.example",
  enquiryAddress: "enquiries@post.programme.example",
  teamInbox: "team@programme.example",
  alarmAddress: "operator@programme.example",
  signInPrefix: "convenor-programme-example",
  firewall: "counts",
  logRetentionDays: 90,
  logLevel: "INFO",
} as const;

/** A place to try a release before it goes to production: the same, with an account and domains of its own. */
const staging = {
  ...production,
  name: "staging",
  siteUrl: "https://convenor.staging.programme.example",
  domain: "convenor.staging.programme.example",
  mailDomain: "staging.programme.example",
  mailFrom: "hello@staging.programme.example",
  incomingDomain: "post.staging.programme.example",
  enquiryAddress: "enquiries@post.staging.programme.example",
  signInPrefix: "convenor-staging-programme-example",
} as const;

/** Where this machine's invented team signs in: on another site than ours, as Cognito is. */
const LOCAL_SIGN_IN = "http://127.0.0.1:8006";

const local = (siteUrl: string) => ({
  name: "local",
  region: "eu-west-2",
  programmeName: "Example Innovation Programme",
  siteUrl,
  mailDomain: "programme.example",
  mailFrom: "hello@programme.example",
  incomingDomain: "post.programme.example",
  enquiryAddress: "enquiries@post.programme.example",
  teamInbox: "team@programme.example",
  alarmAddress: "operator@programme.example",
  signInPrefix: "convenor-local",
  signIn: { issuer: LOCAL_SIGN_IN, clientId: "convenor-desk" },
  firewall: false,
  logRetentionDays: 7,
  logLevel: "INFO",
});

/**
 * The checked settings of the environment called `name`. `siteUrl` says where the local one is reached; the
 * others know their own. Throws with all that is wrong, or with the known names if there is no such environment.
 */
export const environmentNamed = (name: string, siteUrl = "http://localhost:3000"): Environment => {
  const known: Record<string, unknown> = { staging, production, local: local(siteUrl) };
  const settings = known[name];
  if (settings === undefined) {
    throw new Error(
      `There is no environment "${name}". infra/environments.ts has: ${Object.keys(known).join(", ")}.`,
    );
  }
  const checked = environmentSchema.safeParse(settings, { error: en().localeError });
  if (checked.success) return checked.data;
  throw new Error(
    `Environment "${name}" in infra/environments.ts is not usable.\n${z.prettifyError(checked.error)}`,
  );
};

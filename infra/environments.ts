import * as z from "zod";

/**
 * One place where Convenor runs. Everything that differs between two deployments is here, and only here.
 * Account identifiers and addresses are no secrets; secrets are made inside the account and never written down.
 */
export const environmentSchema = z.object({
  /** Part of every stack's name: `convenor-<name>-data`. */
  name: z.string().regex(/^[a-z][a-z0-9-]{1,20}$/),
  /** The AWS account to deploy to. Without it the credentials in use decide. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Where the data live. */
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
  /** What people know the programme by: in page headers, in letters, as the name beside the sender's address. */
  programmeName: z.string().min(2).max(80),
  /** The address of the site without a slash at the end. Links in letters start with it. */
  siteUrl: z.url().regex(/[^/]$/, "must not end with a slash"),
  /** The domain of `siteUrl` when it is the programme's own; a certificate is then made for it. */
  domain: z.hostname().optional(),
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
  signInPrefix: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])?$/),
  /** Another place where the team signs in, instead of the user pool of this deployment. */
  signIn: z.object({ issuer: z.url(), clientId: z.string().min(1) }).optional(),
  /**
   * A table to work on instead of the one this deployment made: one restored from a backup, with its stream on
   * (docs/runbooks/restore.md). The other is kept as it is.
   */
  restoredTable: z.object({ name: z.string().min(3), streamArn: z.string().startsWith("arn:") }).optional(),
  /** Whether a web application firewall with a rate rule stands before the site (about $6 a month). */
  firewall: z.boolean(),
  /** How long the functions' logs are kept. One of the periods CloudWatch offers. */
  logRetentionDays: z.literal([7, 14, 30, 60, 90, 180, 365]),
  logLevel: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]),
});

/** The settings of one deployment, checked. */
export type Environment = z.infer<typeof environmentSchema>;

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
  firewall: true,
  logRetentionDays: 90,
  logLevel: "INFO",
} as const;

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
  signIn: { issuer: `${siteUrl}/_local/sign-in`, clientId: "convenor-desk" },
  firewall: false,
  logRetentionDays: 7,
  logLevel: "INFO",
});

/**
 * The checked settings of the environment called `name`. `siteUrl` says where the local one is reached; the
 * others know their own. Throws with all that is wrong, or with the known names if there is no such environment.
 */
export const environmentNamed = (name: string, siteUrl = "http://localhost:3000"): Environment => {
  const known: Record<string, unknown> = { production, local: local(siteUrl) };
  const settings = known[name];
  if (settings === undefined) {
    throw new Error(
      `There is no environment "${name}". infra/environments.ts has: ${Object.keys(known).join(", ")}.`,
    );
  }
  const checked = environmentSchema.safeParse(settings);
  if (checked.success) return checked.data;
  throw new Error(
    `Environment "${name}" in infra/environments.ts is not usable.\n${z.prettifyError(checked.error)}`,
  );
};

import type { Environment } from "../environments.ts";
import type { Finding } from "./findings.ts";
import { type DeployedStack, type Leftover, treatStack } from "./stack-state.ts";

/** The answer of a service, or why there is none: the credentials may lack the right to ask. */
export type Looked<T> = { readonly value: T } | { readonly error: string };

/** What a deployment knows of the account before it starts. */
export type Facts = {
  readonly identity: { readonly account: string; readonly arn: string };
  /** The version of CDK's bootstrap in each region that is deployed to; undefined where there is none. */
  readonly bootstrap: readonly { readonly region: string; readonly version: Looked<number | undefined> }[];
  readonly stacks: readonly DeployedStack[];
  /** What first deployments that failed left behind, by the stack's name. */
  readonly leftovers: ReadonlyMap<string, readonly Leftover[]>;
  /** How many functions may run at the same time. */
  readonly concurrency: Looked<number>;
  readonly mail: Looked<{ readonly production: boolean; readonly sending: boolean }>;
  /** Those of the environment's mail domains that are SES identities of the account already. */
  readonly mailIdentities: Looked<readonly string[]>;
};

/** The least version of the bootstrap that deploying and comparing our stacks need. */
const BOOTSTRAP_VERSION = 8;

/** With fewer functions at once than this, a busy morning turns visitors away. */
const ENOUGH_AT_ONCE = 100;

/** The settings that still hold a value of the example, or that make no sense outside this machine. */
export const unfinishedSettings = (environment: Environment): string[] =>
  Object.entries(environment).flatMap(([setting, value]) =>
    /example|localhost/i.test(JSON.stringify(value)) ? [setting] : [],
  );

/** Whether the settings are those of a real programme. */
export const judgeSettings = (environment: Environment): Finding => {
  const unfinished = unfinishedSettings(environment);
  return unfinished.length === 0
    ? { state: "ok", about: "Settings", says: "no example values are left." }
    : {
        state: "failed",
        about: "Settings",
        says: `environment "${environment.name}" still has example values for ${unfinished.join(", ")}. Set them in infra/environments.ts; docs/runbooks/deploy.md says how to choose them.`,
      };
};

const judgeAccount = (
  { name, account }: Environment,
  { account: signedIn, arn }: Facts["identity"],
): Finding => {
  const about = "Account";
  if (account === undefined) {
    return {
      state: "note",
      about,
      says: `${signedIn}, because you are signed in there (${arn}). Set account: "${signedIn}" in infra/environments.ts, and a deployment of ${name} anywhere else is refused.`,
    };
  }
  return account === signedIn
    ? { state: "ok", about, says: `${signedIn}, as ${arn}.` }
    : {
        state: "failed",
        about,
        says: `${name} belongs to account ${account}, and you are signed in to ${signedIn} (${arn}). Sign in to ${account}, or set AWS_PROFILE.`,
      };
};

const judgeBootstrap = ({ bootstrap, identity }: Facts): Finding[] =>
  bootstrap.map(({ region, version }): Finding => {
    const about = `CDK in ${region}`;
    if ("error" in version) return { state: "note", about, says: `could not be checked: ${version.error}` };
    if (version.value !== undefined && version.value >= BOOTSTRAP_VERSION) {
      return { state: "ok", about, says: `the region is prepared (bootstrap version ${version.value}).` };
    }
    const missing = version.value === undefined ? "the region is not prepared" : "its bootstrap is too old";
    return {
      state: "failed",
      about,
      says: `${missing}. Run: npx cdk bootstrap aws://${identity.account}/${region}`,
    };
  });

const judgeConcurrency = ({ region }: Environment, { concurrency }: Facts): Finding => {
  const about = "Lambda";
  if ("error" in concurrency)
    return { state: "note", about, says: `could not be checked: ${concurrency.error}` };
  const { value } = concurrency;
  if (value >= ENOUGH_AT_ONCE) return { state: "ok", about, says: `${value} functions may run at once.` };
  return {
    state: "note",
    about,
    says: `only ${value} functions may run at once in this account, so visitors get error pages at busy times. Ask for 1,000: aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value 1000`,
  };
};

const judgeMail = ({ region }: Environment, { mail }: Facts): Finding => {
  const about = "SES";
  if ("error" in mail) return { state: "note", about, says: `could not be checked: ${mail.error}` };
  if (!mail.value.sending) {
    return {
      state: "note",
      about,
      says: `AWS has paused sending for this account, so no letter goes out. SES > Account dashboard says why.`,
    };
  }
  return mail.value.production
    ? { state: "ok", about, says: "the account may send to everybody." }
    : {
        state: "note",
        about,
        says: `the account is in the sandbox: letters reach verified addresses only, 200 a day. Ask for production access: https://${region}.console.aws.amazon.com/ses/home?region=${region}#/get-set-up`,
      };
};

const judgeIdentities = (facts: Facts, dataIsDeployed: boolean, region: string): Finding[] => {
  const { mailIdentities } = facts;
  if (dataIsDeployed || "error" in mailIdentities) return [];
  return mailIdentities.value.map((domain) => ({
    state: "failed",
    about: "Mail domain",
    says: `${domain} is an SES identity of this account already, so the data stack could not make it. Use another domain or account, or remove it if nothing uses it: aws sesv2 delete-email-identity --region ${region} --email-identity ${domain}`,
  }));
};

const judgeStacks = ({ stacks, leftovers }: Facts): Finding[] => {
  const refused = stacks.flatMap((stack): Finding[] => {
    const treatment = treatStack(stack, leftovers.get(stack.name));
    if (treatment.does === "refuse") return [{ state: "failed", about: stack.name, says: treatment.says }];
    if (treatment.does !== "recreate") return [];
    const says =
      "its first deployment failed and left nothing behind. The empty stack is deleted and created again.";
    return [{ state: "note", about: stack.name, says }];
  });
  if (refused.length > 0) return refused;
  const says =
    stacks.length === 0 ? "none yet: this is the first deployment." : `${stacks.length}, all can be changed.`;
  return [{ state: "ok", about: "Stacks", says }];
};

/** Whether a deployment can start, and what its operator should know. It must not start when anything failed. */
export const judgeReadiness = (
  environment: Environment,
  facts: Facts,
  dataIsDeployed: boolean,
): Finding[] => [
  judgeAccount(environment, facts.identity),
  ...judgeBootstrap(facts),
  ...judgeStacks(facts),
  ...judgeIdentities(facts, dataIsDeployed, environment.region),
  judgeConcurrency(environment, facts),
  judgeMail(environment, facts),
];
